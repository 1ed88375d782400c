using Cairn.Engine.Disclosure;

namespace Cairn.Platform.Publishing;

/// <param name="Head">Unlike every other head of its table.</param>
public sealed record LayoutColumn(string Head, StatValue Value);

/// <param name="Depth">How many parents stand above the item; nought for one that is part of nothing.</param>
public sealed record LayoutRow(AxisItem Item, int Depth, IReadOnlyList<StatCell> Cells);

/// <summary>How a table lies on a page and on a sheet: the first axis down, the second axis or the values across.</summary>
public sealed record TableLayout(string RowHead, IReadOnlyList<LayoutColumn> Columns, IReadOnlyList<LayoutRow> Rows)
{
    public static TableLayout Of(StatTable table)
    {
        var (rows, across) = (table.Axes[0].Items, table.Axes.Count == 1 ? 1 : table.Axes[1].Items.Count);
        var width = across * table.Values.Count;
        var heads = table.Axes.Count == 1
            ? table.Values.Select(v => (v.Head, v.Code, Value: v))
            : table.Axes[1].Items.Select(i => (Head: i.Label, i.Code, Value: table.Values[0]));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { table.Axes[0].Title };
        // Two groups may each have an item "Other": in a sheet's table every head is another.
        return new(
            table.Axes[0].Title,
            [.. heads.Select(h => new LayoutColumn(taken.Add(h.Head) ? h.Head : $"{h.Head} ({h.Code})", h.Value))],
            [.. rows.Select((item, r) => new LayoutRow(item, Depth(rows, r), [.. table.Cells.Skip(r * width).Take(width)]))]);
    }

    private static int Depth(IReadOnlyList<AxisItem> items, int at) => items[at].Parent < 0 ? 0 : 1 + Depth(items, items[at].Parent);
}
