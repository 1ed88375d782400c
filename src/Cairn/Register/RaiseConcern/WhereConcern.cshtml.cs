using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What became of a concern, asked by its code (R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class WhereConcernPage(Store store, Visit visit, CodeGuesses guesses) : PageModel
{
    [BindProperty] public string? Code { get; set; }

    public Concern? Found { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPost(CancellationToken stop)
    {
        await visit.Release();
        var network = HttpContext.Connection.RemoteIpAddress;
        if (!guesses.MayTry(network))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError("Code", CodeGuesses.TooMany);
            return;
        }
        var code = ConcernCode.Plain(Code);
        await using var db = await store.Read(Scope.System, stop);
        Found = await db.Set<Concern>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, stop);
        if (Found is not null)
            return;
        guesses.Wrong(network);
        ModelState.AddModelError("Code", "No concern that was sent has this code. It has twelve letters and digits; type it as it was shown");
    }

    public static string Words(ConcernState state) => state switch
    {
        ConcernState.Received => "It waits to be read",
        ConcernState.Opened => "A case was opened",
        ConcernState.SentElsewhere => "It is for somebody else",
        _ => "Nothing further is done",
    };
}
