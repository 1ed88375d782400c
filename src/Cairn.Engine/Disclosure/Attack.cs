using System.Globalization;

namespace Cairn.Engine.Disclosure;

/// <summary>
/// Tries to work out what was hidden, from nothing but what was published and the rule. For every hidden cell it finds the least and the
/// most that it can be in whole numbers, over all sums of all tables together: first by each sum alone, then by linear programming
/// (Fischetti and Salazar 2001 call it the attacker's problem), then by splitting where a solution is not whole.
/// </summary>
public static class Attack
{
    /// <param name="rule">The rule of the tables that do not carry their own.</param>
    /// <param name="tables">One release: all of the same population on the same day.</param>
    /// <param name="earlier">Earlier releases of that same population; not another year's, unless the year is an axis.</param>
    /// <exception cref="UnfitTablesException">A table is not as agreed, or the tables of the release contradict each other.</exception>
    public static AttackReport On(DisclosureRule rule, IReadOnlyList<ShownTable> tables, IReadOnlyList<ShownTable> earlier)
    {
        DisclosureRule.Check(rule);
        return Try(rule, tables, earlier) ?? (earlier.Count == 0 ? null : Try(rule, tables, []) is { } alone
            ? alone with { Remarks = ["The earlier releases and this one do not fit together, so figures were corrected in between; this one was attacked alone."] } : null)
            ?? throw new UnfitTablesException("No counts fit the published tables: they contradict each other.", "Make all tables of a release from the same counts, and by the same rule.");
    }

    private static AttackReport? Try(DisclosureRule rule, IReadOnlyList<ShownTable> tables, IReadOnlyList<ShownTable> earlier)
    {
        ShownTable[] all = [.. tables, .. earlier];
        var published = Published.Of(rule, tables, earlier);
        bool IsHidden(int cell) => published.HiddenIn[cell] is { } by && (by < tables.Count || published.ShownIn[cell] is null);
        bool IsRounded(int cell) => published.HiddenIn[cell] is null && published.ShownIn[cell] is { } by && by < tables.Count && (all[by].Rule ?? rule) is { HideUnder: 0, RoundTo: > 1 };
        var targets = Enumerable.Range(0, published.System.Count).Where(c => IsHidden(c) || IsRounded(c)).ToList();
        if (CellBounds.Find(published.System, published.Low, published.High, targets, IsHidden) is not { } bounds)
            return null;
        string? How(int cell)
        {
            var (low, high) = (bounds.Low[cell], bounds.High[cell]);
            if (!IsHidden(cell))
                return low == high && low > 0 ? $"rounded, and yet it can only be {Number(low)}." : null;
            var hideUnder = (all[published.HiddenIn[cell]!.Value].Rule ?? rule).HideUnder;
            var before = published.HiddenIn[cell] < tables.Count ? "" : "hidden in an earlier release, and with this one ";
            if (published.ShownIn[cell] is { } by)
                return $"hidden, and yet {(by < tables.Count ? "this release" : "an earlier release")} shows it in table \"{all[by].Id}\".";
            if (low == high)
                return $"{before}it can only be {Number(low)}.";
            return high < hideUnder && (low > 1 || high < hideUnder - 1) ? $"{before}it can only be from {Number(low)} to {Number(high)}, which says more than that it is under {Number(hideUnder)}." : null;
        }
        var cells = targets.Select(cell => (Cell: cell, How: How(cell))).Where(c => IsHidden(c.Cell) || c.How is not null).Select(c =>
        {
            var (table, position) = published.System.First(c.Cell);
            return new AttackedCell(all[table].Id, position, published.System.Name(c.Cell), bounds.Low[c.Cell], bounds.High[c.Cell] == Propagation.Unbounded ? null : bounds.High[c.Cell], c.How);
        });
        return new([.. cells], targets.Count, targets.Count(t => bounds.IsOuter[t]),
            published.Corrected == 0 ? [] : [$"{Number(published.Corrected)} earlier values cannot be those of now and were taken as corrected since."]);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
