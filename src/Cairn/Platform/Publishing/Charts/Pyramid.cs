using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Label">Such as "25 to 34".</param>
public sealed record Layer(string Label, long Left, long Right);

/// <summary>Two groups back to back, layer upon layer, on one scale: the last layer of the list stands on top.</summary>
/// <param name="Columns">What the layers and the two groups are called, such as "Age", "Women", "Men".</param>
public sealed record Pyramid(ChartText Text, IReadOnlyList<Layer> Layers, IReadOnlyList<string> Columns) : IChart
{
    private const int Step = 30;
    private const int Top = 26;

    public Drawing Draw(int width)
    {
        var most = Math.Max(1, Layers.Max(l => Math.Max(l.Left, l.Right)));
        var gap = Layers.Max(l => Svg.Length(l.Label, 15)) + 16;
        var value = Layers.Max(l => Svg.Length(Format.Number(Math.Max(l.Left, l.Right)), 14)) + 6;
        var (middle, longest) = (width / 2.0, (width - gap) / 2 - value);
        var rows = Layers.Reverse().Select((layer, i) =>
        {
            var y = Top + i * Step;
            var (left, right) = (longest * layer.Left / most, longest * layer.Right / most);
            return (Markup)$"{Svg.Box(middle - gap / 2 - left, y, left, 22, Svg.Colour(Ink.Heather))}{Svg.Box(middle + gap / 2, y, right, 22, Svg.Colour(Ink.Pine))}{Svg.Words(middle, y + 16, layer.Label, Anchor.Middle, size: 15)}{Svg.Words(middle - gap / 2 - left - 6, y + 16, Format.Number(layer.Left), Anchor.End, size: 14)}{Svg.Words(middle + gap / 2 + right + 6, y + 16, Format.Number(layer.Right), size: 14)}";
        });
        return new Drawing(Top + Layers.Count * Step, $"""
            {Svg.Words(middle - gap / 2, 14, Columns[1], Anchor.End, bold: true, colour: Svg.Colour(Ink.Heather))}{Svg.Words(middle + gap / 2, 14, Columns[2], bold: true, colour: Svg.Colour(Ink.Pine))}{Markup.Join(rows)}
            """);
    }

    public ChartTable Table => new(Columns, [.. Layers.Select(l => (IReadOnlyList<string>)[l.Label, Format.Number(l.Left), Format.Number(l.Right)])]);
}
