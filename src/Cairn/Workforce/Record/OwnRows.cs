using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Which rows the pages of a provider are about.</summary>
public static class OwnRows
{
    /// <summary>Current rows of the organisation and of those whose data it keeps.</summary>
    /// <remarks>The tenant filter lets no other row through anyway, but its "or sees all" keeps the databases from searching by index.</remarks>
    public static IQueryable<T> Own<T>(this Db db) where T : RecordVersion
    {
        var mine = db.Scope.Organisations;
        return db.Set<T>().AsNoTracking().Where(row => mine.Contains(row.OrganisationId));
    }

    /// <summary>All versions of one record that readers may see, oldest first.</summary>
    public static Task<List<T>> Versions<T>(this Db db, Guid record, CancellationToken stop) where T : RecordVersion
    {
        var staged = db.Unpublished;
        return db.Set<T>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter])
            .Where(row => row.Record == record && !staged.Contains(row.Batch))
            .OrderBy(row => row.Recorded).ThenBy(row => row.Id).ToListAsync(stop);
    }

    /// <summary>The last version of everybody who left: it ended with the return that named them.</summary>
    public static IQueryable<Engagement> Gone(this Db db)
    {
        var (mine, staged) = (db.Scope.Organisations, db.Unpublished);
        return db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter])
            .Where(e => mine.Contains(e.OrganisationId) && e.LeftOn != null && e.EndedBy != 0 && !staged.Contains(e.EndedBy) && !staged.Contains(e.Batch));
    }

    /// <summary>People in post: they have not left, or leave later than the day.</summary>
    public static IQueryable<Engagement> InPost(this IQueryable<Engagement> staff, DateOnly day) => staff.Where(e => e.LeftOn == null || e.LeftOn > day);
}
