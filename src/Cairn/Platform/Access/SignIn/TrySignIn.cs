using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Checks a name and password; five wrong ones lock the account for a quarter of an hour.</summary>
public static class TrySignIn
{
    public static readonly Verb Verb = new("SignIn", "An account signs in, or fails to: failures, lock-out and its end are kept.");

    public const string Refusal = "The name or the password is wrong. After five wrong passwords an account rests for 15 minutes.";

    /// <returns>The account; null when the name is unknown, the password is wrong or the account rests: the caller cannot tell which.</returns>
    public static Task<Account?> With(Store store, string name, string password, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, new Actor(null, "sign-in", Role.Public), Guid.Empty), async db =>
        {
            using var accounts = Accounts.Of(db);
            var account = await accounts.FindByNameAsync(name.Trim());
            if (account is null)
            {
                Accounts.CheckDecoy(password);
                return null;
            }
            if (account.LockoutEnd > db.Store.Clock.Now)
            {
                Accounts.CheckDecoy(password);
                return null;
            }
            if (await accounts.CheckPasswordAsync(account, password))
            {
                account.AccessFailedCount = 0;
                account.LockoutEnd = null;
                return account;
            }
            if (++account.AccessFailedCount >= accounts.Options.Lockout.MaxFailedAccessAttempts)
            {
                account.AccessFailedCount = 0;
                account.LockoutEnd = db.Store.Clock.Now + accounts.Options.Lockout.DefaultLockoutTimeSpan;
            }
            return null;
        }, stop);
}
