namespace Cairn.Engine.Disclosure;

/// <summary>What was published, as one system with the bounds that each cell's own showing puts on it.</summary>
internal sealed class Published
{
    public required CellSystem System { get; init; }

    /// <summary>The least and most that a cell can be, inclusive; <see cref="Propagation.Unbounded"/> where it is hidden.</summary>
    public required long[] Low { get; init; }

    public required long[] High { get; init; }

    /// <summary>For each cell the first table that shows it; the release's tables come before earlier ones.</summary>
    public required int?[] ShownIn { get; init; }

    /// <summary>For each cell the first table that hides it.</summary>
    public required int?[] HiddenIn { get; init; }

    /// <summary>Cells whose earlier value cannot be that of now: it was corrected since.</summary>
    public required int Corrected { get; init; }

    /// <exception cref="UnfitTablesException">A table's axes or length are not as agreed, or a value is below nought.</exception>
    public static Published Of(DisclosureRule rule, IReadOnlyList<ShownTable> tables, IReadOnlyList<ShownTable> earlier)
    {
        ShownTable[] all = [.. tables, .. earlier];
        var system = CellSystem.Of([.. all.Select(t => new TableFrame(t.Id, t.Axes, t.Cells.Length))]);
        var (low, high) = (new long[system.Count], Enumerable.Repeat(Propagation.Unbounded, system.Count).ToArray());
        var (shownIn, hidden, corrected) = (new int?[system.Count], new int?[system.Count], 0);
        for (var t = 0; t < all.Length; t++)
        {
            for (var p = 0; p < all[t].Cells.Length; p++)
            {
                var (cell, shown) = (system.Cells[t][p], all[t].Cells[p]);
                var (from, to) = Behind(all[t].Rule ?? rule, shown, () => CellSystem.Name(new(all[t].Id, all[t].Axes, 0), p));
                if (shown.Mark == Mark.Confidential)
                    hidden[cell] ??= t;
                if (from > high[cell] || to < low[cell])
                {
                    if (t < tables.Count)
                        throw new UnfitTablesException($"The tables show different values for {system.Name(cell)}, also in table \"{all[t].Id}\".", "Make all tables of a release from the same counts.");
                    corrected++;
                    continue;
                }
                if (shown.Value is not null)
                    shownIn[cell] ??= t;
                (low[cell], high[cell]) = (Math.Max(low[cell], from), Math.Min(high[cell], to));
            }
        }
        return new() { System = system, Low = low, High = high, ShownIn = shownIn, HiddenIn = hidden, Corrected = corrected };
    }

    /// <summary>Since a true zero is never hidden, a hidden count is at least 1.</summary>
    public static (long Low, long High) Behind(DisclosureRule rule, ShownCell cell, Func<string> name) => cell switch
    {
        { Value: < 0 } => throw new UnfitTablesException($"The value of {name()} is below nought.", "Counts are 0 or more."),
        { Value: { } value } => rule.Behind(value),
        { Mark: Mark.Confidential } => (1, Propagation.Unbounded),
        { Mark: Mark.NotApplicable } => (0, 0),
        _ => (0, Propagation.Unbounded),
    };
}
