using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider takes its notice down: help was found, or it no longer wants to (W12).</summary>
public static class CloseNotice
{
    public static readonly Verb Verb = new("CloseNotice", "A provider takes its notice down: matched, or withdrawn.");

    /// <exception cref="NoSuchRecordException">It has no such notice that is open.</exception>
    public static Task Run(Keeper keeper, Guid notice, bool matched, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var own = await db.Set<HelpNotice>().FirstOrDefaultAsync(n => n.OrganisationId == keeper.Organisation && n.Id == notice && n.State == HelpState.Open, stop)
            ?? throw new NoSuchRecordException("There is no such notice of yours, or it is down already.");
        (own.State, own.Closed) = (matched ? HelpState.Matched : HelpState.Withdrawn, db.Store.Clock.Today);
    }, stop);
}
