using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody chooses another password.</summary>
public static class ChangePassword
{
    public static readonly Verb Verb = new("ChangePassword", "Somebody chooses another password; every session of the account ends.");

    /// <returns>The account with its new stamp, to sign in anew.</returns>
    /// <exception cref="RefusedException">The new password is too short.</exception>
    public static Task<Account> Run(Store store, Actor actor, string password, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Account, stop);
            await SetPassword.Of(db, account, password);
            return account;
        }, stop);
}
