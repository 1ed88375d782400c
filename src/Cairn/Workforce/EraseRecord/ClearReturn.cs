using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A return that has ended is cleared: its files, findings and differences, which tell of people, go; its counts stay.</summary>
public static class ClearReturn
{
    public static readonly Verb Verb = new("ClearReturn", "The files, findings and differences of a return that has ended are erased by a retention rule; its counts stay.");

    private static readonly ReturnState[] Ends = [ReturnState.Accepted, ReturnState.Left, ReturnState.Failed, ReturnState.Unusable];

    /// <summary>Clears the returns of an organisation that have ended and were brought in up to an instant, UTC.</summary>
    /// <returns>How many rows went.</returns>
    public static async Task<int> UpTo(DateTime instant, Db db, Guid organisation, CancellationToken stop) =>
        await These(db, organisation, await db.Set<Return>().Where(r => r.OrganisationId == organisation && r.Cleared == null && Ends.Contains(r.State) && r.Uploaded <= instant).ToListAsync(stop), stop);

    /// <inheritdoc cref="UpTo"/>
    /// <param name="returns">Tracked by the context, all of one organisation.</param>
    public static async Task<int> These(Db db, Guid organisation, IReadOnlyList<Return> returns, CancellationToken stop)
    {
        var ids = returns.Select(r => r.Id).ToList();
        var rows = await db.Set<ReturnFinding>().Where(f => f.OrganisationId == organisation && ids.Contains(f.ReturnId)).ExecuteDeleteAsync(stop)
            + await db.Set<ReturnDifference>().Where(d => d.OrganisationId == organisation && ids.Contains(d.ReturnId)).ExecuteDeleteAsync(stop);
        foreach (var one in returns)
            one.Cleared = db.Store.Clock.Today;
        return rows;
    }

    /// <summary>Returns whose files may go, now that what cleared them stands.</summary>
    public static async Task<IReadOnlyList<Guid>> Cleared(Store store, Guid organisation, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Return>().Where(r => r.OrganisationId == organisation && r.Cleared != null).Select(r => r.Id).ToListAsync(stop);
    }

    /// <summary>Deletes the files of cleared returns; a run that was cut off before leaves them to the next.</summary>
    public static void Sweep(Store store, IEnumerable<Guid> returns)
    {
        foreach (var folder in returns.Select(id => ReturnFolder.Of(store.Settings, id)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }
}
