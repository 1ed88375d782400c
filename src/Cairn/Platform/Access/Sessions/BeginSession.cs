using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody has shown who they are, and is signed in in this browser.</summary>
public static class BeginSession
{
    public static readonly Verb Verb = new("BeginSession", "Somebody is signed in in a browser; sessions of the account that are too old, or too many, end.");

    /// <param name="before">The session that the same browser had, which ends.</param>
    public static Task<Guid> Run(Store store, Account account, string device, Guid? before, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, new Actor(account.Id, account.Name, account.Role), Guid.Empty), async db =>
        {
            var (now, limits) = (store.Clock.Now, store.Settings.Sessions);
            var held = await db.Set<Session>().Where(s => s.AccountId == account.Id).OrderByDescending(s => s.LastSeen).ToListAsync(stop);
            var kept = held.Where(s => s.Id != before && s.Ends(limits) > now).Take(limits.Most - 1).ToList();
            db.RemoveRange(held.Except(kept));
            var session = new Session { AccountId = account.Id, Device = device, Started = now, LastSeen = now };
            db.Add(session);
            (await db.Set<Account>().FirstAsync(a => a.Id == account.Id, stop)).LastSignIn = store.Clock.Today;
            return session.Id;
        }, stop);
}
