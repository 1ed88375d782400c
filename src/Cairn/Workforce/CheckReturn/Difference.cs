using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A staff row that the rules refuse; who it is about can still be read.</summary>
internal sealed record RefusedStaff(StaffRow Row);

/// <summary>The same of a workplace row.</summary>
internal sealed record RefusedWorkplace(WorkplaceRow Row);

/// <summary>Sets a return's rows against what is held: new, changed, moved, and what the files leave out.</summary>
internal sealed class Difference(Return source, HeldRecords held)
{
    private readonly HashSet<long> seen = [];
    private readonly HashSet<Guid> seenServices = [];
    private readonly HashSet<Guid> joinedServices = []; // somebody moves there
    private readonly HashSet<(string Service, string Reference)> fresh = [];
    private readonly Dictionary<DifferenceKind, int> staff = [];
    private readonly Dictionary<DifferenceKind, int> services = [];
    private int unchanged;

    /// <summary>The differences of a chunk of rows.</summary>
    public async Task<List<ReturnDifference>> Of(Db db, IReadOnlyList<object> items, CancellationToken stop)
    {
        List<ReturnDifference> rows = [];
        var places = items.OfType<(RowPlace Place, WorkplaceRow Row)>().Select(p => p.Row).ToList();
        var current = await Services(db, places.Select(p => held.Service(p.LocalEstId)?.Record), stop);
        foreach (var row in places)
        {
            if (OfService(row, current) is { } difference)
                rows.Add(difference);
        }
        foreach (var refused in items.OfType<RefusedWorkplace>())
        {
            if (held.Service(refused.Row.LocalEstId) is { } service)
                seenServices.Add(service.Record);
        }
        var chunk = items.OfType<(RowPlace Place, StaffRow Row)>().ToList();
        var versions = await Versions(db, chunk.Select(c => Held(c.Row)), stop);
        foreach (var (place, row) in chunk)
        {
            if (OfStaff(place, row, versions) is { } difference)
                rows.Add(difference);
        }
        // Somebody whose row is refused is still here: only their new answers are not taken.
        foreach (var refused in items.OfType<RefusedStaff>())
        {
            if (Held(refused.Row) is > 0 and var id)
                seen.Add(id);
        }
        foreach (var row in rows)
        {
            var counts = row.OfService ? services : staff;
            counts[row.Kind] = counts.GetValueOrDefault(row.Kind) + 1;
        }
        return rows;
    }

    /// <summary>Staff whom no row names: those of services that the files name are counted as missing, the others go with their service.</summary>
    public IEnumerable<long> Missing()
    {
        var missing = held.Staff.Where(s => !seen.Contains(s.Id)).ToList();
        staff[DifferenceKind.Missing] = missing.Count(s => seenServices.Contains(s.Service));
        return missing.Select(s => s.Id);
    }

    /// <summary>Services that no row names or that a row deletes: they stay unless a person says that they closed.</summary>
    public List<ReturnDifference> MissingServices() =>
        [.. held.Services.Where(s => !seenServices.Contains(s.Record) && !joinedServices.Contains(s.Record)).Select(s => Make(DifferenceKind.Missing, s.Record, s.Reference, "", s.Name, ofService: true))];

    public async Task<List<ReturnDifference>> Describe(Db db, IReadOnlyList<long> missing, CancellationToken stop)
    {
        var names = held.Services.ToDictionary(s => s.Record, s => s.Reference);
        var people = await db.Set<Engagement>().AsNoTracking().Where(e => EF.Parameter(missing).Contains(e.Id)).Select(e => new { e.Record, e.ServiceId, e.Reference, e.DisplayName }).ToListAsync(stop);
        return [.. people.Select(p => Make(seenServices.Contains(p.ServiceId) ? DifferenceKind.Missing : DifferenceKind.MissingWithService, p.Record, names.GetValueOrDefault(p.ServiceId, ""), p.Reference, p.DisplayName))];
    }

    public void Count(Return row, int servicesMissing)
    {
        row.New = staff.GetValueOrDefault(DifferenceKind.New);
        row.Changed = staff.GetValueOrDefault(DifferenceKind.Changed);
        row.Moved = staff.GetValueOrDefault(DifferenceKind.Moved);
        row.Missing = staff.GetValueOrDefault(DifferenceKind.Missing);
        row.Unchanged = unchanged;
        row.ServicesNew = services.GetValueOrDefault(DifferenceKind.New);
        row.ServicesChanged = services.GetValueOrDefault(DifferenceKind.Changed);
        row.ServicesMissing = servicesMissing;
    }

    private long Held(StaffRow row) => held.Service(row.LocalEstId) is { } service ? held.StaffOf(service.Record, row.UniqueWorkerId) : 0;

    private ReturnDifference? OfService(WorkplaceRow row, Dictionary<Guid, Service> current)
    {
        if (held.Service(row.LocalEstId) is not { } service)
            return Make(DifferenceKind.New, Guid.Empty, row.LocalEstId, "", row.Name, ofService: true);
        if (row.Status == RowStatus.Delete)
            return null; // proposed as closed with those that the files leave out
        seenServices.Add(service.Record);
        if (row.Status is not (RowStatus.New or RowStatus.Update))
            return null;
        var fields = ServiceAnswers.Differing(current[service.Record], ServiceAnswers.From(row)).ToList();
        if (fields.Count == 0)
            return null;
        var difference = Make(DifferenceKind.Changed, service.Record, row.LocalEstId, "", row.Name, ofService: true);
        difference.Fields = CheckReturn.Fields(fields);
        return difference;
    }

    private ReturnDifference? OfStaff(RowPlace place, StaffRow row, Dictionary<long, StaffVersion> versions)
    {
        if (!versions.TryGetValue(Held(row), out var version))
        {
            // A workplace that was refused and is not held cannot take staff; its own finding says so.
            if (row.Status is RowStatus.New && !(place.WorkplaceRefused && held.Service(row.LocalEstId) is null)
                && fresh.Add((HeldRecords.Tight(row.LocalEstId), HeldRecords.Tight(row.UniqueWorkerId))))
                return Make(DifferenceKind.New, Guid.Empty, row.LocalEstId, row.UniqueWorkerId, row.DisplayId);
            return null;
        }
        if (row.Status == RowStatus.Delete)
            return null; // proposed as a leaver with those whom the files leave out
        seen.Add(version.Engagement.Id);
        if (row.Status is RowStatus.NoChange or RowStatus.Unchecked)
        {
            unchanged++;
            return null;
        }
        var next = version.Next(place, row);
        var fields = version.Differing(next, row).ToList();
        if (row.TransferTo is null && fields.Count == 0)
        {
            unchanged++;
            return null;
        }
        if (row.TransferTo is not null && held.Service(row.TransferTo) is { } to)
            joinedServices.Add(to.Record);
        var difference = Make(row.TransferTo is null ? DifferenceKind.Changed : DifferenceKind.Moved, version.Engagement.Record, row.LocalEstId, row.UniqueWorkerId, row.DisplayId);
        difference.Fields = CheckReturn.Fields(row.TransferTo is null ? fields : [("TRANSFERSTAFFRECORD", row.LocalEstId, row.TransferTo), .. fields]);
        return difference;
    }

    /// <summary>The current versions of some services, by their record.</summary>
    public static async Task<Dictionary<Guid, Service>> Services(Db db, IEnumerable<Guid?> records, CancellationToken stop)
    {
        List<Guid> wanted = [.. records.OfType<Guid>()];
        return wanted.Count == 0 ? [] : await db.Set<Service>().AsNoTracking().Where(s => EF.Parameter(wanted).Contains(s.Record)).ToDictionaryAsync(s => s.Record, stop);
    }

    public static async Task<Dictionary<long, StaffVersion>> Versions(Db db, IEnumerable<long> ids, CancellationToken stop)
    {
        List<long> wanted = [.. ids.Where(id => id != 0)];
        if (wanted.Count == 0)
            return [];
        var engagements = await db.Set<Engagement>().AsNoTracking().Where(e => EF.Parameter(wanted).Contains(e.Id)).ToListAsync(stop);
        var records = engagements.Select(e => e.Record).ToList();
        var qualifications = (await db.Set<Qualification>().AsNoTracking().Where(q => EF.Parameter(records).Contains(q.EngagementId)).OrderBy(q => q.Id).ToListAsync(stop)).ToLookup(q => q.EngagementId);
        return engagements.ToDictionary(e => e.Id, e => new StaffVersion(e, [.. qualifications[e.Record]]));
    }

    private ReturnDifference Make(DifferenceKind kind, Guid record, string service, string reference, string name, bool ofService = false) => new()
    {
        OrganisationId = source.OrganisationId, ReturnId = source.Id, Kind = kind, OfService = ofService, Record = record,
        ServiceReference = service, Reference = reference, DisplayName = name,
    };
}
