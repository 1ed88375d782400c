using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody takes a linked sign-in away again.</summary>
public static class UnlinkOpenId
{
    public static readonly Verb Verb = new("UnlinkOpenId", "A sign-in of an OpenID provider opens its account no longer.");

    /// <returns>The issuer that it was of.</returns>
    /// <exception cref="RefusedException">The account could not be opened any more.</exception>
    public static Task<string> Run(Store store, Actor actor, Guid link, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop); // of two taken away at once, one stays
            var held = await db.Set<OpenIdLink>().FirstOrDefaultAsync(l => l.Id == link && l.AccountId == actor.Account, stop) ?? throw new NoSuchRecordException("There is no such linked sign-in.");
            var opens = await db.Set<Account>().AnyAsync(a => a.Id == actor.Account && a.PasswordHash != null, stop)
                || await db.Set<Passkey>().AnyAsync(p => p.AccountId == actor.Account, stop) || await db.Set<OpenIdLink>().AnyAsync(l => l.AccountId == actor.Account && l.Id != link, stop);
            if (!opens)
                throw new RefusedException("This is your only way to sign in. Ask your organisation’s manager for a link that sets a password first.");
            db.Remove(held);
            return held.Issuer;
        }, stop);
}
