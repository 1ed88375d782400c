using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A claim with its model, its answers, and how strong it is by the rule of the packs.</summary>
/// <param name="Arrows">All that it leans on.</param>
public sealed record ClaimRead(Claim Claim, ModelRead Model, IReadOnlyList<BoxArrow> Arrows, IReadOnlyDictionary<string, ClaimAnswer> Answers, IReadOnlyDictionary<string, ClaimTest> Tests, IReadOnlyList<ClaimReading> Readings, ContributionMethod Method)
{
    /// <returns>Null where the plan has no such claim.</returns>
    public static async Task<ClaimRead?> Of(Db db, ContributionMethod method, Guid plan, Guid claim, CancellationToken stop)
    {
        if (await db.Set<Claim>().FirstOrDefaultAsync(c => c.Id == claim && c.PlanId == plan, stop) is not { } held || await ModelRead.Of(db, plan, held.ModelId, stop) is not { } model)
            return null;
        return await Of(db, method, held, model, stop);
    }

    /// <summary>Of a claim and its model that are read already.</summary>
    public static async Task<ClaimRead> Of(Db db, ContributionMethod method, Claim held, ModelRead model, CancellationToken stop)
    {
        var claim = held.Id;
        var answers = await db.Set<ClaimAnswer>().Where(a => a.ClaimId == claim).ToDictionaryAsync(a => a.Question, StringComparer.Ordinal, stop);
        var tests = await db.Set<ClaimTest>().Where(t => t.ClaimId == claim).ToDictionaryAsync(t => t.Test, StringComparer.Ordinal, stop);
        return new(held, model, model.Between(held.FromId, held.ToId), answers, tests, await db.Set<ClaimReading>().Where(r => r.ClaimId == claim).ToListAsync(stop), method);
    }

    public ModelBox From => Model.Box(Claim.FromId);

    public ModelBox To => Model.Box(Claim.ToId);

    private IReadOnlyList<ArrowStand> Stands => [.. Arrows.Select(Model.Stand)];

    private HashSet<string> Met => [.. Tests.Values.Where(t => t.Met).Select(t => t.Test)];

    /// <summary>The strongest that it is today.</summary>
    public ClaimTerm Strongest => Method.Claims[ClaimRule.Strongest(Method.Strengths, Stands, Met)];

    /// <summary>The next stronger than it is; null: there is none.</summary>
    public ClaimTerm? Next => Method.Claims.SkipWhile(c => c != Strongest).Skip(1).FirstOrDefault();

    /// <summary>What it lacks for a strength, in sentences.</summary>
    public IReadOnlyList<string> Lacks(ClaimTerm term) => [.. ClaimRule.Gaps(term.Strength, Stands, Met).Select(Words)];

    /// <summary>Whether every question of a step is answered.</summary>
    public bool Answered(MethodStep step) => step.Questions.All(q => Answers.ContainsKey(Key(step, q)));

    public static string Key(MethodStep step, MethodTerm question) => $"{step.Id}/{question.Id}";

    /// <summary>The boxes on its way that an indicator shows.</summary>
    public IReadOnlyList<ModelBox> Shown => [.. Arrows.SelectMany(a => new[] { a.FromId, a.ToId }).Append(Claim.FromId).Append(Claim.ToId).Distinct().Select(Model.Box).Where(b => b.IndicatorId is not null)];

    public string ArrowWords(BoxArrow arrow) => $"“{Model.Box(arrow.FromId).Title}” to “{Model.Box(arrow.ToId).Title}”";

    private string Words(ClaimGap gap)
    {
        var which = gap.Arrows.Count == 0 ? "" : string.Join("; ", gap.Arrows.Take(3).Select(n => ArrowWords(Arrows[n]))) + (gap.Arrows.Count > 3 ? $"; and {gap.Arrows.Count - 3} more" : "");
        return gap.Lack switch
        {
            ClaimLack.NoWay => "No arrows lead from the one box to the other any more",
            ClaimLack.Assumption => $"Nothing says what has to be true for the arrow from {which}",
            ClaimLack.Test => $"The condition “{Method.Tests.First(t => t.Id == gap.Test).Title}” is not met",
            ClaimLack.Grade => $"What the arrow rests on is too weak for it: from {which}",
            ClaimLack.Rivals => $"What else could explain the change is not dealt with: from {which}",
            _ => $"Another explanation is judged to explain the whole change: from {which}",
        };
    }
}
