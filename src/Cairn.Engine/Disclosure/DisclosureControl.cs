namespace Cairn.Engine.Disclosure;

/// <summary>Makes counts fit to be shown: hides what is under the rule's threshold and what would give it away, then rounds.</summary>
public static class DisclosureControl
{
    /// <param name="tables">One release: all of the same population on the same day, so that equal cells are one cell.</param>
    /// <param name="earlier">Earlier releases of that same population; not another year's, unless the year is an axis.</param>
    /// <exception cref="ArgumentException">The rule does nothing, or is none that was agreed.</exception>
    /// <exception cref="UnfitTablesException">A table is not as agreed, children do not add to their parent, or tables contradict each other.</exception>
    public static Protected Protect(DisclosureRule rule, IReadOnlyList<CountTable> tables, IReadOnlyList<ShownTable> earlier)
    {
        DisclosureRule.Check(rule);
        // The counts by themselves first: a part that only an earlier release has would make them seem not to add up.
        var alone = KnownCounts.Of(tables);
        var counts = earlier.Count == 0 ? alone : KnownCounts.Of(tables, earlier, rule);
        var remarks = new List<string>();
        if (counts is null)
        {
            remarks.Add("The earlier releases and these counts do not fit together, so figures were corrected in between; this release was protected by itself.");
            counts = alone;
        }
        var all = Enumerable.Range(0, counts.Counts.Length).ToList();
        var primary = all.Where(c => IsSmall(rule, counts, c)).ToList();
        var again = all.Where(c => counts.IsHidden[c] && counts.IsNow[c] && counts.Counts[c] > 0 && !IsSmall(rule, counts, c)).ToList();
        var knowledge = all.Select(c => Knowledge(rule, counts, c)).ToArray();
        var (hidden, goals, chosen) = Hide(rule, counts, knowledge, [.. primary.Concat(again)], [.. primary.Where(c => counts.ShownIn[c] is null)]);
        string[] ids = [.. tables.Select(t => t.Id), .. earlier.Select(t => t.Id)];
        List<HiddenCell> Named(IEnumerable<int> cells) => [.. cells.Select(c => (Cell: c, At: counts.System.First(c))).Select(c => new HiddenCell(ids[c.At.Table], c.At.Position, counts.System.Name(c.Cell)))];
        var shown = tables.Index().Select(t => new ShownTable(t.Item.Id, t.Item.Axes,
            [.. t.Item.Counts.Select((count, p) => hidden[counts.System.Cells[t.Index][p]] ? new ShownCell(null, Mark.Confidential) : new ShownCell(rule.Round(count), Mark.None))]) { Rule = rule });
        return new([.. shown], Named(primary), Named(chosen), Named(again), Named(primary.Where(c => counts.ShownIn[c] is not null)),
            Named(goals.Where(g => g.ReliesOn is null).Select(g => g.Cell).Distinct()), remarks);
    }

    private static bool IsSmall(DisclosureRule rule, KnownCounts counts, int cell) => counts.IsNow[cell] && counts.Counts[cell] > 0 && counts.Counts[cell] < rule.HideUnder;

    private static Knowledge Knowledge(DisclosureRule rule, KnownCounts counts, int cell)
    {
        var (low, high, count) = (counts.Low[cell], counts.High[cell], counts.Counts[cell]);
        var isOut = counts.ShownIn[cell] is not null;
        if (!counts.IsNow[cell] || (isOut && IsSmall(rule, counts, cell)))
            return new(low, high, low, high, CanHide: false);
        var (shownLow, shownHigh) = rule.Behind(rule.Round(count));
        return new(Math.Max(low, shownLow), Math.Min(high, shownHigh), Math.Max(low, 1), high, CanHide: count > 0 && rule.HideUnder > 0 && !isOut);
    }

    private static (bool[] Hidden, List<Goal> Goals, List<int> Chosen) Hide(DisclosureRule rule, KnownCounts counts, Knowledge[] knowledge, List<int> first, List<int> primary)
    {
        // What true zeros tell by themselves.
        long[] low = [.. knowledge.Select(k => k.CanHide ? k.HiddenLow : k.ShownLow)], high = [.. knowledge.Select(k => k.CanHide ? k.HiddenHigh : k.ShownHigh)];
        Propagation.Tighten(counts.System, low, high);
        for (var isExact = false; ; isExact = true)
        {
            var hidden = new bool[knowledge.Length];
            first.ForEach(c => hidden[c] = true);
            List<Goal> goals = [.. primary.SelectMany(c => Goals(rule, counts.Counts[c], c, low[c])), .. GoalsOfBefore(rule, counts)];
            var suppression = new Suppression(counts.System, counts.Counts, knowledge, hidden, goals);
            suppression.Run();
            var unmet = goals.Where(g => g.ReliesOn is null).Select(g => g.Cell).ToHashSet();
            if (isExact || unmet.Count == 0 || CellBounds.Find(counts.System, low, high, unmet, _ => true) is not { } exact || unmet.All(c => exact.Low[c] == low[c]))
                return (hidden, goals, suppression.Chosen);
            // Several sums together can tell more than each alone; it is seldom, and dear to ask for every cell.
            foreach (var cell in unmet)
                low[cell] = exact.Low[cell];
        }
    }

    /// <summary>
    /// A primary cell is protected when by all that is published it can be anything from 1 to one less than the threshold, which is what the
    /// mark says anyway. The exception is a small total of which the true zeros alone tell that it has two parts or more: since it cannot seem
    /// to be less, it must be able to be the threshold and so no small count at all.
    /// </summary>
    private static IEnumerable<Goal> Goals(DisclosureRule rule, long count, int cell, long least)
    {
        var most = least > 1 ? rule.HideUnder : rule.HideUnder - 1;
        if (count < most)
            yield return new(cell, most, Up: true);
        if (count > least)
            yield return new(cell, least, Up: false);
    }

    /// <summary>
    /// What an earlier release hid stays as open as it left it, as far as small counts go: also in its tables that are not made again, whose
    /// counts nobody here knows.
    /// </summary>
    private static IEnumerable<Goal> GoalsOfBefore(DisclosureRule rule, KnownCounts counts)
    {
        var before = Enumerable.Range(0, counts.Counts.Length).Where(c => counts.IsHidden[c] && counts.Counts[c] > 0 && !IsSmall(rule, counts, c)).ToList();
        if (before.Count == 0 || CellBounds.Find(counts.System, counts.Low, counts.High, before, _ => true) is not { } open)
            yield break;
        foreach (var cell in before.Where(c => open.Low[c] < open.High[c]))
        {
            var (least, most) = open.Low[cell] < rule.HideUnder ? (open.Low[cell], Math.Min(open.High[cell], rule.HideUnder))
                : counts.Counts[cell] < open.High[cell] ? (counts.Counts[cell], counts.Counts[cell] + 1) : (counts.Counts[cell] - 1, counts.Counts[cell]);
            if (counts.Counts[cell] < most)
                yield return new(cell, most, Up: true);
            if (counts.Counts[cell] > least)
                yield return new(cell, least, Up: false);
        }
    }
}
