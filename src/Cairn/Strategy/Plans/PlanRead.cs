using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan as it is read: everybody reads a published one, a draft its own organisation alone.</summary>
public sealed class PlanRead
{
    public required Plan Plan { get; init; }
    public required IReadOnlyList<PlanElement> Elements { get; init; }
    public required IReadOnlyList<PlanAction> Actions { get; init; }
    public required IReadOnlyList<ActionDependency> Dependencies { get; init; }
    public required ILookup<Guid, ActionPartner> Partners { get; init; }

    /// <summary>Names of the organisations of this Cairn that the plan names.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>By action the indicators that it is to move.</summary>
    public required ILookup<Guid, (Guid Id, string Title)> Indicators { get; init; }

    public required PlanSchedule Schedule { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Whose plan it is.</summary>
    public string Body => Names.GetValueOrDefault(Plan.OrganisationId, "");

    public string Url => $"/plans/{Plan.Id}";

    public string KeptUrl => $"/organisations/{Plan.OrganisationId}/plans/{Plan.Id}";

    public PlanAction? Action(Guid id) => Actions.FirstOrDefault(a => a.Id == id);

    public string? Lead(PlanAction action) => action.LeadId is { } lead && Names.TryGetValue(lead, out var name) ? name : action.LeadWords;

    /// <summary>Who owns it as everybody reads it: a post or body, never a person's name.</summary>
    public string Owner(PlanAction action) => action.OwnerWords ?? (action.OwnerId is null ? "Nobody yet" : Body);

    public string Partner(ActionPartner partner) => partner.PartnerId is { } id && Names.TryGetValue(id, out var name) ? name : partner.Words;

    public IEnumerable<(PlanAction Action, int Lag)> WaitsFor(PlanAction action) => Dependencies.Where(d => d.AfterId == action.Id).Select(d => (Action(d.BeforeId)!, d.Lag)).OrderBy(d => d.Item1.Place);

    public IEnumerable<PlanAction> WaitFor(PlanAction action) => Dependencies.Where(d => d.BeforeId == action.Id).Select(d => Action(d.AfterId)!).OrderBy(a => a.Place);

    /// <summary>Indicators that one slip puts at risk: those of the action and of all that it moves.</summary>
    public IReadOnlyList<(Guid Id, string Title)> AtRisk(PlanSlip slip) => [.. slip.Moved.Select(m => m.Action.Id).Prepend(slip.Action.Id).SelectMany(id => Indicators[id]).DistinctBy(i => i.Id)];

    /// <summary>Money that is needed and not found, in pence; null where neither is said.</summary>
    public static long? Gap(PlanAction action) => action.NeededPence is { } needed ? Math.Max(0, needed - (action.FoundPence ?? 0)) : null;

    public bool MayKeep(Actor actor) => PlanKeeper.Roles.Contains(actor.Role) && actor.Organisation == Plan.OrganisationId;

    /// <summary>An element of a document with its address, where one is taken up.</summary>
    public static (string Url, string Title, string Document)? TakesUp(Strategies strategies, string? takesUp) =>
        takesUp?.Split('/') is [var d, var e] && strategies.Find(d) is { } document && document.Find(e) is { } element ? ($"/strategies/{takesUp}", element.Title, StrategyWords.Short(document)) : null;

    /// <returns>Null where there is no such plan for this reader.</returns>
    public static async Task<PlanRead?> Of(Store store, Actor actor, Guid plan, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        return await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && (p.State != PlanState.Draft || p.OrganisationId == actor.Organisation), stop) is { } held ? await Of(db, held, stop) : null;
    }

    /// <param name="db">Reads the organisation's rows at least, and every organisation's name.</param>
    public static async Task<PlanRead> Of(Db db, Plan plan, CancellationToken stop)
    {
        var today = db.Store.Clock.Today;
        var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == plan.Id).OrderBy(a => a.Place).ToListAsync(stop);
        var ids = db.Set<PlanAction>().Where(a => a.PlanId == plan.Id).Select(a => a.Id);
        var dependencies = await db.Set<ActionDependency>().AsNoTracking().Where(d => d.PlanId == plan.Id).ToListAsync(stop);
        var partners = await db.Set<ActionPartner>().AsNoTracking().Where(p => ids.Contains(p.ActionId)).OrderBy(p => p.Words).ToListAsync(stop);
        List<Guid> bodies = [plan.OrganisationId, .. actions.Select(a => a.LeadId).Concat(partners.Select(p => p.PartnerId)).OfType<Guid>().Distinct()];
        var moved = await (from link in db.Set<ActionIndicator>()
                           where ids.Contains(link.ActionId)
                           join indicator in db.Set<Indicator>() on link.IndicatorId equals indicator.Id
                           where indicator.ShownFrom <= today && indicator.RetiredOn == null
                           join version in db.Set<IndicatorVersion>() on link.IndicatorId equals version.IndicatorId
                           where version.From <= today
                           select new { link.ActionId, version.IndicatorId, version.Number, version.Title }).ToListAsync(stop);
        return new()
        {
            Plan = plan, Actions = actions, Dependencies = dependencies, Partners = partners.ToLookup(p => p.ActionId), Today = today,
            Elements = await db.Set<PlanElement>().AsNoTracking().Where(e => e.PlanId == plan.Id).OrderBy(e => e.Place).ToListAsync(stop),
            Names = await db.Set<Organisation>().Where(o => bodies.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop),
            Indicators = moved.GroupBy(m => (m.ActionId, m.IndicatorId)).Select(g => (Action: g.Key.ActionId, Last: g.MaxBy(m => m.Number)!)).ToLookup(m => m.Action, m => (m.Last.IndicatorId, m.Last.Title)),
            Schedule = new(plan, actions, dependencies, today),
        };
    }
}
