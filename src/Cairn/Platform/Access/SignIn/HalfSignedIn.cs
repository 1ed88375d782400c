using System.Security.Claims;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Between the right password and the right code: a cookie of its own, which opens nothing but the page that asks for the code.</summary>
public static class HalfSignedIn
{
    public const string Scheme = "half";
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static void Add(AuthenticationBuilder authentication) => authentication.AddCookie(Scheme, cookie =>
    {
        cookie.Cookie.Name = "cairn-half";
        cookie.Cookie.SameSite = SameSiteMode.Lax; // strict would be lost on the way back from an OpenID provider
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Limit;
        cookie.SlidingExpiration = false;
    });

    public static Task Begin(HttpContext http, Account account) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new("stamp", account.SecurityStamp ?? "")], Scheme)));

    /// <returns>Whose password was right; null where it was nobody's, is too long ago, or has changed since.</returns>
    public static async Task<Guid?> Account(HttpContext http, Store store, CancellationToken stop)
    {
        if (await http.AuthenticateAsync(Scheme) is not { Principal: { } half } || !Guid.TryParse(half.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return null;
        await using var db = await store.Read(Scope.System, stop);
        var stamp = half.FindFirstValue("stamp");
        return await db.Set<Account>().AnyAsync(a => a.Id == id && a.SecurityStamp == stamp, stop) ? id : null;
    }

    public static Task End(HttpContext http) => http.SignOutAsync(Scheme);
}
