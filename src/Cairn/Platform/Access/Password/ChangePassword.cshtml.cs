using System.ComponentModel.DataAnnotations;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

[ResponseCache(NoStore = true)]
public sealed class ChangePasswordPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/account/password";

    [BindProperty] public string? Password { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a new password")]
    public string? NewPassword { get; set; }

    public void OnGet()
    {
        // The form alone.
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (await Reauthenticate.Refuses(store, visit.Actor, Password, stop) is { } why)
            ModelState.AddModelError(nameof(Password), why);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            // This browser goes on; every other that was signed in is out.
            await SignedIn.Begin(HttpContext, store, await ChangePassword.Run(store, visit.Actor, NewPassword!, stop), stop);
            return Redirect($"{YourAccountPage.Route}?saved=password");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(NewPassword), refused.Message);
            return Page();
        }
    }
}
