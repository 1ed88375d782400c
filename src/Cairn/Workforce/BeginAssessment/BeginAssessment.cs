using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider begins the year's look at its practice as an employer, from where the last one stood (W12).</summary>
public static class BeginAssessment
{
    public static readonly Verb Verb = new("BeginAssessment", "A provider begins the year’s assessment of its practice as an employer, from the last one’s answers.");

    /// <param name="Short">Only what holds for employers of every size.</param>
    public sealed record Input(int Year, bool Short, string Edition, IReadOnlyCollection<string> Statements);

    /// <exception cref="RefusedException">There is one for the year, or the one before is not signed off.</exception>
    public static Task Run(Keeper keeper, Input input, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        if (input.Year != db.Store.Clock.Today.Year)
            throw new RefusedException($"An assessment is begun in its own year, and this is {db.Store.Clock.Today.Year}.");
        var own = await db.Set<PracticeAssessment>().Where(a => a.OrganisationId == keeper.Organisation).OrderByDescending(a => a.Year).ToListAsync(stop);
        if (own.Any(a => a.Year == input.Year))
            throw new RefusedException($"The assessment of {input.Year} is begun already. Go on with it.");
        var before = own.FirstOrDefault();
        if (before is { SignedOff: null })
            throw new RefusedException($"The assessment of {before.Year} is not signed off. Sign it off first, so that it stands.");
        var assessment = new PracticeAssessment { Id = NewId.Next(), OrganisationId = keeper.Organisation, Year = input.Year, Edition = input.Edition, Short = input.Short, Begun = db.Store.Clock.Today };
        db.Add(assessment);
        if (before is null)
            return;
        var answers = await db.Set<PracticeAnswer>().AsNoTracking().Where(a => a.AssessmentId == before.Id).ToListAsync(stop);
        db.AddRange(answers.Where(a => input.Statements.Contains(a.Statement)).Select(a => new PracticeAnswer
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, AssessmentId = assessment.Id, Statement = a.Statement, State = a.State, Reason = a.Reason, Evidence = a.Evidence, EvidencePolicy = a.EvidencePolicy, EvidenceMeasure = a.EvidenceMeasure,
            // A step that was done is history; one that was not goes on.
            Step = a.Done is null ? a.Step : null, Who = a.Done is null ? a.Who : null, Due = a.Done is null ? a.Due : null,
        }));
    }, stop);
}
