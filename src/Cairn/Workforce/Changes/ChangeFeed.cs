using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>An organisation's audit chain as other systems follow it: what was done to which record, and no values.</summary>
public static class ChangeFeed
{
    /// <summary>What is told of, and what it is called there. Accounts, keys and jobs are nobody else's business.</summary>
    public static readonly IReadOnlyDictionary<string, string> Subjects = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Engagement)] = "engagement", [nameof(LearningRecord)] = "training", [nameof(Qualification)] = "qualification", [nameof(Absence)] = "absence",
        [nameof(Service)] = "service", [nameof(Post)] = "post", [nameof(Return)] = "return",
    };

    /// <param name="Engagement">On whose record it stands; null where it is nobody's.</param>
    public sealed record Item(AuditEvent Event, Guid? Engagement);

    /// <param name="Next">What the next leaf begins after; null where this is the last.</param>
    public sealed record Leaf(IReadOnlyList<Item> Items, long? Next);

    public static async Task<Leaf> Of(Db db, Guid organisation, long after, int limit, CancellationToken stop)
    {
        var events = db.Set<AuditEvent>().AsNoTracking().Where(e => e.OrganisationId == organisation);
        var end = await Until(db, events, organisation, stop);
        var some = await Told(events, after, end).OrderBy(e => e.Sequence).Take(limit + 1).ToListAsync(stop);
        var more = some.Count > limit;
        if (more)
            some.RemoveAt(limit);
        var owners = await Owners(db, some, stop);
        return new([.. some.Select(e => new Item(e, e.Subject == nameof(Engagement) ? e.SubjectId : owners.TryGetValue(e.SubjectId, out var of) ? of : null))], more ? some[^1].Sequence : null);
    }

    /// <summary>Sequence of the last that may be told; 0: there is none.</summary>
    public static async Task<long> Last(Db db, Guid organisation, CancellationToken stop)
    {
        var events = db.Set<AuditEvent>().Where(e => e.OrganisationId == organisation);
        var end = await Until(db, events, organisation, stop);
        return await Told(events, 0, end).OrderByDescending(e => e.Sequence).Select(e => e.Sequence).FirstOrDefaultAsync(stop);
    }

    private static IQueryable<AuditEvent> Told(IQueryable<AuditEvent> events, long after, long end)
    {
        var (told, looks) = (Subjects.Keys.ToList(), LookAtRecord.OfOne.ToList());
        return events.Where(e => e.Sequence > after && e.Sequence <= end && told.Contains(e.Subject) && !looks.Contains(e.Verb));
    }

    /// <summary>The last event that may be told. What a return stages is not yet to be read: whoever followed now would read the old answers and never hear again.</summary>
    private static async Task<long> Until(Db db, IQueryable<AuditEvent> events, Guid organisation, CancellationToken stop)
    {
        var staging = await db.Set<Return>().Where(r => r.OrganisationId == organisation && r.State == ReturnState.Accepting).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop);
        return staging is { } id && await events.Where(e => e.SubjectId == id && e.Verb == AcceptReturn.Kind).OrderByDescending(e => e.Sequence).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(stop) is { } begun
            ? begun : long.MaxValue;
    }

    /// <summary>Engagements by the lines that stand on their record. An event names the engagement by its key, or the person where it is old; from there each step is found by index.</summary>
    private static async Task<Dictionary<Guid, Guid>> Owners(Db db, List<AuditEvent> events, CancellationToken stop)
    {
        var lines = events.Where(e => e.Subject is nameof(LearningRecord) or nameof(Qualification) or nameof(Absence)).ToList();
        var (persons, records) = (lines.Select(e => e.KeyOf).Distinct().ToList(), lines.Select(e => e.SubjectId).Distinct().ToList());
        var engagements = lines.Count == 0 ? [] : await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => persons.Contains(e.Record) || persons.Contains(e.PersonId)).Select(e => e.Record).Distinct().ToListAsync(stop);
        if (engagements.Count == 0)
            return [];
        var found = await db.Set<LearningRecord>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(l => engagements.Contains(l.EngagementId) && records.Contains(l.Record)).Select(l => new { l.Record, l.EngagementId }).Distinct().ToListAsync(stop);
        found.AddRange(await db.Set<Qualification>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(l => engagements.Contains(l.EngagementId) && records.Contains(l.Record)).Select(l => new { l.Record, l.EngagementId }).Distinct().ToListAsync(stop));
        found.AddRange(await db.Set<Absence>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(l => engagements.Contains(l.EngagementId) && records.Contains(l.Record)).Select(l => new { l.Record, l.EngagementId }).Distinct().ToListAsync(stop));
        return found.DistinctBy(l => l.Record).ToDictionary(l => l.Record, l => l.EngagementId);
    }
}
