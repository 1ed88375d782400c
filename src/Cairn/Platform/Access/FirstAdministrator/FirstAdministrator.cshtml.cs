using System.ComponentModel.DataAnnotations;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

[ResponseCache(NoStore = true)]
public sealed class FirstAdministratorPage(FirstAdministrator first, Store store) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your name"), StringLength(120, ErrorMessage = "Use at most 120 characters")]
    public string? FullName { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a user name"), StringLength(120, ErrorMessage = "Use at most 120 characters")]
    public string? UserName { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a password")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public bool Known => Token is not null && first.Knows(Token);

    public void OnGet()
    {
        // The page tells a link that works from one that does not.
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (!Known || !ModelState.IsValid)
            return Page();
        try
        {
            await SignedIn.Begin(HttpContext, store, await first.Make(Token!, UserName!, FullName!, Password!, stop), stop);
            return Redirect("/start");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Password), refused.Message);
            return Page();
        }
    }
}
