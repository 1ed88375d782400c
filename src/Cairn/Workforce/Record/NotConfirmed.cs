using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Whose answers nobody has confirmed for a year.</summary>
public static class NotConfirmed
{
    /// <summary>
    /// Staff whose record is more than a year old and was not in the organisation's last accepted return of that year either: a return
    /// that finds a record as it is confirms it without a new version.
    /// </summary>
    public static async Task<IQueryable<Engagement>> NotConfirmedForAYear(this Db db, IQueryable<Engagement> staff, DateOnly today, CancellationToken stop)
    {
        var yearAgo = today.AddYears(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var old = staff.Where(e => e.Recorded < yearAgo);
        var organisation = db.Scope.Organisations[0];
        var last = await db.Set<Return>().Where(r => r.OrganisationId == organisation && r.State == ReturnState.Accepted && r.Ended >= yearAgo)
            .OrderByDescending(r => r.Ended).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop);
        return last is null ? old
            : old.Where(e => db.Set<ReturnDifference>().Any(d => d.ReturnId == last && d.Kind == DifferenceKind.Missing && d.Record == e.Record));
    }
}
