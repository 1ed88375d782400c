using System.Linq.Expressions;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Whose answers nobody has confirmed for a year.</summary>
public static class NotConfirmed
{
    /// <summary>Records of which no version is younger than a year, and that nobody confirmed in it.</summary>
    public static Expression<Func<Engagement, bool>> Old(DateOnly today)
    {
        var (yearAgo, day) = (YearBefore(today), today.AddYears(-1));
        return e => e.Recorded < yearAgo && (e.Confirmed == null || e.Confirmed < day);
    }

    /// <summary>The organisation's last return of the year that was taken in; null where there was none.</summary>
    public static Task<Guid?> LastReturn(Db db, DateOnly today, CancellationToken stop)
    {
        var (organisation, yearAgo) = (db.Scope.Organisations[0], YearBefore(today));
        return db.Set<Return>().Where(r => r.OrganisationId == organisation && r.State == ReturnState.Accepted && r.Ended >= yearAgo)
            .OrderByDescending(r => r.Ended).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>Old records, without those that the last return found as they are: that confirms a record without a new version.</summary>
    /// <param name="lastReturn">As <see cref="LastReturn"/> found it.</param>
    public static IQueryable<Engagement> NotConfirmedBy(this IQueryable<Engagement> staff, Db db, Guid? lastReturn, DateOnly today)
    {
        var old = staff.Where(Old(today));
        return lastReturn is null ? old : old.Where(e => db.Set<ReturnDifference>().Any(d => d.ReturnId == lastReturn && d.Kind == DifferenceKind.Missing && d.Record == e.Record));
    }

    internal static DateTime YearBefore(DateOnly today) => today.AddYears(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
