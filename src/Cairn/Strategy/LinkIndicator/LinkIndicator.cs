using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Which actions of the plan are to move an indicator (S2, S5).</summary>
public static class LinkIndicator
{
    public static readonly Verb Verb = new("LinkIndicator", "It is said which actions of a plan are to move an indicator.");

    public static Task Run(PlanKeeper keeper, Guid plan, Guid indicator, IReadOnlyCollection<Guid> actions, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await keeper.Open(db, plan, stop);
        if (!await db.Set<Indicator>().AnyAsync(i => i.Id == indicator && i.PlanId == plan, stop))
            throw new NoSuchRecordException("There is no such indicator.");
        var known = await db.Set<PlanAction>().Where(a => a.PlanId == plan && actions.Contains(a.Id)).Select(a => a.Id).ToListAsync(stop);
        if (known.Count != actions.Distinct().Count())
            throw new AnswersRefusedException([new("Actions", "One of the actions is not of this plan. Choose from the list")]);
        var held = await db.Set<ActionIndicator>().Where(l => l.IndicatorId == indicator).ToListAsync(stop);
        db.RemoveRange(held.Where(l => !known.Contains(l.ActionId)));
        db.AddRange(known.Except(held.Select(l => l.ActionId)).Select(a => new ActionIndicator { Id = NewId.Next(), OrganisationId = keeper.Organisation, ActionId = a, IndicatorId = indicator }));
    }, stop);
}
