using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cairn.Platform.Access;

/// <summary>Identity's rules for passwords and lock-outs, over the context of the change that is being made.</summary>
public static class Accounts
{
    public static readonly IdentityOptions Options = new()
    {
        Password = { RequiredLength = Account.PasswordLength, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false },
        Lockout = { AllowedForNewUsers = true, MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) },
        User = { AllowedUserNameCharacters = "" },
    };

    /// <summary>Spent on names that do not exist or have no password, so that they take as long as those that do.</summary>
    private static readonly string Decoy = new PasswordHasher<Account>().HashPassword(null!, NewId.Next().ToString());

    public static UserManager<Account> Of(Db db) => new(
        new AccountStore(db), Microsoft.Extensions.Options.Options.Create(Options), new PasswordHasher<Account>(),
        [], [new PasswordValidator<Account>()], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), null!, NullLogger<UserManager<Account>>.Instance);

    public static bool Check(Account account, string password)
    {
        if (account.PasswordHash is { } hash)
            return new PasswordHasher<Account>().VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;
        CheckDecoy(password);
        return false;
    }

    public static void CheckDecoy(string password) => new PasswordHasher<Account>().VerifyHashedPassword(null!, Decoy, password);
}
