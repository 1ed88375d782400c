using Cairn.Engine.Networks;

namespace Cairn.Platform.Packs;

/// <summary>Reads logic models and the method of contribution analysis below <c>packs/strategies</c>.</summary>
internal static class LogicReader
{
    public const string MethodFile = "contribution.json";

    public static ContributionMethod Method(string root, string folder, List<PackProblem> problems)
    {
        if (!File.Exists(Path.Combine(root, folder, MethodFile)) || PacksReader.Open(root, $"{folder}/{MethodFile}", problems) is not { } fields)
            return ContributionMethod.None;
        _ = fields.Text("method");
        var method = new ContributionMethod(fields.Text("title"), fields.Text("text"), fields.Text("source"), Told(fields), [.. fields.Objects("steps").Select(Step)], Terms(fields, "tests"), Terms(fields, "designs"), Terms(fields, "grades"),
            Terms(fields, "rivals"), [.. fields.Objects("claims").Select(Claim)], [.. fields.Objects("studies").Select(Study)]);
        if (fields.NumberOrNull("count") != method.Steps.Count)
            fields.Problem("count", "", $"the method has {method.Steps.Count} steps here.", "Count again, or add what is missing.");
        fields.NothingElse();
        foreach (var study in method.Studies.Where(s => method.Designs.All(d => d.Id != s.Design)))
            fields.Problem("studies", study.Id, "its design is none of the designs.", "Name one of them.");
        foreach (var claim in method.Claims.Where(c => c.Strength.Tests.Any(t => method.Tests.All(known => known.Id != t))))
            fields.Problem("claims", claim.Strength.Id, "it asks for a condition that is none of the tests.", "Name one of them.");
        return method;
    }

    public static IReadOnlyList<LogicModelPack> Models(string root, string folder, IReadOnlyList<StrategyDocument> documents, IReadOnlyList<CarriedBy> rows, ContributionMethod method, Measures.MeasureLibrary measures, List<PackProblem> problems)
    {
        var at = $"{folder}/logic";
        if (!Directory.Exists(Path.Combine(root, at)))
            return [];
        return [.. Directory.GetFiles(Path.Combine(root, at), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
            .Select(f => PacksReader.Open(root, $"{at}/{f}", problems)).OfType<JsonFields>().Select(f => Model(f, documents, rows, method, measures)).OfType<LogicModelPack>()];
    }

    private static LogicModelPack? Model(JsonFields fields, IReadOnlyList<StrategyDocument> documents, IReadOnlyList<CarriedBy> rows, ContributionMethod method, Measures.MeasureLibrary measures)
    {
        var boxes = fields.Objects("boxes").Select(b => (Fields: b, Box: Box(b))).ToList();
        var arrows = fields.Objects("arrows").Select(a => (Fields: a, Arrow: Arrow(a))).ToList();
        var model = new LogicModelPack(fields.Text("id"), fields.Text("title"), fields.Texts("documents"), fields.Texts("countries"), fields.Text("question"), fields.Text("text"), fields.Text("source"), Told(fields),
            [.. boxes.Select(b => b.Box)], [.. arrows.Select(a => a.Arrow)]);
        fields.NothingElse();
        foreach (var id in model.Documents.Where(d => documents.All(known => known.Id != d)))
            fields.Problem("documents", id, "there is no such document.", "Name one of the documents.");
        foreach (var twice in model.Boxes.GroupBy(b => b.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            fields.Problem("boxes", twice.Key, "two boxes have this id.", "Give each its own.");
        foreach (var (of, box) in boxes)
            Check(of, box, documents, rows, measures);
        var sound = true;
        foreach (var (of, arrow) in arrows)
        {
            foreach (var end in new[] { arrow.From, arrow.To }.Where(e => model.Boxes.All(b => b.Id != e)))
            {
                of.Problem("from", end, "the model has no such box.", "Name one of its boxes.");
                sound = false;
            }
            foreach (var study in arrow.Studies.Where(s => method.Studies.All(known => known.Id != s)))
                of.Problem("studies", study, "there is no such study.", $"Name one of {MethodFile}.");
        }
        return sound && Sound(fields, model) ? model : null;
    }

    private static bool Sound(JsonFields fields, LogicModelPack model)
    {
        try
        {
            var flaws = model.Graph().Flaws();
            foreach (var (flaw, at) in flaws)
                fields.Problem(flaw == ModelFlaw.Backwards ? "arrows" : "boxes", flaw == ModelFlaw.Backwards ? $"{model.Arrows[at].From} to {model.Arrows[at].To}" : model.Boxes[at].Id,
                    flaw switch { ModelFlaw.Backwards => "the arrow goes backwards.", ModelFlaw.FromNothing => "nothing leads to the box.", _ => "the box leads to no outcome." }, "Draw the arrow that is missing, or take out what stands by itself.");
            return flaws.Count == 0;
        }
        catch (CircleException circle)
        {
            fields.Problem("arrows", string.Join(" → ", circle.Path.Select(n => model.Boxes[n].Id)), "the boxes lead back to themselves.", "Take one of these arrows out.");
            return false;
        }
    }

    private static LogicBox Box(JsonFields fields)
    {
        // "short-outcome" and the like are written with a hyphen, as ids are.
        var kind = fields.Text("kind");
        if (!Enum.TryParse<BoxKind>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known))
            fields.Problem("kind", kind, "there is no such kind of box.", "Write one of: input, activity, output, short-outcome, outcome, long-outcome, enabling-factor, hindering-factor.");
        var box = new LogicBox(fields.Text("id"), known, fields.Text("title"), fields.Text("text"), fields.Texts("elements"), [.. fields.Objects("indicators").Select(Seen)], [.. fields.Objects("lacks").Select(Missing)], fields.Text("source"), Told(fields));
        fields.NothingElse();
        return box;
    }

    private static void Check(JsonFields fields, LogicBox box, IReadOnlyList<StrategyDocument> documents, IReadOnlyList<CarriedBy> rows, Measures.MeasureLibrary measures)
    {
        foreach (var element in box.Elements.Where(e => e.Split('/') is not [var d, var id] || documents.FirstOrDefault(known => known.Id == d)?.Find(id) is null))
            fields.Problem("elements", element, "no document has this element.", "Write it as document/element.");
        foreach (var seen in box.Indicators.Where(i => measures.Find(i.Measure)?.Definitions.All(d => d.Id != i.Definition) ?? true))
            fields.Problem("indicators", $"{seen.Measure} {seen.Definition}", "the library has no such measure with this definition.", "Name one of docs/measures.md.");
        if (box.Indicators.Count == 0 && box.Lacks.Count == 0)
            fields.Problem("lacks", "", "nothing shows the box, and nothing says why.", "Name a measure, or say what is missing.");
        foreach (var lack in box.Lacks.Where(l => l.Kind == LackKind.Row && rows.All(r => r.Id != l.Of)))
            fields.Problem("lacks", lack.Of ?? "", "no row of rows.json has this id.", "Name one.");
    }

    internal static SeenBy Seen(JsonFields fields)
    {
        var seen = new SeenBy(fields.Text("measure"), fields.Text("definition"), fields.Choice("direction", Measures.Direction.None), fields.Text("why"));
        fields.NothingElse();
        return seen;
    }

    internal static Lack Missing(JsonFields fields)
    {
        var kind = fields.Text("kind");
        var lack = new Lack(kind switch { "row" => LackKind.Row, "survey" => LackKind.Survey, _ => LackKind.NotHeld }, fields.TextOrNull("of"), fields.Text("why"));
        if (kind is not ("row" or "survey" or "not-held") || (lack.Kind == LackKind.NotHeld) != lack.Of is null)
            fields.Problem("kind", kind, "is no kind of lack, or does not fit what it is a lack of.", "Write row or survey with what it is of, or not-held alone.");
        fields.NothingElse();
        return lack;
    }

    private static LogicArrow Arrow(JsonFields fields)
    {
        var arrow = new LogicArrow(fields.Text("from"), fields.Text("to"), fields.Text("assumption"), fields.Text("why"), fields.Choice("strength", ArrowGrade.None), fields.Text("rests"), fields.Texts("studies"),
            [.. fields.Objects("rivals").Select(Rival)], fields.Text("source"), Told(fields));
        fields.NothingElse();
        return arrow;
    }

    private static LogicRival Rival(JsonFields fields)
    {
        var rival = new LogicRival(fields.Text("text"), fields.Text("source"), Told(fields));
        fields.NothingElse();
        return rival;
    }

    private static MethodStep Step(JsonFields fields)
    {
        var step = new MethodStep(fields.Text("id"), (int)(fields.NumberOrNull("number") ?? 0), fields.Text("title"), fields.Text("text"), fields.Text("source"), Told(fields), Terms(fields, "questions"));
        fields.NothingElse();
        return step;
    }

    private static List<MethodTerm> Terms(JsonFields fields, string name) => [.. fields.Objects(name).Select(f =>
    {
        var term = new MethodTerm(f.Text("id"), f.TextOrNull("title") ?? "", f.TextOrNull("text") ?? "", f.TextOrNull("rule") ?? "", f.Text("source"), Told(f));
        f.NothingElse();
        return term;
    })];

    private static ClaimTerm Claim(JsonFields fields)
    {
        var claim = new ClaimTerm(
            new(fields.Text("id"), fields.Text("publish") == "yes", fields.Texts("tests"), fields.Choice("least", ArrowGrade.None), fields.Choice("rivals", RivalsStand.Unnamed), fields.Text("mayExplainAll") == "yes"),
            fields.Text("title"), fields.Text("text"), fields.Text("rule"));
        _ = (fields.Text("source"), Told(fields));
        fields.NothingElse();
        return claim;
    }

    private static Study Study(JsonFields fields)
    {
        var study = new Study(fields.Text("id"), fields.Text("cite"), fields.Text("address"), fields.Text("design"), fields.Text("setting"), fields.Text("found"), fields.Text("limits"), Told(fields));
        fields.NothingElse();
        return study;
    }

    private static Evidence Told(JsonFields fields) => fields.Choice("evidence", Evidence.Seen);
}
