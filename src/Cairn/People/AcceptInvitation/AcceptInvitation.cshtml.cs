using System.ComponentModel.DataAnnotations;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Where an invitation's link leads. It tells a link that works from one that does not, and nothing of who has an account.</summary>
[ResponseCache(NoStore = true)]
public sealed class AcceptInvitationPage(Store store, Visit visit, Clock clock, OpenIdProviders providers, SealedCookies cookies) : PageModel
{
    public const string Route = "/invitation";

    [BindProperty, Required(ErrorMessage = "Enter your name"), StringLength(120, ErrorMessage = "Use at most 120 characters")]
    public string? FullName { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a password")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null where the link works no longer.</summary>
    public Invitation? Invitation { get; private set; }
    public string Where { get; private set; } = "";
    public string? Refused { get; private set; }
    public Actor Actor => visit.Actor;
    public string Until => Format.Date(clock.DateOf(Invitation!.Until));
    public string Here => $"{Route}?token={Token}";
    public string SignInAddress => $"/sign-in?return={Uri.EscapeDataString(Here)}";
    public IReadOnlyList<OpenIdClient> Providers => providers.All;

    /// <summary>Who an OpenID provider says that this is, where somebody came back from it just now.</summary>
    public OpenIdProof? Proof { get; private set; }

    /// <summary>The address that somebody is sent.</summary>
    public static string At(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}{Route}?token={token}";

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await Read(stop);
        if (Invitation is null || visit.Actor.SignedIn || !ModelState.IsValid)
            return Page();
        try
        {
            await SignedIn.Begin(HttpContext, store, await AcceptInvitation.AsNew(store, Token!, FullName!.Trim(), Password!, stop), stop);
            return Redirect("/start");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Password), refused.Message);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostProved(CancellationToken stop)
    {
        ModelState.Remove(nameof(Password));
        await Read(stop);
        if (Invitation is null || Proof is null || visit.Actor.SignedIn || !ModelState.IsValid)
            return Page();
        cookies.Take<OpenIdProof>(HttpContext, OpenIdProof.Cookie);
        try
        {
            await SignedIn.Begin(HttpContext, store, await AcceptInvitation.AsProved(store, Token!, FullName!.Trim(), Proof, stop), stop);
            return Redirect("/start");
        }
        catch (OpenIdRefusedException refused)
        {
            var (heading, what, todo) = OpenIdRefusals.Words(refused.Kind, Proof.Name);
            Refused = $"{heading}. {what} {todo}";
        }
        catch (RefusedException refused)
        {
            Refused = refused.Message;
        }
        Proof = null;
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAccept(CancellationToken stop)
    {
        ModelState.Clear();
        await Read(stop);
        if (Invitation is null || !visit.Actor.SignedIn)
            return Page();
        try
        {
            await AcceptInvitation.As(store, Token!, visit.Actor, stop);
            return Redirect("/start");
        }
        catch (RefusedException refused)
        {
            Refused = refused.Message;
            return Page();
        }
    }

    private async Task Read(CancellationToken stop)
    {
        await visit.Release();
        await using var db = await store.Read(Scope.System, stop);
        Invitation = await AcceptInvitation.Find(db, Token, stop);
        Proof = cookies.Look<OpenIdProof>(HttpContext, OpenIdProof.Cookie) is { } proof && proof.Until > clock.Now ? proof : null;
        if (Invitation is { } held)
            Where = await db.Set<Organisation>().Where(o => o.Id == held.OrganisationId).Select(o => o.Name).FirstOrDefaultAsync(stop) ?? "the whole sector";
    }
}
