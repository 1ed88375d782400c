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
    public static async Task<Account?> With(Store store, string name, string password, CancellationToken stop)
    {
        // A password takes long to check, by design: nobody's save waits for it.
        if (await Find(store, name, stop) is not { } known)
        {
            Accounts.CheckDecoy(password);
            return null;
        }
        var right = Accounts.Check(known, password);
        return await store.Write(Scope.System, new Change(Verb, new Actor(null, "sign-in", Role.Public), Guid.Empty), async db =>
        {
            // One attempt after another, so that many at once are not counted as one.
            await store.Engine.LockChain(db, Guid.Empty, stop);
            using var accounts = Accounts.Of(db);
            var account = await accounts.FindByIdAsync(known.Id.ToString());
            if (account is null || account.PasswordHash != known.PasswordHash || account.Rests(store.Clock.Now))
                return null;
            if (right)
            {
                // Else who has the password could try codes without an end, with the password between them.
                if (!account.AsksForCode)
                    account.Succeed();
                return account;
            }
            account.Fail(store.Clock.Now);
            return null;
        }, stop);
    }

    private static async Task<Account?> Find(Store store, string name, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        using var accounts = Accounts.Of(db);
        var account = await accounts.FindByNameAsync(name.Trim());
        return account is { Demonstration: true } && !store.Settings.Demonstration ? null : account;
    }
}
