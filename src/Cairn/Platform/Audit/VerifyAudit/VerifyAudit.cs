using System.Security.Cryptography;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Audit;

/// <param name="Sequence">0 where the fault is not in one event.</param>
public sealed record AuditFault(Guid Organisation, long Sequence, string What);

/// <param name="Erased">Events whose values were erased with their key, as the law may ask; the chain still holds.</param>
public sealed record AuditVerdict(long Events, long Chains, long Erased, long Roots, IReadOnlyList<AuditFault> Faults);

/// <summary>Reads every chain from its start and says what was edited, deleted, swapped or cut off.</summary>
public static class VerifyAudit
{
    public static async Task<AuditVerdict> Run(Store store, Action<long>? progress = null, CancellationToken stop = default)
    {
        List<AuditFault> faults = [];
        var marks = ReadRoots(store, faults, out var roots);
        await using var db = await store.Read(Scope.System, stop);
        var keys = await db.Set<AuditKey>().AsNoTracking().ToDictionaryAsync(k => k.Id, k => k.Salt is null ? null : store.Keys.Of(k.Salt), stop);
        var heads = await db.Set<AuditHead>().AsNoTracking().ToDictionaryAsync(h => h.OrganisationId, stop);

        long events = 0, chains = 0, erased = 0;
        AuditEvent? before = null;
        var rows = from e in db.Set<AuditEvent>().AsNoTracking()
                   join v in db.Set<AuditValue>().AsNoTracking() on new { e.OrganisationId, e.Sequence } equals new { v.OrganisationId, v.Sequence } into values
                   from v in values.DefaultIfEmpty()
                   orderby e.OrganisationId, e.Sequence
                   select new { Event = e, Cipher = v == null ? null : v.Cipher };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            var e = row.Event;
            if (before?.OrganisationId != e.OrganisationId)
            {
                End(before);
                before = null;
                chains++;
            }
            Link(before, e);
            if (!keys.TryGetValue(e.KeyOf, out var key))
                faults.Add(new AuditFault(e.OrganisationId, e.Sequence, "the key of its values is gone and no erasure is recorded"));
            else if (key is null)
                erased++;
            else
                Values(e, key, row.Cipher);
            before = e;
            if (++events % 10_000 == 0)
                progress?.Invoke(events);
        }
        End(before);
        foreach (var head in heads.Values)
            faults.Add(new AuditFault(head.OrganisationId, head.Sequence, "the chain has a head but no events"));
        foreach (var (mark, _) in marks)
            faults.Add(new AuditFault(mark.Organisation, mark.Sequence, "a signed root names this event, and it is gone"));
        return new AuditVerdict(events, chains, erased, roots, faults);

        void Link(AuditEvent? previous, AuditEvent e)
        {
            if (e.Sequence != (previous?.Sequence ?? 0) + 1)
                faults.Add(new AuditFault(e.OrganisationId, e.Sequence, $"follows event {previous?.Sequence ?? 0}: what lay between is gone"));
            if (!e.Previous.AsSpan().SequenceEqual(previous?.Hash ?? Chain.Start))
                faults.Add(new AuditFault(e.OrganisationId, e.Sequence, "does not continue the event before it"));
            if (!e.Hash.AsSpan().SequenceEqual(Chain.Hash(e)))
                faults.Add(new AuditFault(e.OrganisationId, e.Sequence, "was edited: its hash is not that of its contents"));
            var mark = new RootHead(e.OrganisationId, e.Sequence, Convert.ToHexString(e.Hash));
            marks.Remove((mark with { Hash = "" }, mark.Hash));
        }

        void End(AuditEvent? last)
        {
            if (last is null)
                return;
            if (!heads.Remove(last.OrganisationId, out var head) || head.Sequence != last.Sequence || !head.Hash.AsSpan().SequenceEqual(last.Hash))
                faults.Add(new AuditFault(last.OrganisationId, last.Sequence, "is not the head of its chain: the tail was cut, or the head was edited"));
        }

        void Values(AuditEvent e, byte[] key, byte[]? cipher)
        {
            try
            {
                if (cipher is null)
                    faults.Add(new AuditFault(e.OrganisationId, e.Sequence, "its values were deleted"));
                else if (!AuditValues.Commit(key, AuditValues.Open(key, cipher)).AsSpan().SequenceEqual(e.Commitment))
                    faults.Add(new AuditFault(e.OrganisationId, e.Sequence, "its values are not those it was made with"));
            }
            catch (CryptographicException)
            {
                faults.Add(new AuditFault(e.OrganisationId, e.Sequence, "its values were edited"));
            }
        }
    }

    /// <summary>The events that signed roots name, each to be met in its chain.</summary>
    private static HashSet<(RootHead, string)> ReadRoots(Store store, List<AuditFault> faults, out long count)
    {
        HashSet<(RootHead, string)> marks = [];
        Root? before = null;
        count = 0;
        foreach (var root in Roots.Read(Roots.FileOf(store.Settings)))
        {
            count++;
            if (root.Number != (before?.Number ?? 0) + 1 || root.Previous != (before?.Digest() ?? ""))
                faults.Add(new AuditFault(Guid.Empty, 0, $"root {root.Number} does not continue the root before it"));
            if (!store.Keys.Signing.VerifyData(root.Signed(), Convert.FromBase64String(root.Signature), HashAlgorithmName.SHA256))
                faults.Add(new AuditFault(Guid.Empty, 0, $"root {root.Number} was not signed by this Cairn"));
            foreach (var head in root.Heads)
                marks.Add((head with { Hash = "" }, head.Hash));
            before = root;
        }
        return marks;
    }
}
