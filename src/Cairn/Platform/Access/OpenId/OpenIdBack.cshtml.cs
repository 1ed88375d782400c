using System.Security.Claims;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Where an OpenID provider sends people back. Whoever it is, an address of theirs opens no account: only a link made before does.</summary>
[ResponseCache(NoStore = true)]
public sealed class OpenIdBackPage(Store store, Visit visit, Clock clock, OpenIdProviders providers, SealedCookies cookies, ILogger<OpenIdBackPage> log) : PageModel
{
    public const string Route = "/sign-in/with/{provider}/back";

    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true)] public string? Error { get; set; }
    [BindProperty(SupportsGet = true)] public string? Iss { get; set; }

    public OpenIdRefused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(string provider, CancellationToken stop)
    {
        await visit.Release();
        if (providers.Find(provider) is not { } client)
            return NotFound();
        try
        {
            var trip = OpenIdTrip.MustMatch(cookies.Take<OpenIdTrip>(HttpContext, OpenIdTrip.Cookie), provider, State, clock.Now);
            return LocalRedirect(await Finish(client, trip, stop));
        }
        catch (OpenIdRefusedException refused)
        {
            Refused = OpenIdRefused.Of(HttpContext, log, client, refused);
            return Page();
        }
    }

    /// <returns>Where to go on.</returns>
    private async Task<string> Finish(OpenIdClient client, OpenIdTrip trip, CancellationToken stop)
    {
        if (Iss is not null && Iss != client.Provider.Issuer)
            throw new OpenIdRefusedException(OpenIdRefusal.Issuer); // RFC 9207
        if (Error is not null || string.IsNullOrEmpty(Code))
            throw new OpenIdRefusedException(Error == "access_denied" ? OpenIdRefusal.Denied : OpenIdRefusal.ProviderError);
        var answer = await client.Ask(Code, trip, providers.BackFrom(client, HttpContext), stop);
        var onward = Url.IsLocalUrl(trip.Return) ? trip.Return : "/start";

        if (trip.LinkTo is { } asked)
        {
            if (visit.Actor.Account != asked)
                throw new OpenIdRefusedException(OpenIdRefusal.AccountChanged);
            await LinkOpenId.Run(store, visit.Actor, answer.Issuer, answer.Subject, stop);
            return $"{LinkedSignInsPage.Route}?saved={client.Provider.Id}";
        }
        if (await SignInByOpenId.With(store, answer, stop) is { } account)
        {
            if (account.AsksForCode && !OpenIdProvider.IsTwoFactors(answer.Vot))
            {
                await HalfSignedIn.Begin(HttpContext, account);
                return $"{SignInCodePage.Route}?return={Uri.EscapeDataString(onward)}";
            }
            await SignedIn.Begin(HttpContext, store, account, stop, new Claim(SignOutPage.By, client.Provider.Id), new Claim(SignOutPage.Token, answer.Token));
            return onward;
        }
        if (!trip.Proves)
            throw new OpenIdRefusedException(OpenIdRefusal.Unknown);
        if (answer.Email is null)
            throw new OpenIdRefusedException(OpenIdRefusal.EmailUnverified);
        cookies.Keep(HttpContext, OpenIdProof.Cookie, new OpenIdProof(client.Provider.Name, answer.Issuer, answer.Subject, answer.Email, clock.Now + OpenIdTrip.Limit));
        return onward;
    }
}
