namespace Cairn.Engine.Disclosure;

/// <summary>Small tables for the tests; the item "all" is the total.</summary>
internal static class TestTables
{
    /// <summary>Such as Axis("area", "n", "s") with a total, or with groups: Axis("area", "north: a b", "south: c").</summary>
    public static TableAxis Axis(string code, params string[] items)
    {
        List<AxisItem> found = [new("all", "All")];
        foreach (var item in items)
        {
            var parts = item.Split(": ");
            var parent = found.Count;
            found.Add(new(parts[0], parts[0], 0));
            if (parts.Length > 1)
                found.AddRange(parts[1].Split(' ').Select(p => new AxisItem(p, p, parent)));
        }
        return new(code, code, found);
    }

    /// <summary>Several roots without a total.</summary>
    public static TableAxis Roots(string code, params string[] items) => new(code, code, [.. items.Select(i => new AxisItem(i, i))]);

    /// <summary>A table of the counts of the cells that are no sum, the last axis fastest; the totals are added.</summary>
    public static CountTable Table(string id, IReadOnlyList<TableAxis> axes, params long[] leaves)
    {
        var counts = new long[axes.Aggregate(1, (n, a) => n * a.Items.Count)];
        var next = 0;
        for (var p = 0; p < counts.Length; p++)
        {
            var places = Places(axes, p);
            if (places.Index().Any(x => axes[x.Index].Items.Any(i => i.Parent == x.Item)))
                continue;
            Add(0, 0, leaves[next++]);
            void Add(int axis, int at, long count)
            {
                if (axis == axes.Count)
                {
                    counts[at] += count;
                    return;
                }
                for (var i = places[axis]; i >= 0; i = axes[axis].Items[i].Parent)
                    Add(axis + 1, at * axes[axis].Items.Count + i, count);
            }
        }
        return next == leaves.Length ? new(id, axes, counts) : throw new ArgumentException($"{id} has {next} cells, not {leaves.Length}.", nameof(leaves));
    }

    public static int LeavesOf(IReadOnlyList<TableAxis> axes) => axes.Aggregate(1, (n, a) => n * a.Items.Index().Count(x => a.Items.All(i => i.Parent != x.Index)));

    public static int[] Places(IReadOnlyList<TableAxis> axes, int position)
    {
        var places = new int[axes.Count];
        for (var a = axes.Count - 1; a >= 0; a--)
            (places[a], position) = (position % axes[a].Items.Count, position / axes[a].Items.Count);
        return places;
    }

    /// <summary>Where the items of those codes meet.</summary>
    public static int At(IReadOnlyList<TableAxis> axes, params string[] codes) =>
        axes.Index().Aggregate(0, (at, a) => at * a.Item.Items.Count + a.Item.Items.ToList().FindIndex(i => i.Code == codes[a.Index]));

    /// <summary>The table as shown by the rule, with those positions hidden and no others.</summary>
    public static ShownTable Shown(CountTable table, DisclosureRule rule, params int[] hidden) => new(table.Id, table.Axes,
        [.. table.Counts.Select((c, p) => hidden.Contains(p) ? new ShownCell(null, Mark.Confidential) : new ShownCell((c + rule.RoundTo / 2) / rule.RoundTo * rule.RoundTo, Mark.None))]) { Rule = rule };

    /// <summary>What tells a cell from others: its items but for totals.</summary>
    public static string Key(IReadOnlyList<TableAxis> axes, int position) =>
        string.Join(' ', Places(axes, position).Select((i, a) => (axes[a].Code, Item: axes[a].Items[i].Code)).Where(x => x.Item != "all").OrderBy(x => x.Code, StringComparer.Ordinal).Select(x => $"{x.Code}={x.Item}"));
}
