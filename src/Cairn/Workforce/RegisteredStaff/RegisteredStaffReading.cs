using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's staff with where each stands on the registers, straight from the record.</summary>
public sealed class RegisteredStaffReading(Packs packs, RegisterFacts facts, Clock clock)
{
    /// <summary>In the order of their names; of one engagement alone where it is named.</summary>
    /// <param name="kinds">Kinds of the services by their records, where the caller has read them; null: they are read.</param>
    public async Task<IReadOnlyList<StaffRegistration>> Read(Db db, string country, CancellationToken stop, Guid? engagement = null, IReadOnlyDictionary<Guid, string?>? kinds = null)
    {
        await facts.Follow(stop);
        var today = clock.Today;
        kinds ??= await db.Own<Service>().Select(s => new { s.Record, s.MainService }).ToDictionaryAsync(s => s.Record, s => s.MainService, stop);
        var staff = await db.Own<Engagement>().InPost(today).Where(e => engagement == null || e.Record == engagement).OrderBy(e => e.NameKey)
            .Select(e => new
            {
                e.Record, e.PersonId, e.DisplayName, e.Role, e.ServiceId, e.StartDate,
                Elsewhere = db.Set<OtherRegistration>().Where(o => o.EngagementId == e.Record).OrderByDescending(o => o.Checked).FirstOrDefault(),
            }).ToListAsync(stop);
        var (roles, register) = (packs[country].List("job-roles"), new RegistrableRoles(packs, country, today));
        var own = register.Registers.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        // The body of a role where it registers people and is none of the registers kept here.
        string? Body(string role) => roles.Find(role, today)?.More.GetValueOrDefault("body") is { Length: > 0 } body && !own.Contains(body) && packs[country].Regulators.Find(body, today) is { Group: "people" } row ? row.Label : null;
        var judge = new StaffOnRegister(facts, register, Body, today);
        return [.. staff.Select(e => judge.Of(new(e.Record, e.PersonId, e.DisplayName, e.Role, kinds.GetValueOrDefault(e.ServiceId), e.StartDate, e.Elsewhere?.Ends)))];
    }
}
