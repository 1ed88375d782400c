using System.ComponentModel.DataAnnotations;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Where the link for a forgotten password leads. It does not say whose account it is.</summary>
[ResponseCache(NoStore = true)]
public sealed class ResetPasswordPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/reset-password";

    [BindProperty, Required(ErrorMessage = "Choose a password")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public bool Works { get; private set; }
    public bool Done { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        await visit.Release();
        await using var db = await store.Read(Scope.System, stop);
        Works = await ResetPassword.Find(db, Token, stop) is not null;
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await OnGet(stop);
        if (!Works || !ModelState.IsValid)
            return Page();
        try
        {
            await ResetPassword.Run(store, Token!, Password!, stop);
            Done = true;
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Password), refused.Message);
        }
        return Page();
    }
}
