using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan for everybody: what was promised, by whom, how far (S2).</summary>
public sealed class OnePlanPage(Store store, Visit visit, Packs packs, IndicatorFigures figures) : PageModel
{
    public const string Route = "/plans/{plan:guid}";

    public PlanRead Read { get; private set; } = null!;

    /// <summary>Where it was taken from, as a sentence.</summary>
    public string? From { get; private set; }

    /// <summary>The plan's indicators, live (S5); null where it has none.</summary>
    public IndicatorList? Indicators { get; private set; }

    /// <summary>What they tell together.</summary>
    public string Told { get; private set; } = "";

    /// <summary>Logic models with something drawn, and claims that are or were published (S4).</summary>
    public IReadOnlyList<LogicModel> Models { get; private set; } = [];

    public IReadOnlyList<Claim> Claims { get; private set; } = [];

    public bool MayKeep => Read.MayKeep(visit.Actor);
    public int Costed => Read.Actions.Count(a => a.NeededPence is not null);
    public long Needed => Read.Actions.Sum(a => a.NeededPence ?? 0);
    public long Found => Read.Actions.Sum(a => a.NeededPence is null ? 0 : a.FoundPence ?? 0);
    public long Gap => Read.Actions.Sum(a => PlanRead.Gap(a) ?? 0);

    public string Finding => PlanWords.Finding(Read);

    public IChart States => PlanWords.States(Read);

    public (string Url, string Title, string Document)? TakesUp(string? takesUp) => PlanRead.TakesUp(packs.Strategies, takesUp);

    /// <summary>Elements with the actions that serve them, in the plan's order; last those of the plan as a whole.</summary>
    public IReadOnlyList<(PlanElement? Element, IReadOnlyList<PlanAction> Actions)> Groups
    {
        get
        {
            var by = Read.Actions.ToLookup(a => a.ElementId);
            List<(PlanElement?, IReadOnlyList<PlanAction>)> all = [.. Read.Elements.Select(e => ((PlanElement?)e, (IReadOnlyList<PlanAction>)[.. by[e.Id]]))];
            if (by[null].Any())
                all.Add((null, [.. by[null]]));
            return all;
        }
    }

    public async Task<IActionResult> OnGet(Guid plan, CancellationToken stop)
    {
        if (await PlanRead.Of(store, visit.Actor, plan, stop) is not { } read)
            return NotFound();
        Read = read;
        From = await Origin(read.Plan.TakenFrom, stop);
        await ReadWhatShows(read.Plan, read.Today, stop);
        return Page();
    }

    private async Task ReadWhatShows(Plan plan, DateOnly today, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        if (plan.State == PlanState.Draft)
            return;
        Models = await db.Set<LogicModel>().Where(m => m.PlanId == plan.Id && db.Set<ModelBox>().Any(b => b.ModelId == m.Id)).OrderBy(m => m.Title).ToListAsync(stop);
        Claims = await db.Set<Claim>().Where(c => c.PlanId == plan.Id && c.State != ClaimState.Draft).OrderBy(c => c.PublishedOn).ToListAsync(stop);
        if (await PublishedIndicators.On(db, plan.Id, today, stop) is not { Count: > 0 } indicators)
            return;
        var shown = await figures.Of(db, indicators, today, stop);
        (Told, Indicators) = (IndicatorSummary.Of(shown), IndicatorList.Of(shown, await PublishedIndicators.Titles(db, plan.Id, stop), plan.Id, today, today));
    }

    private async Task<string?> Origin(string? taken, CancellationToken stop)
    {
        if (taken is null)
            return null;
        if (packs.Strategies.Find(taken) is { } document)
            return $"It began from {document.Title}. {document.Source}";
        await using var db = await store.Read(Scope.Sector, stop);
        var own = visit.Actor.Organisation;
        return Guid.TryParse(taken, out var id) && await db.Set<Plan>().Where(p => p.Id == id && (p.State != PlanState.Draft || p.OrganisationId == own)).Select(p => p.Title).FirstOrDefaultAsync(stop) is { } title ? $"It began from the plan “{title}”." : "It began from another plan.";
    }
}
