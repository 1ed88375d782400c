using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>The questions of a step of contribution analysis are answered for a claim, and whether its conditions hold (S4).</summary>
public static class AnswerClaim
{
    public static readonly Verb Verb = new("AnswerClaim", "Questions of contribution analysis are answered for a claim, or it is said whether its conditions hold.");

    public const int Longest = 3000;

    /// <param name="Answers">Text by the question's id; empty: taken back.</param>
    public sealed record Input(string Step, IReadOnlyDictionary<string, string?> Answers, long Version);

    /// <param name="Met">"yes" or "no" by the condition's id; empty: not said.</param>
    /// <param name="Reasons">By the condition's id.</param>
    public sealed record Tested(IReadOnlyDictionary<string, string?> Met, IReadOnlyDictionary<string, string?> Reasons, long Version);

    /// <exception cref="AnswersRefusedException">An answer is too long.</exception>
    /// <exception cref="RefusedException">The claim is published or withdrawn.</exception>
    public static Task Run(PlanKeeper keeper, ContributionMethod method, Guid plan, Guid claim, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await Open(keeper, db, method, plan, claim, input.Version, stop);
        var step = method.Steps.FirstOrDefault(s => s.Id == input.Step) ?? throw new NoSuchRecordException("The method has no such step.");
        List<AnswerFault> faults = [.. step.Questions.SelectMany(q => ModelKeeping.Text($"Answers[{q.Id}]", input.Answers.GetValueOrDefault(q.Id), Longest, "your answer", false))];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        foreach (var question in step.Questions)
        {
            var (name, text) = (ClaimRead.Key(step, question), input.Answers.GetValueOrDefault(question.Id)?.Trim() ?? "");
            var held = read.Answers.GetValueOrDefault(name);
            if (text.Length == 0 && held is not null)
                db.Remove(held);
            else if (text.Length > 0 && held is null)
                db.Add(new ClaimAnswer { Id = NewId.Next(), OrganisationId = keeper.Organisation, ClaimId = claim, Question = name, Text = text });
            else if (held is not null)
                held.Text = text;
        }
    }, stop);

    /// <exception cref="AnswersRefusedException">A condition is judged without a reason.</exception>
    /// <exception cref="RefusedException">The claim is published or withdrawn.</exception>
    public static Task Run(PlanKeeper keeper, ContributionMethod method, Guid plan, Guid claim, Tested input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await Open(keeper, db, method, plan, claim, input.Version, stop);
        List<AnswerFault> faults = [.. method.Tests.SelectMany(t => ModelKeeping.Text($"Reasons[{t.Id}]", input.Reasons.GetValueOrDefault(t.Id), Longest, "why it is met or not", input.Met.GetValueOrDefault(t.Id) is { Length: > 0 }))];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        foreach (var test in method.Tests)
        {
            var (met, held) = (input.Met.GetValueOrDefault(test.Id), read.Tests.GetValueOrDefault(test.Id));
            if (met is not ("yes" or "no"))
            {
                if (held is not null)
                    db.Remove(held);
                continue;
            }
            if (held is null)
                db.Add(held = new ClaimTest { Id = NewId.Next(), OrganisationId = keeper.Organisation, ClaimId = claim, Test = test.Id, Reason = "" });
            (held.Met, held.Reason) = (met == "yes", input.Reasons.GetValueOrDefault(test.Id)!.Trim());
        }
    }, stop);

    private static async Task<ClaimRead> Open(PlanKeeper keeper, Db db, ContributionMethod method, Guid plan, Guid claim, long version, CancellationToken stop)
    {
        await keeper.Open(db, plan, stop);
        var read = await ClaimRead.Of(db, method, plan, claim, stop) ?? throw new NoSuchRecordException("The plan has no such claim.");
        if (read.Claim.State != ClaimState.Draft)
            throw new RefusedException("This claim is published or withdrawn: what it rested on stays as it was. Make another claim.");
        if (read.Claim.Version != version)
            throw new ConflictException();
        read.Claim.Version++;
        return read;
    }
}
