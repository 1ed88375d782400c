using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A day on which something began, or by which it must be done.</summary>
internal sealed record DatedNeed
{
    public int Kind { get; init; }
    public DateOnly? Day { get; init; }
    public int Year { get; init; }
}

/// <summary>What needs a provider as an employer: steps of its assessment, the yearly assessment itself, policies to be looked at again (W12).</summary>
/// <param name="Steps">Not done and due within a month, with the year of the latest assessment that has one.</param>
/// <param name="Assessment">The day by which the yearly assessment is signed off again; of one that is begun the day on which it was.</param>
/// <param name="Policies">Adopted, and due to be looked at within a month.</param>
public sealed record EmployerNeeds((Since Due, int Year)? Steps, (DateOnly Day, int? Begun)? Assessment, Since? Policies)
{
    private const int DaysAhead = 31;

    public static readonly EmployerNeeds None = new(null, null, null);

    private const int Begun = 0, Signed = 1, Step = 2, Review = 3;

    /// <summary>What the provider has that may need it, as one question.</summary>
    internal static IQueryable<DatedNeed> Days(Db db, Clock clock)
    {
        var (own, soon) = (db.Scope.Organisations is [var first, ..] ? first : Guid.Empty, clock.Today.AddDays(DaysAhead));
        var (assessments, policies) = (db.Set<PracticeAssessment>().Where(a => a.OrganisationId == own), db.Set<AdoptedPolicy>().Where(p => p.OrganisationId == own));
        // A step that was not done goes on in the next year's assessment, so the latest one's are the ones to be done.
        var latest = assessments.Where(a => !assessments.Any(b => b.Year > a.Year));
        return latest.Where(a => a.SignedOff == null).Select(a => new DatedNeed { Kind = Begun, Day = (DateOnly?)a.Begun, Year = a.Year })
            .Concat(latest.Where(a => a.SignedOff != null).Select(a => new DatedNeed { Kind = Signed, Day = a.SignedOff, Year = a.Year }))
            .Concat(db.Set<PracticeAnswer>().Where(a => a.Step != null && a.Done == null && a.Due <= soon).Join(latest, a => a.AssessmentId, x => x.Id, (a, x) => new DatedNeed { Kind = Step, Day = a.Due, Year = x.Year }))
            .Concat(policies.Where(p => p.Review <= soon && !policies.Any(q => q.Policy == p.Policy && q.Number > p.Number)).Select(p => new DatedNeed { Kind = Review, Day = (DateOnly?)p.Review, Year = 0 }));
    }

    internal static EmployerNeeds Of(IReadOnlyList<DatedNeed> days, Clock clock)
    {
        List<DatedNeed> Is(int kind) => [.. days.Where(d => d.Kind == kind)];
        Since? All(int kind) => Is(kind) is { Count: > 0 } some ? new(some.Count, some.Min(d => d.Day!.Value)) : null;
        (DateOnly, int?)? assessment = Is(Begun) is [var begun] ? (begun.Day!.Value, begun.Year)
            : Is(Signed) is [{ Day: { } signed, Year: var year }] && signed.AddYears(1) <= clock.Today.AddDays(DaysAhead) && year < clock.Today.Year ? (signed.AddYears(1), null) : null;
        return new EmployerNeeds(All(Step) is { } steps ? (steps, Is(Step)[0].Year) : null, assessment, All(Review));
    }

    /// <summary>As "What needs you" says them.</summary>
    public IEnumerable<Need> List(Guid organisation, DateOnly today)
    {
        var home = $"/providers/{organisation}";
        string By(DateOnly day) => $"by {Format.ShortDate(day)}";
        (Tone, string) State(DateOnly day) => day < today ? (Tone.Stop, "Late") : (Tone.Note, "Due");
        if (Steps is { } steps)
            yield return new("A next step of your practice is due", Format.Count(steps.Due.Count, "step", "steps"), steps.Due.First, By(steps.Due.First), State(steps.Due.First).Item1, State(steps.Due.First).Item2, $"{home}/practice/{steps.Year}");
        if (Assessment is { Begun: { } year, Day: var since })
            yield return new($"Your practice in {year} is not signed off", "1 assessment", since, $"since {Format.ShortDate(since)}", Tone.Info, "Go on", $"{home}/practice/{year}");
        else if (Assessment is { Day: var due })
            yield return new("The year’s look at your practice is due", "1 assessment", due, By(due), State(due).Item1, State(due).Item2, $"{home}/practice");
        if (Policies is { } policies)
            yield return new("A policy is due for review", Format.Count(policies.Count, "policy", "policies"), policies.First, By(policies.First), State(policies.First).Item1, State(policies.First).Item2, $"{home}/policies");
    }
}
