using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Share">In per cent, 0 to 100.</param>
public sealed record Part(string Label, decimal Share, string Shown, Ink Ink);

/// <summary>
/// One bar cut into its parts, each named beneath where it begins, or, where names would meet, beneath the bar in the bar's order.
/// Parts that fall short of 100 leave the rest grey.
/// </summary>
/// <param name="Columns">What the table's two columns are called.</param>
public sealed record ShareBar(ChartText Text, IReadOnlyList<Part> Parts, IReadOnlyList<string> Columns) : IChart
{
    private const int Thick = 34;
    private const int Line = 25;
    private const int Swatch = 18;

    public Drawing Draw(int width)
    {
        // Parts that add to a little more than 100, as rounded ones may, still fill the bar and no more.
        var whole = Math.Max(100, Parts.Sum(p => p.Share));
        var starts = Parts.Select((_, i) => (double)(Parts.Take(i).Sum(p => p.Share) / whole) * width).ToList();
        var pieces = Markup.Join(Parts.Select((part, i) => Svg.Box(starts[i], 0, (double)(part.Share / whole) * width - 2, Thick, Svg.Colour(part.Ink))));
        var fits = Parts.Select((part, i) => starts[i] + Length(part) + 12 <= (i + 1 < Parts.Count ? starts[i + 1] : width + 12)).All(f => f);
        var names = fits ? starts.Select(x => (X: x, Row: 0)).ToList() : Flow(width);
        var labels = Markup.Join(Parts.Select((part, i) => Name(part, names[i].X, Thick + 22 + names[i].Row * Line, !fits)));
        return new Drawing(Thick + 30 + names[^1].Row * Line, $"{Svg.Box(0, 0, width, Thick, Svg.Band)}{pieces}{labels}");
    }

    private List<(double X, int Row)> Flow(int width)
    {
        var places = new List<(double X, int Row)>();
        var (x, row) = (0.0, 0);
        foreach (var length in Parts.Select(p => Length(p) + Swatch))
        {
            if (x > 0 && x + length > width)
                (x, row) = (0, row + 1);
            places.Add((x, row));
            x += length + 16;
        }
        return places;
    }

    private static double Length(Part part) => Svg.Length($"{part.Label} {part.Shown}");

    private static Markup Name(Part part, double x, double y, bool swatch) =>
        $"{Markup.If(swatch, () => Svg.Box(x, y - 11, 11, 11, Svg.Colour(part.Ink)))}{Svg.Words(swatch ? x + Swatch : x, y, $"{part.Label} {part.Shown}", bold: true, colour: Svg.TextColour(part.Ink))}";

    public ChartTable Table => new(Columns, [.. Parts.Select(p => (IReadOnlyList<string>)[p.Label, p.Shown])]);
}
