using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Training of those whom the training file names: it replaces what is held of them; others keep theirs.</summary>
internal static class StageTraining
{
    public static async Task Save(Db db, IReadOnlyList<LearningRow> rows, StageRows stage, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        var held = await Held(db, rows, stop);
        List<LearningRecord> learning = [];
        HashSet<Guid> named = [];
        foreach (var (row, brought, heldId) in rows)
        {
            if ((brought ?? (held.TryGetValue(heldId, out var found) ? found : null)) is not { } of)
                continue;
            named.Add(of.Record);
            learning.Add(stage.Version(TrainingAnswers.From(row, of.Record), NewId.Next(), of.Owner, "training"));
        }
        var records = named.ToList();
        // Rows of one person may lie in two chunks: what this batch itself staged stays.
        var before = await db.Set<LearningRecord>().Where(l => EF.Parameter(records).Contains(l.EngagementId) && l.Batch != stage.Batch).Select(l => l.Id).ToListAsync(stop);
        await stage.EndVersions<LearningRecord>(db, before, stop);
        await db.Store.Engine.Insert(db, BulkTable<LearningRecord>.Of(db), learning, stop);
    }

    private static async Task<Dictionary<long, (Guid Record, Guid Owner)>> Held(Db db, IReadOnlyList<LearningRow> rows, CancellationToken stop)
    {
        var wanted = rows.Where(r => r.HeldId > 0).Select(r => r.HeldId).Distinct().ToList();
        // Ended by this batch, perhaps, in an earlier chunk: the record is the same.
        return (await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => EF.Parameter(wanted).Contains(e.Id)).Select(e => new { e.Id, e.Record, e.OrganisationId }).ToListAsync(stop))
            .ToDictionary(e => e.Id, e => (e.Record, e.OrganisationId));
    }
}
