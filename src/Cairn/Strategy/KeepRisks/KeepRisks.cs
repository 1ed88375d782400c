using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Says what may keep an action from being done, and what is done about it (S2).</summary>
public static class KeepRisks
{
    public static readonly Verb Verb = new("KeepRisks", "The risks of an action of a plan are said anew: how likely, with what effect, what is done and who watches.");

    public const int Longest = 300, Most = 20;

    public sealed record Risk(string Text, RiskLevel? Likelihood, RiskLevel? Effect, string Answer, string Owner);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid action, IReadOnlyList<Risk> risks, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await keeper.Open(db, plan, action, stop);
        List<AnswerFault> faults = [.. risks.SelectMany((r, n) => Faults(r).Select(f => new AnswerFault("Risks", $"Line {n + 1}: {f}")))];
        if (risks.Count > Most)
            faults.Add(new("Risks", $"Write at most {Most} risks"));
        if (risks.Select(r => r.Text).Distinct(StringComparer.Ordinal).Count() < risks.Count)
            faults.Add(new("Risks", "A risk is written twice. Write each once"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var held = await db.Set<ActionRisk>().Where(r => r.ActionId == action).ToListAsync(stop);
        db.RemoveRange(held.Where(h => risks.All(r => r.Text != h.Text)));
        foreach (var risk in risks)
        {
            var kept = held.FirstOrDefault(h => h.Text == risk.Text);
            if (kept is null)
                db.Add(kept = new ActionRisk { Id = NewId.Next(), OrganisationId = keeper.Organisation, ActionId = action, Text = risk.Text, Answer = "", Owner = "" });
            (kept.Likelihood, kept.Effect, kept.Answer, kept.Owner) = (risk.Likelihood!.Value, risk.Effect!.Value, risk.Answer, risk.Owner);
        }
    }, stop);

    private static IEnumerable<string> Faults(Risk risk)
    {
        if (risk.Text.Length is 0 or > Longest)
            yield return $"say what may happen, in at most {Longest} characters";
        if (risk.Likelihood is null || risk.Effect is null)
            yield return "choose how likely it is and how great its effect";
        if (risk.Answer.Length is 0 or > Longest)
            yield return $"say what is done about it, in at most {Longest} characters";
        if (risk.Owner.Length is 0 or > Longest)
            yield return "say which post or body watches it";
    }
}
