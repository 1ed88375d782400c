using Cairn.Engine.Disclosure;
using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>The axes of a summary's tables: every code that has anything, in the order of its list, under its group where the list has groups.</summary>
internal sealed class SummaryAxes(Cairn.Engine.Measures.Facts facts, CountryPack pack, CountryLabels words, MeasureLibrary library, Cut cut, IReadOnlyList<Quantity> counted)
{
    public const string Total = "total", NotKnown = "not-known";

    private readonly Dictionary<string, SummaryAxis> made = new(StringComparer.Ordinal);

    public SummaryAxis this[string column] => made.TryGetValue(column, out var axis) ? axis : made[column] = Make(library.Column(column)!);

    private SummaryAxis Make(MeasureColumn column)
    {
        var names = facts.NamesOf(column.Id);
        var totals = new long[names.Count];
        // Posts and leavers are told apart by service and role alone.
        var all = column.Id == "role" || facts.Services.Codes.ContainsKey(column.Id);
        foreach (var table in counted.Where(q => all || q.Table == CountryFacts.Workers).GroupBy(q => q.Table, StringComparer.Ordinal))
            foreach (var sums in CrossTable.Sum(facts, [.. table], [column.Id], cut))
                for (var n = 0; n < totals.Length; n++)
                    totals[n] += sums[n];
        var list = column.List is { } id ? pack.Lists.GetValueOrDefault(id) : null;
        var order = list is not null ? [.. list.Rows.Select(r => r.Code).Distinct(StringComparer.OrdinalIgnoreCase)] : column.List is { } other ? [.. words.All(other).Select(c => c.Value)] : (IReadOnlyList<string>)[.. column.Labels.Keys];
        var codes = Enumerable.Range(1, names.Count - 1).Where(n => totals[n] > 0).OrderBy(n => order.Index().Where(o => string.Equals(o.Item, names[n], StringComparison.OrdinalIgnoreCase)).Select(o => o.Index).FirstOrDefault(int.MaxValue)).ThenBy(n => names[n], StringComparer.Ordinal).ToList();
        var axis = new SummaryAxis(column.Id, column.Title);
        axis.Add(new AxisItem(Total, "All"), [.. Enumerable.Range(0, names.Count)]);
        string GroupOf(int n) => column.Grouped && list is not null ? list.Rows.Last(r => string.Equals(r.Code, names[n], StringComparison.OrdinalIgnoreCase)).Group : "";
        foreach (var group in codes.GroupBy(GroupOf).ToList())
        {
            // A group of one is what it holds.
            var parent = group.Key.Length == 0 || group.Count() == 1 ? 0 : axis.Add(new AxisItem("group-" + Slug(group.Key), $"{group.Key}, all", 0), [.. group]);
            foreach (var n in group)
                axis.Add(new AxisItem(names[n], words.Label(column, names[n]), parent), [n]);
        }
        if (totals[0] > 0)
            axis.Add(new AxisItem(NotKnown, "Not known", 0), [0]);
        return axis;
    }

    private static string Slug(string text) => string.Join('-', CodeList.Folded(text).Split(' '));

}

/// <summary>One axis with the codes, by their numbers, that each item stands for.</summary>
internal sealed class SummaryAxis(string column, string title)
{
    private readonly List<AxisItem> items = [];
    private readonly List<int[]> codes = [];

    public string Column => column;

    public TableAxis Table => new(column, title, items);

    public IReadOnlyList<int[]> Codes => codes;

    /// <summary>Known parts: more than one makes a table.</summary>
    public int Parts => items.Count(i => i.Parent >= 0 && i.Code != SummaryAxes.NotKnown);

    public int Add(AxisItem item, int[] stands)
    {
        items.Add(item);
        codes.Add(stands);
        return items.Count - 1;
    }
}
