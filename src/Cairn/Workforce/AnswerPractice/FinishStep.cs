using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says that a next step of its assessment is done (W12).</summary>
public static class FinishStep
{
    public static readonly Verb Verb = new("FinishStep", "A next step of an assessment of practice is done.");

    /// <exception cref="NoSuchRecordException">There is no such step, or it is done.</exception>
    public static Task Run(Keeper keeper, Guid answer, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var row = await db.Set<PracticeAnswer>().FirstOrDefaultAsync(a => a.OrganisationId == keeper.Organisation && a.Id == answer && a.Step != null && a.Done == null, stop)
            ?? throw new NoSuchRecordException("There is no such step, or it is done.");
        row.Done = db.Store.Clock.Today;
    }, stop);
}
