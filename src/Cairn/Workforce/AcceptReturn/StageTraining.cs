using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Training of those whom the training file names: it replaces what is held of them; others keep theirs.</summary>
internal static class StageTraining
{
    public static async Task Save(Db db, IReadOnlyList<TrainingRow> rows, StageRows stage, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        var owners = await Owners(db, rows, stage, stop);
        List<LearningRecord> learning = [];
        foreach (var (row, n) in rows.Select((r, n) => (r, n)))
        {
            if (owners.TryGetValue((HeldRecords.Tight(row.LocalEstId), HeldRecords.Tight(row.UniqueWorkerId)), out var of))
                learning.Add(stage.Version(TrainingAnswers.From(row, of.Record), Guid.CreateVersion7(), of.Owner, "training"));
        }
        var records = owners.Values.Select(o => o.Record).ToList();
        // Rows of one person may lie in two chunks: what this batch itself staged stays.
        var before = await db.Set<LearningRecord>().Where(l => EF.Parameter(records).Contains(l.EngagementId) && l.Batch != stage.Batch).Select(l => l.Id).ToListAsync(stop);
        await stage.EndVersions<LearningRecord>(db, before, stop);
        await db.Store.Engine.Insert(db, BulkTable<LearningRecord>.Of(db), learning, stop);
    }

    private static async Task<Dictionary<(string, string), (Guid Record, Guid Owner)>> Owners(Db db, IReadOnlyList<TrainingRow> rows, StageRows stage, CancellationToken stop)
    {
        var owners = new Dictionary<(string, string), (Guid Record, Guid Owner)>();
        var heldIds = new Dictionary<long, (string, string)>();
        foreach (var row in rows)
        {
            var key = (HeldRecords.Tight(row.LocalEstId), HeldRecords.Tight(row.UniqueWorkerId));
            if (stage.Brought(row.LocalEstId, row.UniqueWorkerId) is { } made)
                owners[key] = made;
            else if (stage.Held.Service(row.LocalEstId) is { } service && stage.Held.StaffOf(service.Record, row.UniqueWorkerId) is > 0 and var id)
                heldIds[id] = key;
        }
        var wanted = heldIds.Keys.ToList();
        // Ended by this batch, perhaps, in an earlier chunk: the record is the same.
        foreach (var e in await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => EF.Parameter(wanted).Contains(e.Id)).Select(e => new { e.Id, e.Record, e.OrganisationId }).ToListAsync(stop))
            owners[heldIds[e.Id]] = (e.Record, e.OrganisationId);
        return owners;
    }
}
