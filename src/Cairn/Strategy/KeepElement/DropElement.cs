using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Something that a draft wants is taken out of it; what served it, or stood under it, serves the plan as a whole (S2).</summary>
public static class DropElement
{
    public static readonly Verb Verb = new("DropElement", "Something that a draft plan wants is taken out of it; what served it serves the plan as a whole.");

    /// <exception cref="RefusedException">The plan is published, an indicator shows the element, or there is no such element.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid element, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        var gone = await db.Set<PlanElement>().FirstOrDefaultAsync(e => e.Id == element && e.PlanId == plan, stop) ?? throw new NoSuchRecordException("There is no such element.");
        if (held.State != PlanState.Draft)
            throw new RefusedException("This plan is published, and what it wanted stays to be read.");
        if (await db.Set<Indicator>().AnyAsync(i => i.ElementId == element, stop))
            throw new RefusedException("An indicator shows this element. Give the indicator to the plan or to another element first.");
        foreach (var action in await db.Set<PlanAction>().Where(a => a.ElementId == element).ToListAsync(stop))
            action.ElementId = null;
        foreach (var under in await db.Set<PlanElement>().Where(e => e.ParentId == element).ToListAsync(stop))
            under.ParentId = gone.ParentId;
        db.Remove(gone);
    }, stop);
}
