using System.Security.Claims;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Who a cookie's session is, read anew at each request in one query; and the note that there was a request.</summary>
public static class KnowSession
{
    public static readonly Verb Verb = new("SeeSession", "The time of a session’s last request is noted, to within minutes.");

    /// <returns>Null where the session has ended, or its account may not go on.</returns>
    public static async Task<(Account Account, Session Session)?> Of(Store store, ClaimsPrincipal user, CancellationToken stop)
    {
        if (IdOf(user) is not { } id)
            return null;
        await using var db = await store.Read(Scope.System, stop);
        var known = await db.Set<Session>().Where(s => s.Id == id).Join(db.Set<Account>(), s => s.AccountId, a => a.Id, (s, a) => new { Session = s, Account = a }).AsNoTracking().FirstOrDefaultAsync(stop);
        if (known is not { Account: { IsSuspended: false } account, Session: { } session })
            return null;
        var isOpen = session.Ends(store.Settings.Sessions) > store.Clock.Now && account.SecurityStamp == user.FindFirstValue("stamp");
        return isOpen && (!account.Demonstration || store.Settings.Demonstration) ? (account, session) : null;
    }

    public static Guid? IdOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static async Task Note(Store store, Session session, CancellationToken stop)
    {
        var now = store.Clock.Now;
        if (now - session.LastSeen < store.Settings.Sessions.Coarse)
            return;
        try
        {
            // No event of the audit: that somebody was there is in what they did.
            await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), db =>
                db.Set<Session>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeen, now), stop), stop);
            session.LastSeen = now;
        }
        catch (BusyException)
        {
            // The next request notes it.
        }
    }
}
