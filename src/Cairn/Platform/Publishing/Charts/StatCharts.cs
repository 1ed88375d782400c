using Cairn.Engine.Disclosure;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <summary>Pictures drawn from the cells of a published table, so that they cannot show anything else than it does.</summary>
public static class StatCharts
{
    /// <summary>One bar an item of the table's only axis; an item without a number has its mark in place of a bar.</summary>
    /// <param name="value">What the bars are as long as.</param>
    /// <param name="title">What is to be seen, as a sentence.</param>
    /// <param name="aside">The value that stands behind in a quieter voice; none where nothing is given.</param>
    /// <param name="items">Codes of the items in their order; where nothing is given, those that are part of something, largest first.</param>
    public static Bars Bars(StatTable table, string value, string title, string? aside = null, IReadOnlyList<string>? items = null)
    {
        var rows = items?.Select(code => table.Axes[0].Items.First(i => i.Code == code)) ?? Parts(table, value);
        var bars = rows.Select((item, at) => new Bar(item.Label, table[[item.Code], value].Value ?? 0, Shown(table, item, value), aside is null ? null : Shown(table, item, aside), at == 0 ? Ink.Pine : Ink.Sage)).ToList();
        IReadOnlyList<string> columns = [table.Axes[0].Title, Value(table, value).Title];
        return new(Text(table, value, title, bars.Select(b => $"{b.Label} {b.Shown}")), bars, aside is null ? columns : [.. columns, Value(table, aside).Title]);
    }

    /// <summary>One bar cut into the parts of a whole, from a value in per cent.</summary>
    /// <param name="ink">The colour that an item has everywhere, by its code.</param>
    public static ShareBar Shares(StatTable table, string value, string title, Func<string, Ink> ink)
    {
        var parts = Parts(table, value, bySize: false).Select(i => new Part(i.Label, table[[i.Code], value].Value ?? 0, Shown(table, i, value), ink(i.Code))).ToList();
        return new(Text(table, value, title, parts.Select(p => $"{p.Label} {p.Shown}")), parts, [table.Axes[0].Title, Value(table, value).Title]);
    }

    private static IEnumerable<AxisItem> Parts(StatTable table, string value, bool bySize = true)
    {
        var items = table.Axes[0].Items;
        var parts = items.Any(i => i.Parent >= 0) ? items.Where((i, at) => i.Parent >= 0 && items.All(c => c.Parent != at)) : items;
        return bySize ? parts.OrderByDescending(i => table[[i.Code], value].Value ?? -1) : parts;
    }

    private static string Shown(StatTable table, AxisItem item, string value)
    {
        var (cell, of) = (table[[item.Code], value], Value(table, value));
        return cell.Value is { } number ? of.Written(number) + (of.Unit == "per cent" ? "%" : "") : cell.Mark.Shown();
    }

    private static StatValue Value(StatTable table, string code) => table.Values.First(v => v.Code == code);

    private static ChartText Text(StatTable table, string value, string title, IEnumerable<string> said) => new($"{table.Id}-{value}", title, string.Join("; ", said) + ".");
}
