using System.Buffers.Binary;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A row of the workplace file and the record that it is about; none where it may not begin one.</summary>
internal sealed record ServiceRow(WorkplaceRow Row, HeldRecords.HeldService? Place);

/// <summary>A row of the staff file.</summary>
/// <param name="HeldId">The current version's number; 0 where the row is about nobody held.</param>
/// <param name="To">The service that they are in afterwards.</param>
/// <param name="Next">Somebody new; what the audit says of them is <paramref name="Answers"/>.</param>
internal sealed record EngagementRow(RowPlace Place, StaffRow Row, HeldRecords.HeldService? Service, HeldRecords.HeldService? To, long HeldId, Engagement? Next, byte[] Answers, Guid? NationalKey);

/// <summary>A row of the training file: somebody whom this return brought, or somebody held.</summary>
internal sealed record LearningRow(TrainingRow Row, (Guid Record, Guid Owner)? Brought, long HeldId);

/// <summary>Turns accepted rows into new versions of the record, all of one batch.</summary>
internal sealed class StageRows(Return source, HeldRecords held, DateTime now, Keys keys)
{
    private readonly Dictionary<(string Service, string Reference), (Guid Record, Guid Owner)> staff = [];
    private int made;

    private string Source(string file) => $"return {source.Id:N}: {file}";

    /// <summary>
    /// Says which record the row is, and prepares what needs no database. Each row comes here once, in the order of the files, on the
    /// thread that reads them, while earlier rows are saved on another: nothing that changes here is read there.
    /// </summary>
    public ServiceRow Identify(WorkplaceRow row)
    {
        if (held.Service(row.LocalEstId) is null && row.Status == RowStatus.New)
            held.Add(new HeldRecords.HeldService(Made(1), source.OrganisationId, row.LocalEstId));
        return new ServiceRow(row, held.Service(row.LocalEstId));
    }

    /// <inheritdoc cref="Identify(WorkplaceRow)"/>
    public EngagementRow Identify(RowPlace place, StaffRow row)
    {
        if (held.Service(row.LocalEstId) is not { } service)
            return new EngagementRow(place, row, null, null, 0, null, [], null);
        var to = row.TransferTo is { } target ? held.Service(target) ?? service : service;
        var heldId = held.StaffOf(service.Record, row.UniqueWorkerId);
        if (row.Status != RowStatus.New || heldId != 0)
            return new EngagementRow(place, row, service, to, heldId, null, [], null);
        var key = Key(row.LocalEstId, row.UniqueWorkerId);
        if (!staff.TryGetValue(key, out var made))
            staff.Add(key, made = (Made(2), service.Organisation));
        var next = Version(StaffAnswers.From(row), made.Record, made.Owner, "staff");
        next.ServiceId = service.Record;
        var nationalKey = row.NiNumber is { } number ? keys.Match("national-insurance", number) : (Guid?)null;
        return new EngagementRow(place, row, service, to, heldId, next, StageStaff.AllAnswers(next), nationalKey);
    }

    /// <inheritdoc cref="Identify(WorkplaceRow)"/>
    public LearningRow Identify(TrainingRow row) => new(row,
        staff.TryGetValue(Key(row.LocalEstId, row.UniqueWorkerId), out var made) ? made : null,
        held.Service(row.LocalEstId) is { } service ? held.StaffOf(service.Record, row.UniqueWorkerId) : 0);

    public async Task Save(Db db, IReadOnlyList<object> items, CancellationToken stop)
    {
        await StageServices.Save(db, [.. items.OfType<ServiceRow>()], this, stop);
        await StageStaff.Save(db, [.. items.OfType<EngagementRow>()], this, stop);
        await StageTraining.Save(db, [.. items.OfType<LearningRow>()], this, stop);
    }

    public Task End(Db db, IReadOnlyList<ReturnDifference> leavers, CancellationToken stop) => StageStaff.End(db, leavers, this, stop);

    public Task Close(Db db, IReadOnlyList<ReturnDifference> closed, CancellationToken stop) => StageServices.Close(db, closed, this, stop);

    public long Batch => source.Batch;

    public DateOnly Today => source.Today;

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
