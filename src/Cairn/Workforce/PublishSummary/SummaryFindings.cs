using System.Globalization;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Publishing;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>The plain sentences of a part; every number in them is a cell of its table.</summary>
internal static class SummaryFindings
{
    /// <param name="first">Whether the part opens the summary, and so says how many there are in all.</param>
    public static IReadOnlyList<Finding> Of(StatTable table, string place, DateOnly asAt, bool first)
    {
        var items = table.Axes[0].Items;
        var parts = items.Where((item, at) => item.Parent >= 0 && item.Code != SummaryAxes.NotKnown && items.All(o => o.Parent != at)).ToList();
        var findings = new List<Finding>();
        var year = asAt.Year.ToString(CultureInfo.InvariantCulture);
        if (first)
            findings.Add(new($"{{0}} people were in post in {place}’s social services at the end of {year}", [Word(items[0], "staff")]));
        var largest = parts.Where(p => table[[p.Code], "staff"].Value is not null).OrderByDescending(p => table[[p.Code], "staff"].Value).ToList();
        if (largest is [var most, ..])
            findings.Add(table[[most.Code], "share"].Value is null ? new($"{most.Label}: the most people in post, {{0}}", [Word(most, "staff")])
                : new($"{most.Label}: the most people in post, {{0}} or {{1}}", [Word(most, "staff"), Word(most, "share")]));
        Extremes("vacancy-rate", "Vacancies are highest in {2}, {0}, and lowest in {3}, {1}");
        Extremes("turnover", "Turnover is highest in {2}, {0}, and lowest in {3}, {1}");
        Extremes("pay", "Middle pay by the hour is highest in {2}, {0}, and lowest in {3}, {1}");
        if (first && Has(items[0], "below-rlw"))
            findings.Add(new("{0} are paid less than the Real Living Wage in force on the day", [Word(items[0], "below-rlw")]));
        if (first && Has(items[0], "stability"))
            findings.Add(new("{0} were in the same post a year on", [Word(items[0], "stability")]));
        return findings;

        void Extremes(string value, string template)
        {
            // Small groups swing from year to year: who says "highest" should mean something.
            var known = parts.Where(p => Has(p, value) && table[[p.Code], "staff"].Value >= 100).OrderByDescending(p => table[[p.Code], value].Value).ToList();
            if (known is [var high, .., var low] && table[[high.Code], value].Value > table[[low.Code], value].Value)
                findings.Add(new(template.Replace("{2}", high.Label, StringComparison.Ordinal).Replace("{3}", low.Label, StringComparison.Ordinal), [Word(high, value), Word(low, value)]));
        }

        bool Has(AxisItem item, string value) => table[[item.Code], value].Value is not null;
        CellWord Word(AxisItem item, string value)
        {
            var of = table.Values.First(v => v.Code == value);
            return new(table.Id, [item.Code], value, v => of.Unit == "per cent" ? Format.Percent(v, of.Decimals) : of.Unit.StartsWith('£') ? "£" + Format.Number(v, of.Decimals) : Format.Number(v, of.Decimals));
        }
    }
}
