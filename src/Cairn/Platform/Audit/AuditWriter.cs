using System.Security.Cryptography;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Audit;

/// <summary>Appends events to the chain of the change's organisation, inside the change's own transaction.</summary>
public static class AuditWriter
{
    /// <summary>Stands for those who make keys, in place of an organisation.</summary>
    private static readonly Guid Makers = new("c0a1c0a1-0000-8000-8000-6b6579730000");

    public static async Task Append(Db db, Change change, IReadOnlyList<PendingEvent> pending, CancellationToken stop)
    {
        var engine = db.Store.Engine;
        await engine.LockChain(db, change.Organisation, stop);
        var head = await db.Set<AuditHead>().AsNoTracking().IgnoreQueryFilters().FirstOrDefaultAsync(h => h.OrganisationId == change.Organisation, stop);
        var sequence = head?.Sequence ?? 0;
        var previous = head?.Hash ?? Chain.Start;
        var keys = await KeysOf(db, pending, stop);

        var values = new AuditValue[pending.Count];
        var commitments = new byte[pending.Count][];
        // Each stands alone, so they are sealed side by side; the chain, which cannot be, is cheap.
        Parallel.For(0, pending.Count, i =>
        {
            var key = keys[pending[i].KeyOf];
            commitments[i] = AuditValues.Commit(key, pending[i].Values);
            values[i] = new AuditValue { OrganisationId = change.Organisation, Sequence = sequence + 1 + i, Cipher = AuditValues.Seal(key, pending[i].Values) };
        });
        var events = new List<AuditEvent>(pending.Count);
        var at = Whole(db.Store.Clock.Now);
        foreach (var item in pending)
        {
            var next = new AuditEvent
            {
                OrganisationId = change.Organisation, Sequence = sequence + 1 + events.Count, At = at, Account = change.Actor.Account ?? Guid.Empty,
                Verb = change.Verb.Name, Subject = item.Subject, SubjectId = item.SubjectId, KeyOf = item.KeyOf,
                Commitment = commitments[events.Count], Previous = previous, Hash = [],
            };
            next.Hash = previous = Chain.Hash(next);
            events.Add(next);
        }
        sequence += events.Count;
        await engine.Insert(db, BulkTable<AuditEvent>.Of(db), events, stop);
        await engine.Insert(db, BulkTable<AuditValue>.Of(db), values, stop);
        await SaveHead(db, new AuditHead { OrganisationId = change.Organisation, Sequence = sequence, Hash = previous }, isNew: head is null, stop);
    }

    private static Task SaveHead(Db db, AuditHead head, bool isNew, CancellationToken stop) => isNew
        ? db.Store.Engine.Insert(db, BulkTable<AuditHead>.Of(db), [head], stop)
        : db.Set<AuditHead>().IgnoreQueryFilters().Where(h => h.OrganisationId == head.OrganisationId)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, head.Sequence).SetProperty(h => h.Hash, head.Hash), stop);

    /// <summary>Keys by person or organisation; who has none yet gets one.</summary>
    private static async Task<Dictionary<Guid, byte[]>> KeysOf(Db db, IReadOnlyList<PendingEvent> pending, CancellationToken stop)
    {
        var wanted = pending.Select(p => p.KeyOf).Distinct().ToList();
        var salts = new Dictionary<Guid, byte[]>(wanted.Count);
        await Find(db, wanted, salts, stop);
        if (wanted.Count > salts.Count)
            await Make(db, wanted, salts, stop);
        return salts.ToDictionary(s => s.Key, s => db.Store.Keys.Of(s.Value));
    }

    private static async Task Make(Db db, List<Guid> wanted, Dictionary<Guid, byte[]> salts, CancellationToken stop)
    {
        // Two organisations may meet the same new person at once: who comes second finds the key that the first has made.
        await db.Store.Engine.LockChain(db, Makers, stop);
        await Find(db, [.. wanted.Where(id => !salts.ContainsKey(id))], salts, stop);
        var made = wanted.Where(id => !salts.ContainsKey(id)).Select(id => new AuditKey { Id = id, Salt = RandomNumberGenerator.GetBytes(16) }).ToList();
        foreach (var key in made)
            salts[key.Id] = key.Salt!;
        await db.Store.Engine.Insert(db, BulkTable<AuditKey>.Of(db), made, stop);
    }

    private static async Task Find(Db db, List<Guid> wanted, Dictionary<Guid, byte[]> salts, CancellationToken stop)
    {
        foreach (var key in await db.Set<AuditKey>().AsNoTracking().Where(k => EF.Parameter(wanted).Contains(k.Id)).ToListAsync(stop))
            salts[key.Id] = key.Salt ?? throw new RefusedException("This person's record has been erased and cannot be changed.");
    }

    // Both databases keep microseconds; the hash must cover what they give back.
    private static DateTime Whole(DateTime at) => new(at.Ticks / 10 * 10, DateTimeKind.Utc);
}
