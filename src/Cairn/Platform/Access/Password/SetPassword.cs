using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Gives an account another password inside a change that is being made. Its stamp is new, so every session of it ends.</summary>
public static class SetPassword
{
    /// <exception cref="RefusedException">The password is too short.</exception>
    public static async Task Of(Db db, Account account, string password)
    {
        using var accounts = Accounts.Of(db);
        List<IdentityError> wrong = [];
        foreach (var rule in accounts.PasswordValidators)
            wrong.AddRange((await rule.ValidateAsync(accounts, account, password)).Errors);
        if (wrong.Count > 0)
            throw new RefusedException([.. wrong.Select(AddAccount.Words)]);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = LinkToken.Make();
        db.RemoveRange(await db.Set<Session>().Where(s => s.AccountId == account.Id).ToListAsync());
    }
}
