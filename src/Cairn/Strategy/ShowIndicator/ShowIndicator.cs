using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A draft indicator is shown to everybody from today on, where its plan is published (S5).</summary>
public static class ShowIndicator
{
    public static readonly Verb Verb = new("ShowIndicator", "An indicator is shown to everybody from today on, where its plan is published.");

    public static Task Run(PlanKeeper keeper, Guid plan, Guid indicator, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await keeper.Open(db, plan, stop);
        var one = await db.Set<Indicator>().FirstOrDefaultAsync(i => i.Id == indicator && i.PlanId == plan, stop) ?? throw new NoSuchRecordException("There is no such indicator.");
        if (one.ShownFrom is not null)
            throw new RefusedException("This indicator is shown already.");
        one.ShownFrom = db.Store.Clock.Today;
        one.Version++;
    }, stop);
}
