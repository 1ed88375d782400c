using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class ReturnDecision
{
    /// <summary>Makes sure that a return is checked and has been neither accepted nor left.</summary>
    /// <exception cref="RefusedException">It is not waiting for a decision.</exception>
    public static async Task AwaitsDecision(this Db db, Guid organisation, Guid id, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, organisation, stop);
        var state = await db.Set<Return>().Where(r => r.Id == id && r.OrganisationId == organisation).Select(r => (ReturnState?)r.State).FirstOrDefaultAsync(stop) ?? throw new NoSuchRecordException("There is no such return.");
        if (state != ReturnState.Checked)
            throw new RefusedException("This return is not waiting for a decision.");
    }
}
