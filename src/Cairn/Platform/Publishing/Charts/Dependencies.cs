using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Chief">Whether it lies on the chain that is drawn strongest.</param>
/// <param name="Cells">What the table says of it, after its label.</param>
public sealed record Knot(string Label, bool Chief, IReadOnlyList<string> Cells);

/// <param name="From">Place of the knot that comes first; lower than <paramref name="To"/>.</param>
public sealed record Strand(int From, int To, bool Chief);

/// <summary>What comes after what: knots beneath each other in an order in which all strands lead down, strands in lanes to their left. It stays readable at any width.</summary>
/// <param name="Columns">What the table's columns are called: label, then one for each cell.</param>
public sealed record Dependencies(ChartText Text, IReadOnlyList<Knot> All, IReadOnlyList<Strand> Strands, IReadOnlyList<string> Columns) : IChart
{
    public Drawing Draw(int width)
    {
        var lanes = Lanes();
        var many = lanes.Count == 0 ? 0 : lanes.Values.Max() + 1;
        var step = many == 0 ? 0 : Math.Min(16, width * 0.3 / many);
        var dots = 10 + many * step;
        var (rows, heights, y) = (new List<Markup>(), new double[All.Count], 4.0);
        for (var n = 0; n < All.Count; n++)
        {
            var lines = Svg.Lines(All[n].Label, width - dots - 20);
            heights[n] = y + 13;
            rows.AddRange(lines.Select((line, l) => Svg.Words(dots + 16, y + 18 + l * 18, line, bold: All[n].Chief)));
            rows.Add(Svg.Dot(dots, heights[n], 7, Svg.Colour(All[n].Chief ? Ink.Heather : Ink.Pine)));
            y += lines.Count * 18 + 14;
        }
        var strands = Strands.OrderBy(t => t.Chief).Select(t => Line(dots, dots - 12 - lanes[t] * step, heights[t.From], heights[t.To], t.Chief));
        return new Drawing(y, $"{Markup.Join(strands)}{Markup.Join(rows)}");
    }

    private static Markup Line(double dots, double lane, double from, double to, bool chief)
    {
        var (colour, thick) = (Svg.Colour(chief ? Ink.Heather : Ink.Stone), chief ? 3 : 1.5);
        return $"<path d=\"M{dots:0.#} {from:0.#}H{lane:0.#}V{to:0.#}H{dots - 10:0.#}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thick:0.#}\"/><path d=\"M{dots - 8:0.#} {to:0.#}l-7 -4v8z\" fill=\"{colour}\"/>";
    }

    /// <summary>The nearest lane that is free along a strand's whole length; the short ones choose first.</summary>
    private Dictionary<Strand, int> Lanes()
    {
        var lanes = new Dictionary<Strand, int>();
        foreach (var strand in Strands.Distinct().OrderBy(t => t.To - t.From).ThenBy(t => t.From))
        {
            var taken = lanes.Where(l => l.Key.From <= strand.To && strand.From <= l.Key.To).Select(l => l.Value).ToHashSet();
            lanes[strand] = Enumerable.Range(0, lanes.Count + 1).First(n => !taken.Contains(n));
        }
        return lanes;
    }

    public ChartTable Table => new(Columns, [.. All.Select(k => (IReadOnlyList<string>)[k.Label, .. k.Cells])]);
}
