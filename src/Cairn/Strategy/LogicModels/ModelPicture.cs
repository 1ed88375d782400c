using Cairn.Engine.Networks;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>A logic model as a picture and in words, whether it comes ready-made or is a plan's own.</summary>
/// <param name="Boxes">Kind and title, by place.</param>
/// <param name="Arrows">By place.</param>
public sealed record ModelPicture(string Id, string Title, IReadOnlyList<(BoxKind Kind, string Title)> Boxes, IReadOnlyList<(ModelArrow Ends, ArrowGrade Grade)> Arrows)
{
    private static readonly IReadOnlyDictionary<BoxKind, (string Letter, string One, string Many, Ink Ink)> kinds = new Dictionary<BoxKind, (string, string, string, Ink)>
    {
        [BoxKind.Input] = ("P", "put in", "What is put in", Ink.Stone), [BoxKind.Activity] = ("D", "done", "What is done", Ink.Pine), [BoxKind.Output] = ("C", "comes of it at once", "What comes of it at once", Ink.Loch),
        [BoxKind.ShortOutcome] = ("S", "short-term outcome", "Short-term outcomes", Ink.Heather), [BoxKind.Outcome] = ("O", "outcome", "Outcomes", Ink.Heather), [BoxKind.LongOutcome] = ("L", "long-term outcome", "Long-term outcomes", Ink.Heather),
        [BoxKind.EnablingFactor] = ("E", "helps from outside", "What helps from outside", Ink.Moss), [BoxKind.HinderingFactor] = ("H", "hinders from outside", "What hinders from outside", Ink.Rust),
    };

    private readonly ModelGraph graph = new([.. Boxes.Select(b => b.Kind)], [.. Arrows.Select(a => a.Ends)]);

    private readonly string[] marks = Marked(Boxes, new ModelGraph([.. Boxes.Select(b => b.Kind)], [.. Arrows.Select(a => a.Ends)]));

    public static IReadOnlyList<BoxKind> Kinds { get; } = [.. Enum.GetValues<BoxKind>()];

    public static string One(BoxKind kind) => kinds[kind].One;

    public static string Many(BoxKind kind) => kinds[kind].Many;

    public static string Grade(ArrowGrade grade) => grade switch { ArrowGrade.None => "nothing yet", ArrowGrade.Weak => "weak evidence", ArrowGrade.Some => "some evidence", _ => "strong evidence" };

    public static Tone Tone(ArrowGrade grade) => grade switch { ArrowGrade.None => Platform.Site.Elements.Tone.Plain, ArrowGrade.Weak => Platform.Site.Elements.Tone.Note, ArrowGrade.Some => Platform.Site.Elements.Tone.Info, _ => Platform.Site.Elements.Tone.Ok };

    public ModelGraph Graph => graph;

    /// <summary>Letters and a number that stand for the box in the picture.</summary>
    public string Mark(int place) => marks[place];

    /// <summary>Boxes of each kind as the picture has them, by place.</summary>
    public IEnumerable<(BoxKind Kind, IReadOnlyList<int> Places)> Rows => graph.Rows().Index().Where(r => r.Item.Count > 0).Select(r => ((BoxKind)r.Index, r.Item));

    /// <summary>All of it; or what leads to a box and what it leads to.</summary>
    /// <param name="about">Place of the box; null: all.</param>
    public IChart Chart(int? about = null)
    {
        bool[]? before = about is { } at ? graph.Reached([at], forwards: false) : null, after = about is { } from ? graph.Reached([from], forwards: true) : null;
        bool Shown(int place) => about is null || before![place] || after![place];
        var rows = Rows.Select(r => new BoxRow(Many(r.Kind), [.. r.Places.Where(Shown).Select(p => new ChartBox(marks[p], Boxes[p].Title, kinds[r.Kind].Ink))])).ToList();
        var arrows = Arrows.Where(a => about is null || (before![a.Ends.From] && before[a.Ends.To]) || (after![a.Ends.From] && after[a.Ends.To]))
            .Select(a => new ChartArrow(marks[a.Ends.From], marks[a.Ends.To], (int)a.Grade, StrategyWords.Sentence(Grade(a.Grade)))).ToList();
        var count = rows.Sum(r => r.Boxes.Count);
        return new BoxesAndArrows(
            new(Id, about is { } one ? $"What leads to {marks[one]}, and what it leads to" : Title,
                $"{Format.Count(count, "box", "boxes")} in rows, from what is put in to long-term outcomes, with {Format.Count(arrows.Count, "arrow", "arrows")}: {Graded(arrows)}. The table names each."),
            rows, arrows, ["From", "Leads to", "It rests on"]);
    }

    private static string Graded(List<ChartArrow> arrows) =>
        string.Join(", ", Enum.GetValues<ArrowGrade>().Select(g => (Grade: g, Count: arrows.Count(a => a.Weight == (int)g))).Where(g => g.Count > 0).Select(g => $"{g.Count} on {Grade(g.Grade)}"));

    private static string[] Marked(IReadOnlyList<(BoxKind Kind, string Title)> boxes, ModelGraph graph)
    {
        var marks = new string[boxes.Count];
        foreach (var row in graph.Rows())
            foreach (var (n, place) in row.Index())
                marks[place] = $"{kinds[boxes[place].Kind].Letter}{n + 1}";
        return marks;
    }
}
