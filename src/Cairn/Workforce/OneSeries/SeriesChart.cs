using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>A series as a picture: a line for each run between breaks, and a mark at each break.</summary>
internal static class SeriesChart
{
    public static Lines Of(string id, string name, SeriesLine line, string unit)
    {
        string Show(decimal value) => SeriesWords.Value(value, unit);
        var runs = line.Segments.Select((run, i) => new Platform.Publishing.Charts.Series(
            NameOf(run, i), [.. run.Select(p => new Point(p.AsAt.Year, p.Value))], Ink.Loch, run.Any(p => p.Map is not null), i == line.Segments.Count - 1 ? Show(run[^1].Value) : ""));
        var (first, last) = (line.Points[0], line.Points[^1]);
        var breaks = line.Breaks.ToList();
        var said = $"{first.Period} {Show(first.Value)}; {last.Period} {Show(last.Value)}. {(breaks.Count == 0 ? "No break." : $"It does not join: {string.Join("; ", breaks.Select(b => b.Why))}.")}";
        return new Lines(new ChartText($"series-{id}", name, said), [.. runs], Show, Breaks: [.. breaks.Select(b => (b.Before.AsAt.Year + b.After.AsAt.Year) / 2d)]);
    }

    /// <summary>What came, what went, and what they leave unexplained.</summary>
    public static Bars Flow(PublishedTable table, SeriesFlow flow)
    {
        Bar One(string label, decimal value, string text, Ink ink) => new(label, Math.Abs(value), text, null, ink);
        var residual = SeriesWords.Signed(flow.Residual);
        return new Bars(
            new ChartText($"flow-{string.Concat(table.Id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}", table.Title, $"{SeriesWords.Value(flow.In, table.Unit)} came and {SeriesWords.Value(flow.Out, table.Unit)} went; the residual is {residual}."),
            [One("Came", flow.In, SeriesWords.Value(flow.In, table.Unit), Ink.Pine), One("Went", flow.Out, SeriesWords.Value(flow.Out, table.Unit), Ink.Sage), One("Residual", flow.Residual, residual, Ink.Amber)],
            ["Part", "Figure"]);
    }

    private static string NameOf(IReadOnlyList<SeriesValue> run, int place) => $"{place + 1}. {run[0].Basis.Definition.Replace('-', ' ')}, {run[0].Edition}";
}
