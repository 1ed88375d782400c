using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody takes a passkey of theirs out of use.</summary>
public static class RemovePasskey
{
    public static readonly Verb Verb = new("RemovePasskey", "A passkey opens its account no longer.");

    /// <returns>What it was called.</returns>
    public static Task<string> Run(Store store, Actor actor, Guid passkey, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            var held = await db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == passkey && p.AccountId == actor.Account, stop) ?? throw new NoSuchRecordException("There is no such passkey.");
            db.Remove(held);
            return held.Name;
        }, stop);
}
