using Cairn.Engine.Networks;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <param name="Seen">What shows whether it came about, in words.</param>
/// <param name="Href">Where it is changed; null: nowhere.</param>
public sealed record ShownBox(string Key, BoxKind Kind, string Title, string Text, string Seen, string? Href);

/// <param name="From">Place of a box.</param>
/// <param name="Rivals">What else could explain the change, each with what was found of it.</param>
public sealed record ShownArrow(int From, int To, ArrowGrade Grade, string Assumption, string Why, string Rests, IReadOnlyList<string> Rivals, string? Href);

/// <summary>A logic model as a page shows it, whether it comes ready-made or is a plan's own.</summary>
/// <param name="About">Place of the one box whose way is drawn; null: all are.</param>
/// <param name="Address">Of the page.</param>
public sealed record ModelShown(ModelPicture Picture, IReadOnlyList<ShownBox> Boxes, IReadOnlyList<ShownArrow> Arrows, int? About, string Address)
{
    public IReadOnlyList<Choice> Choices => [new("", "The whole model"), .. Picture.Rows.SelectMany(r => r.Places).Select(p => new Choice(Boxes[p].Key, $"{Picture.Mark(p)} {Boxes[p].Title}"))];

    public string AboutKey => About is { } place ? Boxes[place].Key : "";

    public static ModelShown Of(LogicModelPack pack, MeasureTitles titles, string? about, string address)
    {
        var places = pack.Boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index, StringComparer.Ordinal);
        var boxes = pack.Boxes.Select(b => new ShownBox(b.Id, b.Kind, b.Title, b.Text, b.Indicators.Count > 0 ? string.Join("; ", b.Indicators.Select(i => titles(i.Measure))) : "Nothing that is held: " + b.Lacks[0].Why, null)).ToList();
        var arrows = pack.Arrows.Select(a => new ShownArrow(places[a.From], places[a.To], a.Grade, a.Assumption, a.Why, a.Rests, [.. a.Rivals.Select(r => r.Text)], null)).ToList();
        return new(Drawn(pack.Title, boxes, arrows), boxes, arrows, Place(boxes, about), address);
    }

    /// <param name="indicators">Titles by their identifiers.</param>
    /// <param name="change">Address below which boxes and arrows are changed; null: they are not.</param>
    public static ModelShown Of(ModelRead read, IReadOnlyDictionary<Guid, string> indicators, string? about, string address, string? change)
    {
        var places = read.Boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index);
        var boxes = read.Boxes.Select(b => new ShownBox($"{b.Id}", b.Kind, b.Title, b.Text, b.IndicatorId is { } i && indicators.TryGetValue(i, out var title) ? title : "No indicator of the plan", change is null ? null : $"{change}/boxes/{b.Id}")).ToList();
        var arrows = read.Arrows.Select(a => new ShownArrow(places[a.FromId], places[a.ToId], a.Grade, a.Assumption, a.Why, a.Rests, [.. read.Rivals[a.Id].Select(Words)], change is null ? null : $"{change}/arrows/{a.Id}")).ToList();
        return new(Drawn(read.Model.Title, boxes, arrows), boxes, arrows, Place(boxes, about), address);
    }

    public static string Words(ArrowRival rival) => $"{rival.Text} ({Explains(rival.Explains)}{(rival.Reason.Length > 0 ? $": {rival.Reason}" : "")}{(rival.Shown.Length > 0 ? $" {rival.Shown}" : "")})";

    public static string Explains(RivalExplains explains) => explains switch { RivalExplains.All => "explains all of it", RivalExplains.Part => "explains a part of it", RivalExplains.None => "explains nothing of it", _ => "nobody has judged it yet" };

    private static ModelPicture Drawn(string title, IReadOnlyList<ShownBox> boxes, IReadOnlyList<ShownArrow> arrows) =>
        new("model", title, [.. boxes.Select(b => (b.Kind, b.Title))], [.. arrows.Select(a => (new ModelArrow(a.From, a.To), a.Grade))]);

    private static int? Place(List<ShownBox> boxes, string? about) => boxes.FindIndex(b => b.Key == about) is >= 0 and var place ? place : null;
}

/// <summary>A measure's title by its id.</summary>
public delegate string MeasureTitles(string measure);
