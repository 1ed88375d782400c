using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What the organisation holds already, by the provider's own references, white space left out as the format does.</summary>
public sealed class HeldRecords
{
    public sealed record HeldService(Guid Record, Guid Organisation, string Reference);

    private readonly Dictionary<string, HeldService> services = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Service, string Reference), long> staff = [];

    public HeldReferences References { get; } = new();

    /// <summary>Rises with every version saved: two equal numbers mean that nothing changed between.</summary>
    public long At { get; private set; }

    public IReadOnlyCollection<HeldService> Services => services.Values;

    /// <summary>Numbers of the current versions of the staff of some services.</summary>
    public IEnumerable<long> StaffIn(IReadOnlySet<Guid> some) => staff.Where(s => some.Contains(s.Key.Service)).Select(s => s.Value);

    public HeldService? Service(string reference) => services.GetValueOrDefault(Tight(reference));

    public void Add(HeldService service) => services[Tight(service.Reference)] = service;

    /// <summary>The current version's number, 0 where nobody is held under that reference.</summary>
    public long StaffOf(Guid service, string reference) => staff.GetValueOrDefault((service, Tight(reference)));

    public static async Task<HeldRecords> Read(Db db, CancellationToken stop)
    {
        var held = new HeldRecords { At = await Count(db, stop) };
        var names = new Dictionary<Guid, string>();
        foreach (var s in await db.Set<Service>().AsNoTracking().Select(s => new { s.Record, s.OrganisationId, s.Reference, s.LocationNumber }).ToListAsync(stop))
        {
            held.Add(new HeldService(s.Record, s.OrganisationId, s.Reference));
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

    /// <summary>Sum of the newest version numbers of the visible records.</summary>
    public static async Task<long> Count(Db db, CancellationToken stop) =>
        (await db.Set<Service>().MaxAsync(s => (long?)s.Id, stop) ?? 0) + (await db.Set<Engagement>().MaxAsync(e => (long?)e.Id, stop) ?? 0)
        + (await db.Set<LearningRecord>().MaxAsync(l => (long?)l.Id, stop) ?? 0);

    public static string Tight(string reference) => reference.Any(char.IsWhiteSpace) ? string.Concat(reference.Where(c => !char.IsWhiteSpace(c))) : reference;
}
