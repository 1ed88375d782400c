using Cairn.Platform.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Cairn.Platform.Access;

/// <summary>What passes between us and the browser when a passkey is made or used; between asking and answer the challenge lies in a sealed cookie.</summary>
public sealed class PasskeyCeremony(IDataProtectionProvider protection)
{
    private const string CookieName = "cairn-passkey";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(10);

    // The device asks for a finger, a face or a number, so a passkey is two factors by itself; and it names the account, so nobody types one.
    private static readonly IOptions<IdentityPasskeyOptions> options =
        Options.Create(new IdentityPasskeyOptions { UserVerificationRequirement = "required", ResidentKeyRequirement = "required", AttestationConveyancePreference = "none" });

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkey").ToTimeLimitedDataProtector();

    /// <returns>What the browser's <c>navigator.credentials.create</c> is asked.</returns>
    public async Task<string> AskToMake(HttpContext http, Db db, Account account)
    {
        using var accounts = Accounts.Of(db);
        var asked = await Handler(accounts).MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.Name }, http);
        Keep(http, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <returns>Null where the answer proves nothing.</returns>
    public async Task<UserPasskeyInfo?> Made(HttpContext http, Db db, Account account, string answer)
    {
        using var accounts = Accounts.Of(db);
        var result = await Handler(accounts).PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer, AttestationState = Take(http) });
        return result.Succeeded && result.UserEntity.Id == account.Id.ToString() ? result.Passkey : null;
    }

    /// <returns>What the browser's <c>navigator.credentials.get</c> is asked: for any passkey of ours.</returns>
    public async Task<string> AskToUse(HttpContext http, Db db)
    {
        using var accounts = Accounts.Of(db);
        var asked = await Handler(accounts).MakeRequestOptionsAsync(null, http);
        Keep(http, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <returns>Whose passkey it is, with its new count; null where the answer proves nothing.</returns>
    public async Task<(Account Account, UserPasskeyInfo Passkey)?> Used(HttpContext http, Db db, string answer)
    {
        using var accounts = Accounts.Of(db);
        var result = await Handler(accounts).PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer, AssertionState = Take(http) });
        return result.Succeeded ? (result.User, result.Passkey) : null;
    }

    private static PasskeyHandler<Account> Handler(UserManager<Account> accounts) => new(accounts, options);

    private void Keep(HttpContext http, string? state) => http.Response.Cookies.Append(CookieName, protector.Protect(state ?? "", limit), Cookie(http));

    /// <summary>A challenge is answered once.</summary>
    private string? Take(HttpContext http)
    {
        http.Response.Cookies.Delete(CookieName, Cookie(http));
        try
        {
            return http.Request.Cookies[CookieName] is { } kept ? protector.Unprotect(kept) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Cookie(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true };
}
