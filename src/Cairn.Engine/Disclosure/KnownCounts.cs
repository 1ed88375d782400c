namespace Cairn.Engine.Disclosure;

/// <summary>The counts of a release, each once, with what earlier releases have said of them.</summary>
internal sealed class KnownCounts
{
    private const int Tries = 2000;

    private KnownCounts(CellSystem system) =>
        (System, Counts, IsNow, Low, High, ShownIn, IsHidden) = (system, new long[system.Count], new bool[system.Count], new long[system.Count],
            [.. Enumerable.Repeat(Propagation.Unbounded, system.Count)], new string?[system.Count], new bool[system.Count]);

    public CellSystem System { get; }

    /// <summary>For a cell that only earlier releases have, some count that fits.</summary>
    public long[] Counts { get; }

    /// <summary>Whether the release has the cell.</summary>
    public bool[] IsNow { get; }

    /// <summary>What earlier releases leave open, inclusive.</summary>
    public long[] Low { get; }

    public long[] High { get; }

    /// <summary>The earlier table that shows the cell.</summary>
    public string?[] ShownIn { get; }

    /// <summary>Whether an earlier release hides it, and none shows it.</summary>
    public bool[] IsHidden { get; }

    /// <exception cref="UnfitTablesException">A table is not as agreed, children do not add to their parent, or tables contradict each other.</exception>
    public static KnownCounts Of(IReadOnlyList<CountTable> tables)
    {
        var frames = tables.Select(t => new TableFrame(t.Id, t.Axes, t.Counts.Length)).ToList();
        if (frames.GroupBy(f => f.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UnfitTablesException($"The release has two tables \"{twice.Key}\".", "Give each its own id.");
        var known = new KnownCounts(CellSystem.Of(frames));
        known.Take(tables);
        foreach (var sum in known.System.Sums)
        {
            var parts = sum.Parts.Sum(p => known.Counts[p]);
            if (parts != known.Counts[sum.Whole])
                throw new UnfitTablesException($"In {known.System.Name(sum.Whole)} the count is {known.Counts[sum.Whole]}, but its parts, from {known.System.Name(sum.Parts[0])} on, add to {parts}.", "Count all tables of a release from the same data, with every part.");
        }
        return known;
    }

    /// <returns>Null where the earlier releases do not fit the counts, so that figures must have been corrected since.</returns>
    public static KnownCounts? Of(IReadOnlyList<CountTable> tables, IReadOnlyList<ShownTable> earlier, DisclosureRule rule)
    {
        var known = new KnownCounts(CellSystem.Of([.. tables.Select(t => new TableFrame(t.Id, t.Axes, t.Counts.Length)), .. earlier.Select(t => new TableFrame(t.Id, t.Axes, t.Cells.Length))]));
        known.Take(tables);
        foreach (var (t, table) in earlier.Index())
        {
            for (var p = 0; p < table.Cells.Length; p++)
            {
                var cell = known.System.Cells[tables.Count + t][p];
                var (low, high) = Published.Behind(table.Rule ?? rule, table.Cells[p], () => known.System.Name(cell));
                if (known.IsNow[cell] && (known.Counts[cell] < low || known.Counts[cell] > high))
                    continue; // Corrected since: the old value says nothing of this one.
                known.IsHidden[cell] |= table.Cells[p].Mark == Mark.Confidential;
                if (table.Cells[p].Value is not null)
                    known.ShownIn[cell] ??= table.Id;
                (known.Low[cell], known.High[cell]) = (Math.Max(known.Low[cell], low), Math.Min(known.High[cell], high));
            }
        }
        for (var cell = 0; cell < known.Counts.Length; cell++)
            known.IsHidden[cell] &= known.ShownIn[cell] is null;
        return known.Complete() && Array.TrueForAll(known.System.Sums, s => known.Counts[s.Whole] == s.Parts.Sum(p => known.Counts[p])) ? known : null;
    }

    private void Take(IReadOnlyList<CountTable> tables)
    {
        foreach (var (t, table) in tables.Index())
        {
            for (var p = 0; p < table.Counts.Length; p++)
            {
                var cell = System.Cells[t][p];
                if (table.Counts[p] < 0)
                    throw new UnfitTablesException($"The count of {CellSystem.Name(new(table.Id, table.Axes, 0), p)} is {table.Counts[p]}.", "Counts are 0 or more.");
                if (IsNow[cell] && Counts[cell] != table.Counts[p])
                    throw new UnfitTablesException($"The count of {System.Name(cell)} is {Counts[cell]}, but the same cell in {CellSystem.Name(new(table.Id, table.Axes, 0), p)} is {table.Counts[p]}.", "Count all tables of a release from the same data.");
                (Counts[cell], IsNow[cell]) = (table.Counts[p], true);
            }
        }
    }

    /// <summary>Finds counts for the cells that only earlier releases have.</summary>
    private bool Complete()
    {
        foreach (var component in System.Components(c => !IsNow[c]))
        {
            if (component.Exists(c => Low[c] > High[c]))
                return false;
            var program = new LinearSystem();
            var place = component.ToDictionary(c => c, c => program.Add(Low[c], High[c] == Propagation.Unbounded ? double.PositiveInfinity : High[c], Low[c]));
            program.Equations.AddRange(System.Equations(component, c => place.TryGetValue(c, out var v) ? [(v, 1)] : [], c => place.ContainsKey(c) ? 0 : Counts[c]));
            var (simplex, tries) = (new Simplex(program), Tries);
            if (!simplex.IsPossible || !simplex.MakeWhole(ref tries))
                return false;
            component.ForEach(c => Counts[c] = simplex.At(place[c]));
        }
        return true;
    }
}
