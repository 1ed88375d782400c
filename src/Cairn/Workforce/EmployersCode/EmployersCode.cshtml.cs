using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>How a provider stands under the standard for employers, heading by heading, with what shows it (R9).</summary>
public sealed class EmployersCodePage(Db db, Packs packs, Clock clock) : PageModel
{
    /// <param name="Policy">The version adopted when it was signed off, else the first since.</param>
    public sealed record Shows(string Statement, PracticeState State, string? Words, (string Id, string Title, DateOnly Adopted)? Policy, (string Id, string Title)? Measure)
    {
        public bool Shown => Words is not null || Policy is not null || Measure is not null;
    }

    public Guid Organisation { get; private set; }
    public CodeStanding? Standing { get; private set; }
    public IReadOnlyList<(HeadingStanding Heading, string Label)> Headings { get; private set; } = [];
    public IReadOnlyList<Shows> Evidence { get; private set; } = [];
    public string Basis { get; private set; } = "";

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Standing = (await CodeStanding.Latest(db, [organisation], stop)).GetValueOrDefault(organisation);
        if (Standing is not { } standing)
            return;
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        var standard = new PracticeStandard(packs[country], clock.Today);
        Basis = standard.Basis;
        // In the order of the standard; a heading that it no longer has comes last, under its code.
        var order = standard.Headings.Rows.Select(h => h.Code).Distinct().ToList();
        Headings = [.. standing.Headings.OrderBy(h => order.IndexOf(h.Heading) is >= 0 and var at ? at : int.MaxValue).Select(h => (h, standard.Headings.Rows.LastOrDefault(r => r.Code == h.Heading)?.Label ?? h.Heading))];
        var answers = await db.Set<PracticeAnswer>().AsNoTracking().Where(a => a.OrganisationId == organisation && a.State != PracticeState.DoesNotApply && db.Set<PracticeAssessment>().Any(x => x.Id == a.AssessmentId && x.Year == standing.Year)).ToListAsync(stop);
        var policies = (await db.Set<AdoptedPolicy>().AsNoTracking().Where(p => p.OrganisationId == organisation).Select(p => new { p.Policy, p.Title, p.Adopted }).ToListAsync(stop)).ToLookup(p => p.Policy);
        var statements = standard.List.Rows.Select((row, at) => (row, at)).GroupBy(s => s.row.Code).ToDictionary(g => g.Key, g => g.Last());
        Evidence = [.. answers.OrderBy(a => statements.TryGetValue(a.Statement, out var s) ? s.at : int.MaxValue).Select(a => new Shows(
            statements.TryGetValue(a.Statement, out var found) ? found.row.Label : a.Statement, a.State, a.Evidence,
            a.EvidencePolicy is { } policy && (policies[policy].Where(p => p.Adopted <= standing.AsAt).MaxBy(p => p.Adopted) ?? policies[policy].MinBy(p => p.Adopted)) is { } held ? (policy, held.Title, held.Adopted) : null,
            a.EvidenceMeasure is { } measure && packs.Measures.Find(measure) is { } known ? (measure, known.Title) : null))];
    }
}
