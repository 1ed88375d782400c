using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Value">Decides the length; zero or more.</param>
/// <param name="Shown">The value as written at the bar's end.</param>
/// <param name="Aside">What stands behind it in a quieter voice, such as the share.</param>
public sealed record Bar(string Label, decimal Value, string Shown, string? Aside = null, Ink Ink = Ink.Pine);

/// <summary>Horizontal bars from a common nought: label left (above on a narrow screen), value and share at the end.</summary>
/// <param name="Columns">What the table's columns are called: label, value and, if there is one, aside.</param>
public sealed record Bars(ChartText Text, IReadOnlyList<Bar> All, IReadOnlyList<string> Columns) : IChart
{
    private const int Thick = 22;

    public Drawing Draw(int width) => width < Svg.LabelsAbove ? Above(width) : Beside(width);

    private Drawing Beside(int width)
    {
        var (labels, step) = (width * 0.36, 38);
        var longest = Longest(width - labels - 12);
        return new Drawing(All.Count * step, Markup.Join(All.Select((bar, i) =>
        {
            var (y, end) = (8 + i * step, labels + 12 + (double)(bar.Value / Largest) * longest);
            var lines = Svg.Lines(bar.Label, labels);
            var name = Markup.Join(lines.Select((line, n) =>
                Svg.Words(labels, y + Thick / 2 + 5.5 + (n - (lines.Count - 1) / 2.0) * 17, line, Anchor.End)));
            return (Markup)$"{name}{Svg.Box(labels + 12, y, end - labels - 12, Thick, Svg.Colour(bar.Ink))}{End(bar, end + 8, y + 16.5)}";
        })));
    }

    private Drawing Above(int width)
    {
        var longest = Longest(width);
        var y = 0.0;
        var rows = new List<Markup>();
        foreach (var bar in All)
        {
            foreach (var line in Svg.Lines(bar.Label, width))
                rows.Add(Svg.Words(0, (y += 19) - 4, line));
            var end = (double)(bar.Value / Largest) * longest;
            rows.Add($"{Svg.Box(0, y + 3, end, Thick, Svg.Colour(bar.Ink))}{End(bar, end + 8, y + 19.5)}");
            y += Thick + 16;
        }
        return new Drawing(y - 10, Markup.Join(rows));
    }

    private static Markup End(Bar bar, double x, double y) =>
        $"{Svg.Words(x, y, bar.Shown, bold: true)}{Svg.Words(x + Svg.Length(bar.Shown) + 10, y, bar.Aside ?? "", colour: Svg.Quiet, size: 15)}";

    private decimal Largest => All.Max(b => b.Value) is > 0 and var largest ? largest : 1;

    private double Longest(double room) => Math.Max(20, room - 8 - All.Max(b => Svg.Length(b.Shown) + (b.Aside is null ? 0 : 10 + Svg.Length(b.Aside, 15))));

    public ChartTable Table => new(Columns, [.. All.Select(b => (IReadOnlyList<string>)(Columns.Count > 2 ? [b.Label, b.Shown, b.Aside ?? ""] : [b.Label, b.Shown]))]);
}
