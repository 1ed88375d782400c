using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Label">The span of values, such as "10 to 14".</param>
public sealed record Bin(string Label, long Count);

/// <summary>How many fall into each span of values, in order; the reader's own span stands out and is named.</summary>
/// <param name="Own">Index of the reader's own span; null if there is none.</param>
/// <param name="Columns">What the table's two columns are called.</param>
public sealed record Distribution(ChartText Text, IReadOnlyList<Bin> Bins, int? Own, IReadOnlyList<string> Columns) : IChart
{
    private const double Top = 40;
    private const double Tall = 130;

    public Drawing Draw(int width)
    {
        var (step, most) = ((double)width / Bins.Count, Math.Max(1, Bins.Max(b => b.Count)));
        // Where labels are longer than their columns, only so many are written that they stay apart.
        var every = (int)Math.Ceiling((Bins.Max(b => Svg.Length(b.Label, 14)) + 8) / step);
        var columns = Bins.Select((bin, i) =>
        {
            var height = Tall * bin.Count / most;
            var (x, top) = (i * step, Top + Tall - height);
            var middle = Math.Clamp(x + step / 2, Svg.Length(bin.Label, 14) / 2, width - Svg.Length(bin.Label, 14) / 2);
            Markup label = Markup.If(i % every == 0, () => $"{Svg.Words(middle, Top + Tall + 22, bin.Label, Anchor.Middle, colour: Svg.Quiet, size: 14)}");
            Markup own = Markup.If(i == Own, () => $"{Svg.Words(Math.Clamp(x + step / 2, 20, width - 20), top - 24, "You", Anchor.Middle, bold: true)}");
            Markup count = Markup.If(step > 28, () => $"{Svg.Words(x + step / 2, top - 6, Format.Number(bin.Count), Anchor.Middle, size: 14)}");
            return (Markup)$"{Svg.Box(x + 1, top, step - 2, height, Svg.Colour(i == Own ? Ink.Pine : Ink.Sage))}{label}{own}{count}";
        });
        return new Drawing(Top + Tall + 30, $"{Markup.Join(columns)}{Svg.Rule(0, Top + Tall, width, Top + Tall, Svg.Axis)}");
    }

    public ChartTable Table => new(Columns, [.. Bins.Select((b, i) => (IReadOnlyList<string>)[i == Own ? b.Label + " (you)" : b.Label, Format.Number(b.Count)])]);
}
