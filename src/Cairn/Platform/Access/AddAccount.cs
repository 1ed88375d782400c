using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;

namespace Cairn.Platform.Access;

/// <summary>Makes an account, with a password or for a linked sign-in.</summary>
public static class AddAccount
{
    public static readonly Verb Verb = new("AddAccount", "An account is made, with its role and its organisation.");

    /// <summary>Inside a change that is being made.</summary>
    /// <param name="password">Null where a linked sign-in opens the account.</param>
    /// <exception cref="RefusedException">The name is taken, or the password is too short.</exception>
    public static async Task To(Db db, Account account, string? password)
    {
        using var accounts = Accounts.Of(db);
        account.Id = account.Id == default ? NewId.Next() : account.Id;
        account.LockoutEnabled = true;
        if (await accounts.FindByNameAsync(account.UserName!) is not null)
            throw new RefusedException("This user name is taken. Choose another.");
        var made = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
            throw new RefusedException([.. made.Errors.Select(Words)]);
        if (account.OrganisationId is not null || account.Role != Role.Worker)
            db.Add(Membership.Of(account, db.Store.Clock.Now));
    }

    internal static string Words(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => $"Choose a password of at least {Account.PasswordLength} characters. Three or four words that you can remember make a good one.",
        nameof(IdentityErrorDescriber.InvalidUserName) => "Enter a user name.",
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => "Choose a password with more than one different character.",
        _ => "This account cannot be made as it is. Check the name and the password.",
    };
}
