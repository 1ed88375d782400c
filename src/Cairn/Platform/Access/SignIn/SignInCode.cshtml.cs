using System.ComponentModel.DataAnnotations;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Asks for the one-time code when the password was right.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInCodePage(Store store, Visit visit) : PageModel
{
    public const string Route = "/sign-in/code";

    private const string Refusal = "The code is wrong, or was used before. Wait for the app’s next one. After five wrong codes an account rests for 15 minutes.";

    [BindProperty, Required(ErrorMessage = "Enter the code")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken stop) =>
        await HalfSignedIn.Account(HttpContext, store, stop) is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (await HalfSignedIn.Account(HttpContext, store, stop) is not { } id)
            return Redirect("/sign-in");
        if (!ModelState.IsValid)
            return Page();
        if (await CheckOneTimeCode.With(store, id, Code!, stop) is { } account)
        {
            await HalfSignedIn.End(HttpContext);
            await SignedIn.Begin(HttpContext, store, account, stop);
            return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/start");
        }
        ModelState.AddModelError(nameof(Code), Refusal);
        return Page();
    }
}
