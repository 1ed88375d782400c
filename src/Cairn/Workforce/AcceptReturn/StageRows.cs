using System.Buffers.Binary;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Turns accepted rows into new versions of the record, all of one batch.</summary>
internal sealed class StageRows(Return source, HeldRecords held, DateTime now)
{
    private readonly Dictionary<(string Service, string Reference), (Guid Record, Guid Owner)> staff = [];
    private int made;

    private string Source(string file) => $"return {source.Id:N}: {file}";

    /// <summary>Says which record each row is, so that rows of later chunks find those of earlier ones.</summary>
    public void Identify(IReadOnlyList<object> items)
    {
        foreach (var row in items.OfType<WorkplaceRow>())
        {
            if (held.Service(row.LocalEstId) is null && row.Status == RowStatus.New)
                held.Add(new HeldRecords.HeldService(Made(1), source.OrganisationId, row.LocalEstId));
        }
        foreach (var (_, row) in items.OfType<(RowPlace, StaffRow)>())
        {
            var key = Key(row.LocalEstId, row.UniqueWorkerId);
            if (held.Service(row.LocalEstId) is { } service && row.Status is RowStatus.New && !staff.ContainsKey(key))
                staff.Add(key, (Made(2), service.Organisation));
        }
    }

    public async Task Save(Db db, IReadOnlyList<object> items, CancellationToken stop)
    {
        await StageServices.Save(db, [.. items.OfType<WorkplaceRow>()], this, stop);
        await StageStaff.Save(db, [.. items.OfType<(RowPlace, StaffRow)>()], this, stop);
        await StageTraining.Save(db, [.. items.OfType<TrainingRow>()], this, stop);
    }

    public Task End(Db db, IReadOnlyList<ReturnDifference> leavers, CancellationToken stop) => StageStaff.End(db, leavers, this, stop);

    public HeldRecords Held => held;

    public long Batch => source.Batch;

    public DateOnly Today => source.Today;

    public bool IsNew(StaffRow row) => staff.ContainsKey(Key(row.LocalEstId, row.UniqueWorkerId));

    /// <summary>The record of somebody whom this return brought; null where it brought nobody of that reference.</summary>
    public (Guid Record, Guid Owner)? Brought(string service, string reference) => staff.TryGetValue(Key(service, reference), out var found) ? found : null;

    /// <summary>Fills in what every version of this batch has.</summary>
    public T Version<T>(T next, Guid record, Guid owner, string file) where T : RecordVersion
    {
        next.Record = record;
        next.OrganisationId = owner;
        next.From = source.Today;
        next.Recorded = now;
        next.Source = Source(file);
        next.Batch = source.Batch;
        return next;
    }

    /// <summary>Ends versions with this batch; readers see them until the switch.</summary>
    public async Task EndVersions<T>(Db db, IReadOnlyList<long> ids, CancellationToken stop) where T : RecordVersion
    {
        if (ids.Count > 0)
            await db.Set<T>().Where(x => EF.Parameter(ids).Contains(x.Id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedBy, source.Batch).SetProperty(x => x.Until, source.Today), stop);
    }

    /// <summary>
    /// The same identifier for the same row each time this return is staged, so that a restart goes on where it stopped; in the order
    /// of the file, so that what is staged together lies together on disk.
    /// </summary>
    private Guid Made(byte kind)
    {
        Span<byte> bytes = stackalloc byte[16];
        source.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        // The return's time-ordered beginning and six of its random bytes stay; its last four count.
        bytes[6] = (byte)(0x80 | kind); // version 8: of our own making (RFC 9562)
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ++made);
        return new Guid(bytes, bigEndian: true);
    }

    private static (string, string) Key(string service, string reference) => (HeldRecords.Tight(service), HeldRecords.Tight(reference));
}
