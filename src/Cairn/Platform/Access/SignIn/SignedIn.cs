using System.Security.Claims;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>The cookie says which account, and nothing that could grow old in it.</summary>
public static class SignedIn
{
    public static async Task Begin(HttpContext http, Store store, Account account, CancellationToken stop)
    {
        await store.Write(Scope.System, new Change(TrySignIn.Verb, new Actor(account.Id, account.Name, account.Role), Guid.Empty), async db =>
        {
            (await db.Set<Account>().FirstAsync(a => a.Id == account.Id, stop)).LastSignIn = store.Clock.Today;
            return 0;
        }, stop);
        await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim("stamp", account.SecurityStamp ?? "")], CookieAuthenticationDefaults.AuthenticationScheme)));
    }
}
