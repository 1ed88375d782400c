using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Leaves a checked return without taking it in.</summary>
public static class LeaveReturn
{
    public static readonly Verb Verb = new("LeaveReturn", "A checked return is left: nothing of it becomes part of the record.");

    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Guid id, CancellationToken stop, string? key = null, string? digest = null) =>
        store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: digest), async db =>
        {
            await db.Store.Engine.LockChain(db, organisation, stop); // two that decide at once: the second waits, and finds what the first has decided
            var row = await db.Set<Return>().FirstOrDefaultAsync(r => r.Id == id && r.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is no such return.");
            if (row.State != ReturnState.Checked)
                throw new RefusedException("This return is not waiting for a decision.");
            row.State = ReturnState.Left;
            row.Ended = store.Clock.Now;
            return 0;
        }, stop);
}
