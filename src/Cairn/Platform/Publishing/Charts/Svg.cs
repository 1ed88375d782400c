using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

public enum Anchor { Start, Middle, End }

/// <summary>The marks that every chart is made of, in one look.</summary>
public static class Svg
{
    public const int Wide = 640;
    public const int Narrow = 440;
    public const int Slim = 290;

    /// <summary>Narrower than this, a chart puts its labels above its marks.</summary>
    public const int LabelsAbove = 480;

    /// <summary>The ordinary size of text, which is also the line's: a drawing is never shown at less than 0.83 of its own width.</summary>
    public const int Size = 16;

    /// <summary>The picture drawn for three widths; the style sheet shows the one that fits, so that text never shrinks away.</summary>
    public static Markup Figure(IChart chart, Markup? caption = null)
    {
        Markup under = Markup.If(caption is not null, () => $"<figcaption>{caption}</figcaption>");
        return $"<figure class=\"c-chart\">{Picture(chart, Wide, "wide")}{Picture(chart, Narrow, "narrow")}{Picture(chart, Slim, "slim")}{under}</figure>";
    }

    /// <summary>One picture that stands by itself.</summary>
    public static Markup Picture(IChart chart, int width, string form)
    {
        var (text, drawing, id) = (chart.Text, chart.Draw(width), $"{chart.Text.Id}-{form}");
        return $"""
            <svg class="c-chart__{form}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {drawing.Height:0.#}" role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc"><title id="{id}-title">{text.Title}</title><desc id="{id}-desc">{text.Description}</desc>{drawing.Body}</svg>
            """;
    }

    public static string Colour(Ink ink) => ink switch
    {
        Ink.Pine => "#14524a",
        Ink.Sage => "#5d8f86",
        Ink.Heather => "#6c4a86",
        Ink.Loch => "#1f5f8b",
        Ink.Amber => "#a85a00",
        Ink.Moss => "#4d6a24",
        Ink.Rust => "#a4262c",
        _ => "#857d6c",
    };

    /// <summary>The colour of text that belongs to a mark of this colour: dark enough to read on paper.</summary>
    public static string TextColour(Ink ink) => ink switch { Ink.Sage => "#14524a", Ink.Amber => "#6d3a00", Ink.Stone => Quiet, _ => Colour(ink) };

    public const string Black = "#17211f";
    public const string Quiet = "#4b5653";
    public const string Band = "#e4e0d6";
    public const string Axis = "#b9b2a3";

    public static Markup Words(double x, double y, string text, Anchor anchor = Anchor.Start, bool bold = false, string colour = Black, int size = Size)
    {
        Markup weight = Markup.If(bold, () => $" font-weight=\"600\"");
        Markup at = Markup.If(anchor != Anchor.Start, () => $" text-anchor=\"{(anchor == Anchor.End ? "end" : "middle")}\"");
        return $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" fill=\"{colour}\"{weight}{at}>{text}</text>";
    }

    public static Markup Box(double x, double y, double width, double height, string colour) =>
        $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(0, width):0.##}\" height=\"{height:0.##}\" fill=\"{colour}\"/>";

    public static Markup Rule(double x1, double y1, double x2, double y2, string colour, double width = 1, string? dashes = null)
    {
        Markup dashed = Markup.If(dashes is not null, () => $" stroke-dasharray=\"{dashes}\"");
        return $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"{colour}\" stroke-width=\"{width:0.#}\"{dashed}/>";
    }

    public static Markup Dot(double x, double y, double radius, string colour) =>
        $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" fill=\"{colour}\" stroke=\"#fff\" stroke-width=\"2\"/>";

    /// <summary>How wide a text is in the typeface's bolder cut: letters were measured and put into classes, each as wide as its widest.</summary>
    public static double Length(string text, int size = Size) => size * text.Sum(c => c switch
    {
        '%' => 0.96,
        '.' or ',' or 'i' or 'l' or 'j' or ' ' or '\'' or '’' => 0.31,
        'f' or 'r' or 't' or '-' or '(' or ')' => 0.37,
        'm' or 'M' or 'W' => 0.88,
        >= 'A' and <= 'Z' or 'w' => 0.75,
        >= '0' and <= '9' => 0.66,
        _ => 0.6,
    });

    /// <summary>The text broken at spaces into lines no longer than <paramref name="width"/>.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, int size = Size)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1] == "" ? word : $"{lines[^1]} {word}";
            if (lines[^1] == "" || Length(longer, size) <= width)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return lines;
    }
}
