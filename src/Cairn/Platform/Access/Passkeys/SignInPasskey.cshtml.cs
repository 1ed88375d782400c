using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Signs in with a passkey: nothing is typed, and the page says the same whatever was wrong.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInPasskeyPage(Store store, Visit visit, PasskeyCeremony ceremony) : PageModel
{
    public const string Route = "/sign-in/passkey";
    public const string Refusal = "This passkey does not sign you in. Use another one, or your password.";

    [BindProperty] public string? Answer { get; set; }

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public string Asked { get; private set; } = "";

    public async Task OnGet(CancellationToken stop)
    {
        await visit.Release();
        await using var db = await store.Read(Scope.System, stop);
        Asked = await ceremony.AskToUse(HttpContext, db);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        (Account Account, Microsoft.AspNetCore.Identity.UserPasskeyInfo Passkey)? used;
        await using (var db = await store.Read(Scope.System, stop))
            used = await ceremony.Used(HttpContext, db, Answer ?? "");
        if (used is { } found && await SignInByPasskey.With(store, found.Account.Id, found.Passkey, stop) is { } account)
        {
            await SignedIn.Begin(HttpContext, store, account, stop);
            return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/start");
        }
        ModelState.AddModelError("", Refusal);
        await OnGet(stop);
        return Page();
    }
}
