using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Somebody who works for several organisations goes from one to another.</summary>
public static class SwitchOrganisation
{
    public static readonly Verb Verb = new("SwitchOrganisation", "An account that works for several organisations goes on to work in another of them.");

    public static Task Run(Store store, Actor actor, Guid membership, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            var held = await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membership && m.AccountId == actor.Account, stop) ?? throw new NoSuchRecordException("You do not work for this organisation.");
            (await db.Set<Account>().FirstAsync(a => a.Id == actor.Account, stop)).WorkFor(held);
            return 0;
        }, stop);
}
