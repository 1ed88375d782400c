using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>An account for whoever applies and has none (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class SignUpPage(Store store, Visit visit, PublicLimiter limiter) : PageModel
{
    [BindProperty] public string? FullName { get; set; }
    [BindProperty] public string? UserName { get; set; }
    [BindProperty] public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Return { get; set; }

    public IActionResult OnGet() => visit.Actor.SignedIn ? Redirect(Onward) : Page();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (limiter.Wait(HttpContext.Connection.RemoteIpAddress) is not null)
        {
            ModelState.AddModelError("", "Too much came from your address in a short time. Wait a minute and send it again");
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }
        return await Saving.Save(this, ["FullName", "UserName", "Password"], async () =>
        {
            await SignedIn.Begin(HttpContext, store, await SignUp.Run(store, new(FullName, UserName, Password), stop), stop);
            return Onward;
        }) ?? Page();
    }

    private string Onward => Url.IsLocalUrl(Return) ? Return! : ApplicantPages.Apply;
}
