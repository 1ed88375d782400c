using System.ComponentModel.DataAnnotations;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

[ResponseCache(NoStore = true)]
public sealed class SignInPage(Store store, Visit visit, OpenIdProviders providers) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your user name")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public IReadOnlyList<Account> Demonstrations { get; private set; } = [];

    public IReadOnlyList<OpenIdClient> Providers => providers.All;

    public async Task OnGet(CancellationToken stop)
    {
        if (!store.Settings.Demonstration)
            return;
        await using var db = await store.Read(Scope.System, stop);
        Demonstrations = await db.Set<Account>().AsNoTracking().Where(a => a.Demonstration).OrderBy(a => a.Role).ThenBy(a => a.UserName).ToListAsync(stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (ModelState.IsValid)
        {
            if (await TrySignIn.With(store, Name!, Password!, stop) is { } account)
            {
                if (account.AsksForCode)
                {
                    await HalfSignedIn.Begin(HttpContext, account);
                    return Redirect($"{SignInCodePage.Route}?return={Uri.EscapeDataString(Return ?? "")}");
                }
                await SignedIn.Begin(HttpContext, store, account, stop);
                return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/start");
            }
            ModelState.AddModelError(nameof(Name), TrySignIn.Refusal);
        }
        await OnGet(stop);
        return Page();
    }
}
