using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What an account has to do with an action: it keeps its plan, owns it, or works for a partner.</summary>
public sealed record ActionWork(Store Store, Actor Actor, Plan Plan, PlanAction Action, bool Keeps, bool Owns)
{
    /// <summary>Who can have to do with actions: whoever works for an organisation.</summary>
    public static readonly Role[] Roles = [.. AccessTable.Provider, Role.StrategyLead, Role.Worker];

    /// <summary>Whether the account reports on it.</summary>
    public bool Reports => Owns || Keeps;

    /// <returns>Null where it has nothing to do with it: the same as where there is no such action.</returns>
    public static async Task<ActionWork?> Of(Store store, Actor actor, Guid action, CancellationToken stop)
    {
        if (actor is not { Account: { } account, Organisation: { } organisation })
            return null;
        await using var db = await store.Read(Scope.Sector, stop);
        if (await db.Set<PlanAction>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == action, stop) is not { } held)
            return null;
        var plan = await db.Set<Plan>().AsNoTracking().FirstAsync(p => p.Id == held.PlanId, stop);
        var mine = plan.OrganisationId == organisation;
        var partner = plan.State != PlanState.Draft && (held.LeadId == organisation || await db.Set<ActionPartner>().AnyAsync(p => p.ActionId == action && p.PartnerId == organisation, stop));
        var (keeps, owns) = (mine && PlanKeeper.Roles.Contains(actor.Role), held.OwnerId == account && (mine || partner));
        return keeps || owns || partner && actor.Role != Role.Worker ? new(store, actor, plan, held, keeps, owns) : null;
    }

    /// <summary>One change to the action, in the audit of the organisation whose plan it is.</summary>
    /// <exception cref="RefusedException">The plan is closed.</exception>
    public Task<T> Write<T>(Verb verb, string? key, Func<Db, PlanAction, Task<T>> change, CancellationToken stop)
    {
        var keeper = new PlanKeeper(Store, Actor, Plan.OrganisationId);
        return keeper.Write(verb, key, async db => await change(db, (await keeper.Open(db, Plan.Id, Action.Id, stop)).Action), stop);
    }
}
