using System.Security.Claims;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Cairn.Platform.Access;

/// <summary>The cookie says which session, and nothing that could grow old in it.</summary>
public static class SignedIn
{
    /// <param name="more">What the same browser needs again to sign out elsewhere.</param>
    public static async Task Begin(HttpContext http, Store store, Account account, CancellationToken stop, params Claim[] more)
    {
        var session = await BeginSession.Run(store, account, Device.Words(http.Request.Headers.UserAgent), KnowSession.IdOf(http.User), stop);
        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, session.ToString()), new Claim("stamp", account.SecurityStamp ?? ""), .. more], CookieAuthenticationDefaults.AuthenticationScheme)));
    }
}
