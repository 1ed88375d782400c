using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="At">The year, or another step of the horizontal axis.</param>
/// <param name="Low">Lower end of the interval, with <paramref name="High"/>; null where none is known.</param>
public sealed record Point(int At, decimal Value, decimal? Low = null, decimal? High = null);

/// <param name="End">What stands at its end; null for its name and last value.</param>
public sealed record Series(string Name, IReadOnlyList<Point> Points, Ink Ink = Ink.Loch, bool Dashed = false, string? End = null);

/// <param name="Label">Such as "Promise 63%".</param>
public sealed record Target(string Label, decimal Value);

/// <summary>Lines over time, each named at its end, intervals as shade, the target dashed. The axis need not begin at nought: it says where it does.</summary>
/// <param name="Show">Writes a value, such as <c>v => Format.Percent(v)</c>.</param>
/// <param name="Step">What the first column of the table is called, such as "Year".</param>
/// <param name="Breaks">Places on the horizontal axis over which nothing can be compared, marked by upright dashes.</param>
public sealed record Lines(
    ChartText Text, IReadOnlyList<Series> All, Func<decimal, string> Show, string Step = "Year", Target? Target = null, IReadOnlyList<double>? Breaks = null) : IChart
{
    /// <summary>Writes a step of the horizontal axis, where it is no year.</summary>
    public Func<int, string> Named { get; init; } = Year;

    private const double Top = 34;
    private const double Tall = 170;

    public Drawing Draw(int width)
    {
        var points = All.SelectMany(s => s.Points).ToList();
        var values = points.SelectMany(p => new[] { p.Value, p.Low ?? p.Value, p.High ?? p.Value }).ToList();
        if (Target is not null)
            values.Add(Target.Value);
        var (low, high, first, last) = (values.Min(), values.Max(), points.Min(p => p.At), points.Max(p => p.At));
        var left = Math.Max(Svg.Length(Show(low), 14), Svg.Length(Show(high), 14)) + 10;
        var right = All.Max(s => Svg.Length(EndLabel(s))) + 12;
        double X(double at) => left + (last == first ? 0.5 : (at - first) / (last - first)) * (width - left - right);
        double Y(decimal value) => Top + (high == low ? 0.5 : (double)((high - value) / (high - low))) * Tall;

        // Where both ends' names do not fit beneath the axis, the last goes on beneath the lines' names.
        var lastEnds = Math.Max(width - right, left + Svg.Length(Named(first), 14) + 14 + Svg.Length(Named(last), 14));
        var axis = (Markup)$"{Svg.Rule(left, Top + Tall + 12, width - right, Top + Tall + 12, Svg.Axis)}{Svg.Words(left, Top + Tall + 32, Named(first), colour: Svg.Quiet, size: 14)}{Svg.Words(lastEnds, Top + Tall + 32, Named(last), Anchor.End, colour: Svg.Quiet, size: 14)}{Scale(low, Y)}{Scale(high, Y)}";
        var target = Markup.If(Target is not null, () => $"{Svg.Rule(left, Y(Target!.Value), width - right, Y(Target.Value), Svg.Colour(Ink.Amber), 2, "5 4")}{Svg.Words(left + 6, Y(Target.Value) - 8, Target.Label, colour: Svg.TextColour(Ink.Amber), size: 15)}");
        var ends = Apart([.. All.Select(s => Y(s.Points[^1].Value))]);
        var lines = All.Select((s, i) => (Markup)$"{Shade(s, X, Y)}{Path(s, X, Y)}{Svg.Dot(X(s.Points[^1].At), Y(s.Points[^1].Value), 5.5, Svg.Colour(s.Ink))}{Svg.Words(X(s.Points[^1].At) + 10, ends[i] + 5.5, EndLabel(s), bold: true, colour: Svg.TextColour(s.Ink))}");
        var breaks = Markup.Join((Breaks ?? []).Select(at => Svg.Rule(X(at), Top - 8, X(at), Top + Tall + 12, Svg.Quiet, 1.5, "3 4")));
        return new Drawing(Top + Tall + 38, $"{axis}{breaks}{target}{Markup.Join(lines)}");
    }

    private Markup Scale(decimal value, Func<decimal, double> y) => Svg.Words(0, y(value) + 5, Show(value), colour: Svg.Quiet, size: 14);

    private string EndLabel(Series series) => series.End ?? (All.Count == 1 ? Show(series.Points[^1].Value) : $"{series.Name} {Show(series.Points[^1].Value)}");

    private static string Year(int at) => at.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Markup Path(Series series, Func<double, double> x, Func<decimal, double> y) =>
        $"<path d=\"M{string.Join('L', series.Points.Select(p => Pair(x(p.At), y(p.Value))))}\" fill=\"none\" stroke=\"{Svg.Colour(series.Ink)}\" stroke-width=\"3.5\" stroke-linejoin=\"round\"{Markup.If(series.Dashed, () => $" stroke-dasharray=\"7 5\"")}/>";

    private static Markup Shade(Series series, Func<double, double> x, Func<decimal, double> y)
    {
        var known = series.Points.Where(p => p.Low is not null && p.High is not null).ToList();
        var outline = known.Select(p => Pair(x(p.At), y(p.High!.Value))).Concat(known.AsEnumerable().Reverse().Select(p => Pair(x(p.At), y(p.Low!.Value))));
        return Markup.If(known.Count > 1, () => $"<path d=\"M{string.Join('L', outline)}Z\" fill=\"{Svg.Colour(series.Ink)}\" fill-opacity=\".16\"/>");
    }

    private static string Pair(double x, double y) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");

    /// <summary>Moves labels that would lie on each other apart by a line's height, keeping their order.</summary>
    private static double[] Apart(double[] wanted)
    {
        var placed = (double[])wanted.Clone();
        var order = Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ToArray();
        for (var i = 1; i < order.Length; i++)
            placed[order[i]] = Math.Max(placed[order[i]], placed[order[i - 1]] + 19);
        return placed;
    }

    public ChartTable Table
    {
        get
        {
            var steps = All.SelectMany(s => s.Points).Select(p => p.At).Distinct().Order();
            return new([Step, .. All.Select(s => s.Name)],
                [.. steps.Select(at => (IReadOnlyList<string>)[Named(at), .. All.Select(s => s.Points.FirstOrDefault(p => p.At == at) is { } p ? Written(p) : "")])]);
        }
    }

    private string Written(Point p) => p is { Low: { } low, High: { } high } ? $"{Show(p.Value)} ({Show(low)} to {Show(high)})" : Show(p.Value);
}
