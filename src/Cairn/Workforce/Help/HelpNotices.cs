using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// Which notices and messages an organisation sees. The database holds the same rule beneath: the policies "others" and "receiver" on
/// PostgreSQL, <see cref="SqliteRows"/>' views on SQLite.
/// </summary>
public static class HelpNotices
{
    /// <summary>Open notices of everybody, whose last day has not gone by.</summary>
    public static IQueryable<HelpNotice> OpenNotices(this Db db, DateOnly today) =>
        db.Set<HelpNotice>().IgnoreQueryFilters([Conventions.TenantFilter]).Where(n => n.State == HelpState.Open && n.Until >= today);

    /// <summary>Messages that an organisation wrote or was written.</summary>
    public static IQueryable<HelpMessage> MessagesOf(this Db db, Guid organisation) =>
        db.Set<HelpMessage>().IgnoreQueryFilters([Conventions.TenantFilter]).Where(m => m.OrganisationId == organisation || m.ToId == organisation);

    /// <summary>A notice that an organisation may read: its own, an open one, or one that it has written about.</summary>
    public static async Task<HelpNotice?> NoticeFor(this Db db, Guid notice, Guid organisation, DateOnly today, CancellationToken stop) =>
        await db.Set<HelpNotice>().IgnoreQueryFilters([Conventions.TenantFilter]).AsNoTracking().FirstOrDefaultAsync(n => n.Id == notice, stop) is { } found
        && (found.OrganisationId == organisation || (found.State == HelpState.Open && found.Until >= today) || await db.MessagesOf(organisation).AnyAsync(m => m.NoticeId == notice, stop)) ? found : null;

    /// <summary>"Open until 3 May 2027", "Matched".</summary>
    public static string StateWords(this HelpNotice notice, DateOnly today) => notice.State switch
    {
        HelpState.Matched => "Matched",
        HelpState.Withdrawn => "Withdrawn",
        _ => notice.Until < today ? "Run out" : $"Open until {Platform.Site.Format.ShortDate(notice.Until)}",
    };
}
