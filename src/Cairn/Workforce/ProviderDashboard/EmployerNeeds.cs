using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What needs a provider as an employer: steps of its assessment, the yearly assessment itself, policies to be looked at again (W12).</summary>
/// <param name="Steps">Not done and due within a month, with the year of the latest assessment that has one.</param>
/// <param name="Assessment">The day by which the yearly assessment is signed off again; of one that is begun the day on which it was.</param>
/// <param name="Policies">Adopted, and due to be looked at within a month.</param>
public sealed record EmployerNeeds((Since Due, int Year)? Steps, (DateOnly Day, int? Begun)? Assessment, Since? Policies)
{
    private const int DaysAhead = 31;

    public static readonly EmployerNeeds None = new(null, null, null);

    public static async Task<EmployerNeeds> Read(Db db, Clock clock, CancellationToken stop)
    {
        var (mine, soon) = (db.Scope.Organisations, clock.Today.AddDays(DaysAhead));
        if (mine.Count == 0)
            return None;
        var own = mine[0];
        // A step that was not done goes on in the next year's assessment, so the latest one's are the ones to be done.
        var latest = await db.Set<PracticeAssessment>().Where(a => a.OrganisationId == own).OrderByDescending(a => a.Year).FirstOrDefaultAsync(stop);
        var due = latest is null ? [] : await db.Set<PracticeAnswer>().Where(a => a.AssessmentId == latest.Id && a.Step != null && a.Done == null && a.Due <= soon).Select(a => a.Due!.Value).ToListAsync(stop);
        var review = await db.Set<AdoptedPolicy>().Where(p => p.OrganisationId == own).GroupBy(p => p.Policy)
            .Select(g => g.OrderByDescending(p => p.Number).First().Review).ToListAsync(stop);
        review = [.. review.Where(r => r <= soon)];
        (DateOnly, int?)? assessment = latest switch
        {
            null => null,
            { SignedOff: { } signed } => signed.AddYears(1) <= soon && latest.Year < clock.Today.Year ? (signed.AddYears(1), null) : null,
            _ => (latest.Begun, latest.Year),
        };
        return new EmployerNeeds(due.Count == 0 ? null : (new Since(due.Count, due.Min()), latest!.Year), assessment, review.Count == 0 ? null : new Since(review.Count, review.Min()));
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
