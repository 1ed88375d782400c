using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Site;

/// <summary>What is said when a page cannot be shown: what happened and what to do, and nothing about the inside.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorPage : PageModel
{
    public int Code { get; private set; }

    public string Heading => Code switch
    {
        400 => "That did not come through as it should",
        403 => "You cannot open this page",
        404 or 405 => "There is no such page",
        409 => "Someone else changed this in the meantime",
        413 => "That file is too large",
        422 => "That cannot be done as things stand",
        429 => "Too many requests at once",
        503 => "Cairn cannot answer just now",
        _ => "Something went wrong on our side",
    };

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    private void Answer()
    {
        // From the route itself: nothing is bound where it is the form that cannot be read.
        var code = int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var happened = HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null;
        Code = code is >= 400 and < 600 ? code : 404;
        // Asked for by name the page explains an answer that nobody has been given.
        Response.StatusCode = happened ? Code : StatusCodes.Status200OK;
        ModelState.Clear();
    }
}
