using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Staff in post of one role in one service whose answers came from one source.</summary>
/// <param name="Newest">When the newest of their records was made.</param>
public sealed record StaffGroup(Guid Service, string Role, string Source, int Staff, DateTime Newest, Some WithoutPay, Some WithoutHours, Some Old)
{
    /// <summary>All that the first page counts of staff, in one pass over them.</summary>
    public static Task<List<StaffGroup>> Read(Db db, DateOnly today, CancellationToken stop)
    {
        var old = NotConfirmed.Old(today);
        return db.Own<Engagement>().InPost(today).GroupBy(e => new { e.ServiceId, e.Role, e.Source }).Select(g => new StaffGroup(
            g.Key.ServiceId, g.Key.Role, g.Key.Source, g.Count(), g.Max(e => e.Recorded),
            new Some(g.AsQueryable().Count(StaffNeeds.WithoutPay), g.AsQueryable().Where(StaffNeeds.WithoutPay).Min(e => (DateTime?)e.Recorded)),
            new Some(g.AsQueryable().Count(StaffNeeds.WithoutHours), g.AsQueryable().Where(StaffNeeds.WithoutHours).Min(e => (DateTime?)e.Recorded)),
            new Some(g.AsQueryable().Count(old), g.AsQueryable().Where(old).Min(e => (DateTime?)e.Recorded)))).ToListAsync(stop);
    }
}

/// <summary>How many, and when the oldest of their records was made.</summary>
public sealed record Some(int Count, DateTime? First)
{
    /// <returns>Null where there are none.</returns>
    public static Since? Sum(IEnumerable<Some> all, Clock clock)
    {
        var some = all.Where(s => s.Count > 0).ToList();
        return some.Count == 0 ? null : new Since(some.Sum(s => s.Count), clock.DateOf(some.Min(s => s.First)!.Value));
    }
}
