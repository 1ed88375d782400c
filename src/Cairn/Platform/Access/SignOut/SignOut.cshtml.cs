using Cairn.Platform.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

public sealed class SignOutPage(Store store, Visit visit) : PageModel
{
    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (visit.Session is { } session)
            await EndSession.Run(store, visit.Actor, session.Id, stop);
        await HttpContext.SignOutAsync();
        return Redirect("/");
    }
}
