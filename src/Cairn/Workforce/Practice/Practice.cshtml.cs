using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>For everybody: how far each statement of good practice holds, as providers say, with coverage (W12).</summary>
public sealed class PracticePage(Store store, Packs packs, Clock clock) : PageModel
{
    private const int Years = 2;

    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";

    /// <summary>One statement, counted over those to whom it applies.</summary>
    /// <param name="Of">Rounded; null where they are fewer than ten.</param>
    public sealed record Row(string Label, decimal? Of, IReadOnlyDictionary<PracticeState, int> Counts)
    {
        public decimal? Percent(PracticeState state) => Of is { } of && PublicFigures.Answered(Counts.GetValueOrDefault(state)) is { } count ? Math.Min(100, count * 100 / of) : null;

        public string Share(PracticeState state) => Of is null ? "No figure" : Percent(state) is { } share ? Format.Percent(share, 0) : Counts.GetValueOrDefault(state) == 0 && Of >= 100 ? "0%" : "Fewer than 10";
    }

    public bool IsDemonstration { get; private set; }
    public decimal? Assessed { get; private set; }
    public decimal Providers { get; private set; }
    public IReadOnlyList<(string Label, IReadOnlyList<Row> Rows)> Headings { get; private set; } = [];
    public PracticeStandard Standard { get; private set; } = null!;

    public DateOnly Day => clock.Today;
    public string CountryName => packs[Country].Name;
    public IReadOnlyList<CountryPack> Countries => packs.Countries;

    /// <summary>Over all statements, of counts that may be shown.</summary>
    public string Finding
    {
        get
        {
            var rows = Headings.SelectMany(h => h.Rows).Where(r => r.Of is not null).ToList();
            decimal Share(PracticeState state) => rows.Sum(r => PublicFigures.Answered(r.Counts.GetValueOrDefault(state)) ?? 0) * 100 / rows.Sum(r => r.Of!.Value);
            return rows.Count == 0 ? "How employers say they do" : $"Of good practice employers say that {Format.Percent(Share(PracticeState.Done), 0)} is done and {Format.Percent(Share(PracticeState.NotYet), 0)} not yet";
        }
    }

    public async Task OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        Standard = new PracticeStandard(packs[Country], Day);
        await using var db = await store.Read(Scope.Sector, stop);
        IsDemonstration = await db.Set<Marker>().AnyAsync(m => m.Name == Marker.Kind && m.Value == Marker.Demonstration, stop);
        var of = db.Set<Organisation>().Where(o => o.Country == Country);
        Providers = PublicFigures.Answered(await db.Set<Service>().Where(s => s.Country == Country).Select(s => s.OrganisationId).Distinct().CountAsync(stop)) ?? PublicFigures.Base;
        var since = Day.AddYears(-Years);
        var signed = await db.Set<PracticeAssessment>().Where(a => a.SignedOff >= since && of.Any(o => o.Id == a.OrganisationId)).Select(a => new { a.Id, a.OrganisationId, a.Year }).ToListAsync(stop);
        var latest = signed.GroupBy(a => a.OrganisationId).Select(g => g.MaxBy(a => a.Year)!.Id).ToHashSet();
        Assessed = PublicFigures.Answered(latest.Count);
        if (Assessed is null)
            return;
        var answers = (await db.Set<PracticeAnswer>().Where(a => db.Set<PracticeAssessment>().Any(s => s.Id == a.AssessmentId && s.SignedOff >= since)).Select(a => new { a.AssessmentId, a.Statement, a.State }).ToListAsync(stop))
            .Where(a => latest.Contains(a.AssessmentId) && a.State != PracticeState.DoesNotApply).ToLookup(a => a.Statement, a => a.State);
        Headings = [.. Standard.Asked(small: false).Select(h => (h.Heading.Label, (IReadOnlyList<Row>)[.. h.Statements.Select(s =>
            new Row(s.Label, PublicFigures.Answered(answers[s.Code].Count()), answers[s.Code].GroupBy(a => a).ToDictionary(g => g.Key, g => g.Count())))]))];
    }
}
