using Cairn.Engine.Networks;

namespace Cairn.Platform.Packs;

/// <summary>A measure of the library by which something can be seen.</summary>
/// <param name="Way">Which way is better.</param>
/// <param name="Why">Why it fits.</param>
public sealed record SeenBy(string Measure, string Definition, Measures.Direction Way, string Why);

/// <summary>Why nothing of the library shows something.</summary>
public enum LackKind { Row, Survey, NotHeld }

/// <param name="Of">Row of the mission that would hold it, or the question of a survey; null: nothing would.</param>
public sealed record Lack(LackKind Kind, string? Of, string Why);

/// <summary>A box of a logic model that comes ready-made.</summary>
/// <param name="Elements">Elements of documents that it stands for: "document/element".</param>
public sealed record LogicBox(string Id, BoxKind Kind, string Title, string Text, IReadOnlyList<string> Elements, IReadOnlyList<SeenBy> Indicators, IReadOnlyList<Lack> Lacks, string Source, Evidence Evidence);

/// <summary>What else could explain the change to which an arrow leads.</summary>
public sealed record LogicRival(string Text, string Source, Evidence Evidence);

/// <param name="Assumption">What has to be true for the one to lead to the other.</param>
/// <param name="Why">Why the one is thought to lead to the other.</param>
/// <param name="Rests">What the grade rests on, in words.</param>
/// <param name="Studies">Ids of <see cref="ContributionMethod.Studies"/>.</param>
public sealed record LogicArrow(string From, string To, string Assumption, string Why, ArrowGrade Grade, string Rests, IReadOnlyList<string> Studies, IReadOnlyList<LogicRival> Rivals, string Source, Evidence Evidence);

/// <summary>A logic model that comes ready-made: <c>packs/strategies/logic/*.json</c> (S4).</summary>
/// <param name="Documents">Ids of the documents that it is drawn from.</param>
/// <param name="Question">What it is drawn to answer.</param>
public sealed record LogicModelPack(
    string Id, string Title, IReadOnlyList<string> Documents, IReadOnlyList<string> Countries, string Question, string Text, string Source, Evidence Evidence, IReadOnlyList<LogicBox> Boxes, IReadOnlyList<LogicArrow> Arrows)
{
    /// <summary>The model as the engine checks it; places are those of the lists.</summary>
    public ModelGraph Graph()
    {
        var at = Boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index, StringComparer.Ordinal);
        return new([.. Boxes.Select(b => b.Kind)], [.. Arrows.Select(a => new ModelArrow(at[a.From], at[a.To]))]);
    }

    public LogicBox Box(string id) => Boxes.First(b => b.Id == id);
}

/// <summary>Something with a title that a step of the method asks, tests or grades by.</summary>
/// <param name="Rule">What has to hold; empty where there is no rule.</param>
public sealed record MethodTerm(string Id, string Title, string Text, string Rule, string Source, Evidence Evidence);

/// <summary>One step of contribution analysis, with what has to be answered in it.</summary>
public sealed record MethodStep(string Id, int Number, string Title, string Text, string Source, Evidence Evidence, IReadOnlyList<MethodTerm> Questions);

/// <param name="Strength">What the claim rule asks for.</param>
public sealed record ClaimTerm(ClaimStrength Strength, string Title, string Text, string Rule);

/// <summary>Research that an arrow may rest on.</summary>
/// <param name="Design">Id of one of <see cref="ContributionMethod.Designs"/>.</param>
/// <param name="Limits">What it cannot show.</param>
public sealed record Study(string Id, string Cite, string Address, string Design, string Setting, string Found, string Limits, Evidence Evidence);

/// <summary>How contribution is reasoned about: <c>packs/strategies/contribution.json</c> (S4).</summary>
/// <param name="Tests">Conditions that a claim meets or does not.</param>
/// <param name="Grades">What an arrow can rest on, weakest first.</param>
/// <param name="Claims">Strengths of a claim, weakest first.</param>
public sealed record ContributionMethod(
    string Title, string Text, string Source, Evidence Evidence, IReadOnlyList<MethodStep> Steps, IReadOnlyList<MethodTerm> Tests, IReadOnlyList<MethodTerm> Designs, IReadOnlyList<MethodTerm> Grades, IReadOnlyList<MethodTerm> Rivals,
    IReadOnlyList<ClaimTerm> Claims, IReadOnlyList<Study> Studies)
{
    public static readonly ContributionMethod None = new("", "", "", Evidence.General, [], [], [], [], [], [], []);

    public IReadOnlyList<ClaimStrength> Strengths => [.. Claims.Select(c => c.Strength)];
}
