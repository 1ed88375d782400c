using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Low">Lower end of the interval, at most <paramref name="Value"/>.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(string Label, decimal Value, decimal Low, decimal High, Ink Ink = Ink.Pine);

/// <summary>Differences with how sure they are: a dot for each on a line from low to high, all about a nought that is drawn through.</summary>
/// <param name="Show">Writes a value.</param>
/// <param name="Less">What lies left of nought, such as "fewer leave".</param>
/// <param name="More">What lies right of it.</param>
/// <param name="Columns">What the table's columns are called: label, difference, from, to.</param>
public sealed record Intervals(ChartText Text, IReadOnlyList<Interval> All, Func<decimal, string> Show, string Less, string More, IReadOnlyList<string> Columns) : IChart
{
    private const int Ends = 10;

    public Drawing Draw(int width)
    {
        var above = width < Svg.LabelsAbove;
        var (left, right) = (Ends + (above ? 0 : width * 0.36), width - Ends - 8 - All.Max(i => Svg.Length(Show(i.Value))));
        var (from, to) = (Math.Min(0, All.Min(i => i.Low)), Math.Max(0, All.Max(i => i.High)));
        double X(decimal value) => left + (to == from ? 0.5 : (double)((value - from) / (to - from))) * (right - left);
        var (head, y) = above ? Edges(width) : About(X(0), width);
        var (rows, top) = (new List<Markup>(), y);
        foreach (var one in All)
        {
            var lines = Svg.Lines(one.Label, above ? width : left - Ends - 12);
            if (above)
            {
                foreach (var line in lines)
                    rows.Add(Svg.Words(0, y += 19, line));
                y += 16;
                rows.Add(Nought(X(0), y - 10, y + 10));
            }
            else
            {
                y += 12 + lines.Count * 9;
                var first = y + 5.5 - (lines.Count - 1) * 8.5;
                rows.AddRange(lines.Select((line, n) => Svg.Words(left - Ends - 12, first + n * 17, line, Anchor.End)));
            }
            rows.Add($"{Svg.Rule(X(one.Low), y, X(one.High), y, Svg.Colour(one.Ink), 4)}{Svg.Dot(X(one.Value), y, 8, Svg.Colour(one.Ink))}{Svg.Words(right + 8 + Ends, y + 5.5, Show(one.Value), bold: true)}");
            y += above ? 12 : 8 + lines.Count * 9;
        }
        return new Drawing(y + 6, $"{head}{Markup.If(!above, () => Nought(X(0), top, y))}{Markup.Join(rows)}");
    }

    private static Markup Nought(double x, double from, double until) => Svg.Rule(x, from, x, until, Svg.Quiet, 2, "4 4");

    /// <summary>What the sides mean, on both sides of nought as far as the picture's edges let them.</summary>
    private (Markup Head, double Top) About(double nought, int width) =>
        ($"{Side(Less, Math.Max(nought - 8, Svg.Length(Less, Small)), 15, Anchor.End)}{Side(More, Math.Min(nought + 8, width - Svg.Length(More, Small)), 15, Anchor.Start)}", 24);

    /// <summary>The same at the edges; where there is no room for both, one beneath the other.</summary>
    private (Markup Head, double Top) Edges(int width)
    {
        var (less, more) = ($"← {Less}", $"{More} →");
        var beside = Svg.Length(less, Small) + Svg.Length(more, Small) + 16 <= width;
        return ($"{Side(less, 0, 15, Anchor.Start)}{Side(more, width, beside ? 15 : 34, Anchor.End)}", beside ? 24 : 43);
    }

    private const int Small = 15;

    private static Markup Side(string words, double at, double y, Anchor anchor) => Svg.Words(at, y, words, anchor, colour: Svg.Quiet, size: Small);

    public ChartTable Table => new(Columns, [.. All.Select(i => (IReadOnlyList<string>)[i.Label, Show(i.Value), Show(i.Low), Show(i.High)])]);
}
