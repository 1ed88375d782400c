using System.Globalization;
using Cairn.Engine.Registration.Names;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>
/// Anybody checks the register (R5). What is looked for is posted, so that no name stands in an address or a log; nothing is changed,
/// so the form carries no token and sets no cookie. The page is made from memory alone.
/// </summary>
[IgnoreAntiforgeryToken, WithoutDataForPublic]
public sealed class FindRegistrantPage(RegisterSearch search, PublicLimiter limiter, Clock clock) : PageModel
{
    public const string Route = "/register";

    [BindProperty]
    public FindRegistrant.Input Input { get; set; } = new(null);

    public FoundRegistrants? Found { get; private set; }

    public bool TooOften { get; private set; }

    /// <summary>The register is still being read after a start.</summary>
    public bool NotReady { get; private set; }

    public string AsAt => clock.Words(clock.Now);

    public string Finding => Found switch
    {
        _ when TooOften => "Too many searches from your address",
        _ when NotReady => "The register cannot be searched yet",
        null => "Check the register",
        { Answer.Found: 0 } => "Nobody on the register fits",
        { Answer.More: true } => $"More than {NameIndex.Cap} people on the register fit",
        { Answer.Found: 1 } => "1 person on the register fits",
        { Answer.Found: var found } => $"{Format.Number(found)} people on the register fit",
    };

    public void OnGet()
    {
    }

    public async Task OnPost(CancellationToken stop)
    {
        if (limiter.Wait(HttpContext.Connection.RemoteIpAddress) is { } wait)
        {
            TooOften = true;
            Later(StatusCodes.Status429TooManyRequests, wait);
            return;
        }
        if (!search.Ready)
        {
            NotReady = true;
            Later(StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(10));
            return;
        }
        try
        {
            Found = FindRegistrant.Number(Input) is { } number ? One(await search.Of(number, stop)) : await search.Find(FindRegistrant.Query(Input), stop);
        }
        catch (RefusedException refused)
        {
            foreach (var (question, text) in refused.ByQuestion)
                ModelState.AddModelError($"{nameof(Input)}.{question}", text);
        }
    }

    private void Later(int status, TimeSpan wait)
    {
        Response.StatusCode = status;
        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private static FoundRegistrants One(FoundRegistrant? found) => found is null ? new([], NameAnswer.None) : new([found], new NameAnswer([found.Match], 1, false, 0));
}
