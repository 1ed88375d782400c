using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody signs in with a passkey that the framework has verified. It is two factors by itself, so no code is asked for.</summary>
public static class SignInByPasskey
{
    public static readonly Verb Verb = new("UsePasskey", "An account signs in with a passkey: its count and the day are kept.");

    /// <returns>
    /// The account; null where the passkey was removed or used meanwhile, or the account is suspended. The rest after wrong passwords keeps
    /// no passkey out: it is against guessing, and else anybody who knows a user name could keep its owner out.
    /// </returns>
    public static Task<Account?> With(Store store, Guid account, UserPasskeyInfo used, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, new Actor(null, "sign-in", Role.Public), Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop); // an answer sent twice at once opens once
            var held = await db.Set<Passkey>().FirstOrDefaultAsync(p => p.AccountId == account && p.CredentialId == used.CredentialId, stop);
            var owner = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == account, stop);
            if (held is null || owner is null or { IsSuspended: true } || (owner.Demonstration && !store.Settings.Demonstration) || (used.SignCount != 0 && used.SignCount <= held.SignCount))
                return null;
            (held.SignCount, held.BackedUp, held.LastUsed) = (used.SignCount, used.IsBackedUp, store.Clock.Today);
            return owner;
        }, stop);
}
