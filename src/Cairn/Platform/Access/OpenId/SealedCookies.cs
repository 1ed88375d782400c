using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Cairn.Platform.Access;

/// <summary>Small things that a browser keeps for us for minutes and cannot read.</summary>
public sealed class SealedCookies(IDataProtectionProvider protection)
{
    public void Keep<T>(HttpContext http, string name, T value) =>
        http.Response.Cookies.Append(name, protection.CreateProtector(name).Protect(JsonSerializer.Serialize(value)), Options(http));

    public T? Look<T>(HttpContext http, string name) where T : class
    {
        try
        {
            return http.Request.Cookies[name] is { } held ? JsonSerializer.Deserialize<T>(protection.CreateProtector(name).Unprotect(held)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public T? Take<T>(HttpContext http, string name) where T : class
    {
        http.Response.Cookies.Delete(name, Options(http));
        return Look<T>(http, name);
    }

    // Lax: they come back from another site.
    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true };
}
