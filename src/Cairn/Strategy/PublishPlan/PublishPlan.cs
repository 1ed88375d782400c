using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan begins to run in public: everybody reads what it wants, what is done, by whom and how far (S2).</summary>
public static class PublishPlan
{
    public static readonly Verb Verb = new("PublishPlan", "A plan is published: everybody reads what it wants, what is done, by whom and how far.");

    /// <exception cref="RefusedException">It is published already, or there is nothing to see.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        if (held.State != PlanState.Draft)
            throw new RefusedException("This plan is published already.");
        if (!await db.Set<PlanAction>().AnyAsync(a => a.PlanId == plan, stop))
            throw new RefusedException("There is no action in this plan yet, so that there is nothing to see. Add one first.");
        (held.State, held.PublishedOn) = (PlanState.Published, db.Store.Clock.Today);
        held.Version++;
    }, stop);
}
