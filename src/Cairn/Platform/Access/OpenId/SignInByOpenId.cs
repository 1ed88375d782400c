using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody signs in by a linked sign-in. The rest after wrong passwords keeps nobody out who comes this way: see <see cref="SignInByPasskey"/>.</summary>
public static class SignInByOpenId
{
    public static readonly Verb Verb = new("UseOpenId", "An account signs in by an OpenID provider: the day is kept.");

    /// <returns>The account; null where none is linked.</returns>
    /// <exception cref="OpenIdRefusedException">The account is suspended.</exception>
    public static Task<Account?> With(Store store, OpenIdAnswer answer, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, new Actor(null, "sign-in", Role.Public), Guid.Empty), async db =>
        {
            var link = await db.Set<OpenIdLink>().FirstOrDefaultAsync(l => l.Issuer == answer.Issuer && l.Subject == answer.Subject, stop);
            if (link is null)
                return null;
            var account = await db.Set<Account>().FirstAsync(a => a.Id == link.AccountId, stop);
            if (account.IsSuspended || (account.Demonstration && !store.Settings.Demonstration))
                throw new OpenIdRefusedException(OpenIdRefusal.NotOpen);
            link.LastUsed = store.Clock.Today;
            return account;
        }, stop);
}
