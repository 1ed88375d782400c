using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <param name="At">UTC.</param>
/// <param name="Who">A name with its role, or another system.</param>
/// <param name="What">What they did, in words.</param>
public sealed record Look(long Sequence, DateTime At, string Who, string What);

/// <summary>Who has looked at a person's records, as the audit of their employer keeps it.</summary>
public static class Looks
{
    private static readonly string Everybody = LookAtRecord.Everybody.Name;

    /// <summary>Looks at these records of one organisation, the newest first.</summary>
    /// <param name="since">Since when the organisation has held any of them, UTC.</param>
    public static IQueryable<AuditEvent> At(Db db, Guid organisation, IReadOnlyList<Guid> records, DateTime since)
    {
        var one = LookAtRecord.OfOne.ToList();
        return db.Set<AuditEvent>().AsNoTracking().Where(e => e.OrganisationId == organisation
                && ((records.Contains(e.SubjectId) && one.Contains(e.Verb)) || (e.SubjectId == organisation && e.Verb == Everybody && e.At >= since)))
            .OrderByDescending(e => e.Sequence);
    }

    /// <summary>The same as people read them.</summary>
    public static async Task<IReadOnlyList<Look>> Told(Db db, IReadOnlyList<AuditEvent> events, Guid organisation, CancellationToken stop)
    {
        var ids = events.Select(e => e.Account).Distinct().ToList();
        var people = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name, a.Role, a.OrganisationId }).ToListAsync(stop);
        var parents = people.Select(p => p.OrganisationId).OfType<Guid>().Where(o => o != organisation).Distinct().ToList();
        var names = parents.Count == 0 ? [] : await db.Set<Organisation>().AsNoTracking().Where(o => parents.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        var who = people.ToDictionary(p => p.Id, p => $"{p.Name}, {Roles.Words(p.Role).ToLowerInvariant()}{(p.OrganisationId is { } of && names.TryGetValue(of, out var name) ? $" of {name}" : "")}");
        foreach (var key in await db.Set<ApiKey>().AsNoTracking().Where(k => ids.Contains(k.Id)).Select(k => new { k.Id, k.Name }).ToListAsync(stop))
            who[key.Id] = $"“{key.Name}”, another system of your employer’s";
        return [.. events.Select(e => new Look(e.Sequence, e.At, who.GetValueOrDefault(e.Account, "Somebody whose account is gone"),
            e.Verb == Everybody ? "Read the records of all staff at once" : e.Verb == ShowSensitiveAnswers.Verb.Name ? "Saw your sensitive answers" : "Opened your record"))];
    }
}
