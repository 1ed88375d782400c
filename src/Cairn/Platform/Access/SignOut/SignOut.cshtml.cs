using System.Security.Claims;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Signs out here; and at the OpenID provider, where the session came from it.</summary>
public sealed class SignOutPage(Store store, Visit visit, OpenIdProviders providers) : PageModel
{
    /// <summary>Claims of a cookie that came from an OpenID provider: which one, and its word as it came.</summary>
    public const string By = "by", Token = "by-token";

    public Onward? Onward { get; private set; }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var (client, token) = (providers.Find(User.FindFirstValue(By)), User.FindFirstValue(Token));
        if (visit.Session is { } session)
            await EndSession.Run(store, visit.Actor, session.Id, stop);
        await HttpContext.SignOutAsync();
        (visit.Actor, visit.Session) = (Actor.Public, null);
        if (client is null || token is null || await AddressAt(client, token, stop) is not { } address)
            return Redirect("/");
        Onward = Onward.To(HttpContext, client.Provider.Name, address);
        return Page();
    }

    private async Task<string?> AddressAt(OpenIdClient client, string token, CancellationToken stop)
    {
        try
        {
            return await client.SignOutAddress(token, providers.Here(HttpContext) + "/", stop);
        }
        catch (OpenIdRefusedException)
        {
            return null; // signed out here in any case
        }
    }
}
