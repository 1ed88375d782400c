using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody is signed out: in this browser, in another of theirs, or in all others.</summary>
public static class EndSession
{
    public static readonly Verb Verb = new("EndSession", "Somebody is signed out in a browser, by themselves.");

    /// <exception cref="NoSuchRecordException">It is not one of the actor's own.</exception>
    public static Task Run(Store store, Actor actor, Guid session, CancellationToken stop) => Of(store, actor, async db =>
        db.Remove(await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == session && s.AccountId == actor.Account, stop) ?? throw new NoSuchRecordException("There is no such session.")), stop);

    public static Task Others(Store store, Actor actor, Guid? but, CancellationToken stop) => Of(store, actor, async db =>
        db.RemoveRange(await db.Set<Session>().Where(s => s.AccountId == actor.Account && s.Id != but).ToListAsync(stop)), stop);

    private static Task<int> Of(Store store, Actor actor, Func<Db, Task> end, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            await end(db);
            return 0;
        }, stop);
}
