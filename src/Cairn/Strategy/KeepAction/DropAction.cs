using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An action is taken out of a draft. Of a published plan it is stopped instead, by a report that says why (S2).</summary>
public static class DropAction
{
    public static readonly Verb Verb = new("DropAction", "An action is taken out of a draft plan, with what waits for it and what was written about it.");

    /// <exception cref="RefusedException">The plan is published, or there is no such action.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid action, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var (held, gone) = await keeper.Open(db, plan, action, stop);
        if (held.State != PlanState.Draft)
            throw new RefusedException("This plan is published, and what was promised stays to be read. Report that the action is stopped, and why.");
        if (await db.Set<Indicator>().AnyAsync(i => i.ActionId == action, stop))
            throw new RefusedException("An indicator is this action’s own. Give the indicator to the plan or to an element first.");
        db.RemoveRange(await db.Set<ActionDependency>().Where(d => d.BeforeId == action || d.AfterId == action).ToListAsync(stop));
        db.RemoveRange(await db.Set<ActionPartner>().Where(p => p.ActionId == action).ToListAsync(stop));
        db.RemoveRange(await db.Set<ActionRisk>().Where(r => r.ActionId == action).ToListAsync(stop));
        db.RemoveRange(await db.Set<ActionReport>().Where(r => r.ActionId == action).ToListAsync(stop));
        db.RemoveRange(await db.Set<ActionComment>().Where(c => c.ActionId == action).ToListAsync(stop));
        db.RemoveRange(await db.Set<ActionFile>().Where(f => f.ActionId == action).ToListAsync(stop));
        db.RemoveRange(await db.Set<ActionIndicator>().Where(i => i.ActionId == action).ToListAsync(stop));
        db.Remove(gone);
    }, stop);
}
