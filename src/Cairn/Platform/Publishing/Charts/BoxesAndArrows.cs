using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <param name="Mark">A few letters that stand in the box: "A3".</param>
/// <param name="Label">What the mark stands for.</param>
public sealed record ChartBox(string Mark, string Label, Ink Ink);

/// <param name="Boxes">Marks of the boxes in the row, in their order.</param>
public sealed record BoxRow(string Label, IReadOnlyList<ChartBox> Boxes);

/// <param name="Weight">0: dashed; 1 to 3: the thicker the more it rests on.</param>
public sealed record ChartArrow(string From, string To, int Weight, string Words);

/// <summary>
/// What leads to what: boxes in rows, one row to a kind, arrows between. A box bears a mark and the table its words, since a phone has no
/// room for both; arrows are drawn thicker the more they rest on, and dashed where on nothing, so that no colour is needed to tell them.
/// </summary>
/// <param name="Columns">What the table's columns are called: from, to, and what the arrow rests on.</param>
public sealed record BoxesAndArrows(ChartText Text, IReadOnlyList<BoxRow> Rows, IReadOnlyList<ChartArrow> Arrows, IReadOnlyList<string> Columns) : IChart
{
    private const int Wide = 48, High = 28, Gap = 8, Between = 46, Title = 24;

    public Drawing Draw(int width)
    {
        var each = Math.Max(1, (width + Gap) / (Wide + Gap));
        var (places, marks, y) = (new Dictionary<string, (double X, double Y)>(StringComparer.Ordinal), new List<Markup>(), 0.0);
        foreach (var row in Rows.Where(r => r.Boxes.Count > 0))
        {
            marks.Add(Svg.Words(0, y + Svg.Size, row.Label, bold: true));
            y += Title;
            // As many in each line, so that none stands alone.
            var lines = (row.Boxes.Count + each - 1) / each;
            foreach (var some in row.Boxes.Chunk((row.Boxes.Count + lines - 1) / lines))
            {
                // Spread over the width, so that arrows from one row to the next have room.
                var step = (double)width / some.Length;
                foreach (var (n, box) in some.Index())
                {
                    var x = Math.Max(0, step * (n + 0.5) - Wide / 2.0);
                    places[box.Mark] = (x, y);
                    marks.Add($"<g><title>{box.Mark}: {box.Label}</title>{Box(x, y, box)}</g>");
                }
                y += High + Gap;
            }
            y += Between - Gap;
        }
        var arrows = Markup.Join(Arrows.Where(a => places.ContainsKey(a.From) && places.ContainsKey(a.To)).Select(a => Arrow(places[a.From], places[a.To], a)));
        return new Drawing(Math.Max(High, y - Between + Gap), $"{arrows}{Markup.Join(marks)}");
    }

    private static Markup Box(double x, double y, ChartBox box) =>
        $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Wide}\" height=\"{High}\" rx=\"4\" fill=\"#fff\" stroke=\"{Svg.Colour(box.Ink)}\" stroke-width=\"2\"/>{Svg.Words(x + Wide / 2.0, y + 20, box.Mark, Anchor.Middle, bold: true, colour: Svg.TextColour(box.Ink))}";

    private static Markup Arrow((double X, double Y) from, (double X, double Y) to, ChartArrow arrow)
    {
        var (x1, x2) = (from.X + Wide / 2.0, to.X + Wide / 2.0);
        // Down from one row to a later one, up from what acts from outside, and round beneath within a row.
        var (y1, y2, bend) = from.Y < to.Y ? (from.Y + High, to.Y, 1) : from.Y > to.Y ? (from.Y, to.Y + High, -1) : (from.Y + High, to.Y + High, 1);
        var reach = from.Y == to.Y ? Gap * 2.5 : Math.Min(90, Math.Abs(y2 - y1) / 2);
        var (c1, c2) = (y1 + bend * reach, from.Y == to.Y ? y2 + reach : y2 - bend * reach);
        var (colour, thick) = arrow.Weight switch { 0 => (Svg.Axis, 1.0), 1 => (Svg.Colour(Ink.Sage), 1.2), 2 => (Svg.Colour(Ink.Pine), 2.2), _ => (Svg.Colour(Ink.Pine), 4.0) };
        Markup dashes = Markup.If(arrow.Weight == 0, () => $" stroke-dasharray=\"4 3\"");
        return $"<path d=\"M{x1:0.#} {y1:0.#}C{x1:0.#} {c1:0.#} {x2:0.#} {c2:0.#} {x2:0.#} {y2:0.#}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thick:0.#}\"{dashes}/>";
    }

    public ChartTable Table => new(Columns, [.. Arrows.Select(a => (IReadOnlyList<string>)[Words(a.From), Words(a.To), a.Words])]);

    private string Words(string mark) => Rows.SelectMany(r => r.Boxes).FirstOrDefault(b => b.Mark == mark) is { } box ? $"{mark} {box.Label}" : mark;
}
