using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A manager signs the year's assessment off; from then on it stands (W12).</summary>
public static class SignOffAssessment
{
    public static readonly Verb Verb = new("SignOffAssessment", "A provider’s manager signs off the year’s assessment of practice, which then stands, with its result under each heading.");

    /// <param name="As">The post of who signs.</param>
    /// <param name="Headings">All that the assessment asks, heading by heading; one may ask nothing.</param>
    public sealed record Input(int Year, string? As, IReadOnlyList<(string Heading, IReadOnlyCollection<string> Statements)> Headings);

    /// <exception cref="RefusedException">It is not there, is not whole, stands already, or the actor is no manager.</exception>
    public static Task Run(Keeper keeper, Input input, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        if (keeper.Actor.Role != Role.ProviderManager)
            throw new RefusedException("A manager signs the assessment off. Ask one to do it.");
        var assessment = await db.Set<PracticeAssessment>().FirstOrDefaultAsync(a => a.OrganisationId == keeper.Organisation && a.Year == input.Year, stop)
            ?? throw new NoSuchRecordException($"There is no assessment of {input.Year}.");
        if (assessment.SignedOff is not null)
            throw new RefusedException($"The assessment of {input.Year} is signed off already.");
        if (string.IsNullOrWhiteSpace(input.As) || input.As.Trim().Length > AnswerPractice.LongestWho)
            throw new AnswersRefusedException([new("As", "Say as what you sign: your post, such as registered manager")]);
        var answered = await db.Set<PracticeAnswer>().Where(a => a.AssessmentId == assessment.Id).ToDictionaryAsync(a => a.Statement, a => a.State, stop);
        if (input.Headings.SelectMany(h => h.Statements).Except(answered.Keys, StringComparer.Ordinal).Count() is > 0 and var open)
            throw new RefusedException($"{open} {(open == 1 ? "statement is" : "statements are")} not answered. Answer all, then sign off.");
        (assessment.SignedOff, assessment.SignedAs) = (db.Store.Clock.Today, input.As.Trim());
        // What it comes to under each heading is kept, whatever the standard becomes (R9).
        foreach (var standing in input.Headings.Select(h => CodeStanding.Of(h.Heading, [.. h.Statements.Select(s => answered[s])])))
            db.Add(new CodeResult
            {
                Id = NewId.Next(), OrganisationId = keeper.Organisation, AssessmentId = assessment.Id, Year = assessment.Year, Edition = assessment.Edition, Heading = standing.Heading, Result = standing.Result,
                Done = standing.Done, Applies = standing.Applies, Asked = standing.Asked, SignedOff = db.Store.Clock.Today,
            });
    }, stop);
}
