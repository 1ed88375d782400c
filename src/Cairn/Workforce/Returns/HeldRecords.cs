using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What the organisation holds already, by the provider's own references, white space left out as the format does.</summary>
public sealed class HeldRecords
{
    /// <param name="HeadOffice">Its main service is that of a head office.</param>
    public sealed record HeldService(Guid Record, Guid Organisation, string Reference, string Name = "", bool HeadOffice = false);

    private readonly Dictionary<string, HeldService> services = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Service, string Reference), long> staff = [];

    public HeldReferences References { get; } = new();

    /// <summary>Two equal numbers mean that nothing changed between: no version was saved, and none ended.</summary>
    public long At { get; private set; }

    public IReadOnlyCollection<HeldService> Services => services.Values;

    /// <summary>All staff: the service's record and the number of the current version.</summary>
    public IEnumerable<(Guid Service, long Id)> Staff => staff.Select(s => (s.Key.Service, s.Value));

    public HeldService? Service(string reference) => services.GetValueOrDefault(Tight(reference));

    /// <summary>What the rules know beside the files: the same at the check and when the return is taken in.</summary>
    public ReturnsOptions Options(Return source) => new(AscwdsPack.Lists, source.Today) { Held = References, OwnWorkplace = OwnWorkplace(source.OrganisationId) };

    /// <summary>The one service that the organisation itself holds, or its one head office; null where neither can be told (decision 7).</summary>
    public string? OwnWorkplace(Guid organisation)
    {
        var own = services.Values.Where(s => s.Organisation == organisation).ToList();
        if (own.Count > 1)
            own = [.. own.Where(s => s.HeadOffice)];
        return own.Count == 1 && own[0].Reference.Length > 0 ? own[0].Reference : null;
    }

    public void Add(HeldService service) => services[Tight(service.Reference)] = service;

    /// <summary>The current version's number, 0 where nobody is held under that reference.</summary>
    public long StaffOf(Guid service, string reference) => staff.GetValueOrDefault((service, Tight(reference)));

    /// <param name="keptElsewhere">References that are a subsidiary's own: see <see cref="KeptElsewhere"/>.</param>
    public static async Task<HeldRecords> Read(Db db, IEnumerable<string> keptElsewhere, CancellationToken stop)
    {
        var held = new HeldRecords { At = await Count(db, stop) };
        foreach (var reference in keptElsewhere)
            held.References.AddKeptElsewhere(reference);
        var (names, headOffice) = (new Dictionary<Guid, string>(), CodeLists.HeadOffice.ToString(CultureInfo.InvariantCulture));
        foreach (var s in await db.Set<Service>().AsNoTracking().Select(s => new { s.Record, s.OrganisationId, s.Reference, s.Name, s.LocationNumber, s.MainService }).ToListAsync(stop))
        {
            held.Add(new HeldService(s.Record, s.OrganisationId, s.Reference, s.Name, s.MainService == headOffice));
            held.References.AddWorkplace(s.Reference, s.LocationNumber);
            names[s.Record] = s.Reference;
        }
        await foreach (var e in db.Set<Engagement>().AsNoTracking().Select(e => new { e.Id, e.ServiceId, e.Reference, e.SickHalfDays, e.From }).AsAsyncEnumerable().WithCancellation(stop))
        {
            held.staff[(e.ServiceId, Tight(e.Reference))] = e.Id;
            if (names.TryGetValue(e.ServiceId, out var service))
                held.References.AddStaff(service, e.Reference, e.SickHalfDays, e.From);
        }
        return held;
    }

    /// <summary>References of services whose data a subsidiary keeps itself, and nothing else of them.</summary>
    /// <param name="all">Sees every organisation: the provider itself may not read these rows.</param>
    public static async Task<IReadOnlyList<string>> KeptElsewhere(Db all, Guid organisation, CancellationToken stop)
    {
        var below = await all.DataKeptBelow(organisation, stop);
        return await all.Set<Service>().Where(s => below.Contains(s.OrganisationId)).Select(s => s.Reference).ToListAsync(stop);
    }

    /// <summary>Those of them that the return's check met: what it refused is refused when it is taken in, whatever the subsidiary has done since.</summary>
    public static async Task<IReadOnlyList<string>> KeptElsewhereAtCheck(Db db, Guid id, CancellationToken stop) =>
        await db.Set<ReturnFinding>().Where(f => f.ReturnId == id && f.Error && f.Column == "LOCALESTID" && f.Code.EndsWith(".not-yours")).Select(f => f.Value).Distinct().ToListAsync(stop);

    /// <summary>
    /// Sum of the newest version numbers that were ever visible, and above it how many services and staff are held: an end may make no new version.
    /// </summary>
    public static async Task<long> Count(Db db, CancellationToken stop) =>
        ((long)(await db.Set<Service>().CountAsync(stop) + await db.Set<Engagement>().CountAsync(stop)) << 40)
        + await Newest<Service>(db, stop) + await Newest<Engagement>(db, stop) + await Newest<LearningRecord>(db, stop);

    private static async Task<long> Newest<T>(Db db, CancellationToken stop) where T : RecordVersion
    {
        var staged = db.Unpublished;
        return await db.Set<T>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(x => !staged.Contains(x.Batch)).MaxAsync(x => (long?)x.Id, stop) ?? 0;
    }

    public static string Tight(string reference) => reference.Any(char.IsWhiteSpace) ? string.Concat(reference.Where(c => !char.IsWhiteSpace(c))) : reference;
}
