using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Drafts of concerns go with their files when their days are over, and with them the key of what the audit holds: their files' names (R6).</summary>
public static class ClearConcernDrafts
{
    public static readonly Verb Verb = new("ClearConcernDrafts", "A concern that was saved and never sent is deleted with its files when its days are over.");
    public const string Kind = "clear-concern-drafts";

    internal static Task Work(JobRun run) => Run(run.Store, run.Stop);

    /// <returns>How many went.</returns>
    public static async Task<int> Run(Store store, CancellationToken stop)
    {
        var today = store.Clock.Today;
        List<Guid> over;
        await using (var db = await store.Read(Scope.System, stop))
            over = await db.Set<ConcernDraft>().Where(d => d.Until <= today).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(stop);
        foreach (var id in over)
            await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), db => Clear(db, id, today, stop), stop);
        if (over.Count > 0)
            await store.Engine.Scrub(["register_concern_draft", "register_evidence"], stop);
        return over.Count;
    }

    private static async Task<int> Clear(Db db, Guid id, DateOnly today, CancellationToken stop)
    {
        // Sent or saved again since it was looked for, it stays.
        if (await db.Set<ConcernDraft>().Where(d => d.Id == id && d.Until <= today).ExecuteDeleteAsync(stop) == 0)
            return 0;
        var files = await db.Set<Evidence>().Where(e => e.OwnerId == id).ExecuteDeleteAsync(stop);
        await db.Set<AuditKey>().Where(k => k.Id == id).ExecuteUpdateAsync(set => set.SetProperty(k => k.Salt, (byte[]?)null), stop);
        db.Note(nameof(ConcernDraft), id, RegisterChain.Id, null, new JsonObject { ["files"] = files });
        return 1;
    }
}
