using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Who the reader is here, and the way to all that they can change about how they sign in.</summary>
[ResponseCache(NoStore = true)]
public sealed class YourAccountPage(Db db, Actor actor) : PageModel
{
    public const string Route = "/account";

    public Account Mine { get; private set; } = null!;
    public string? Organisation => actor.OrganisationName;

    public async Task OnGet(CancellationToken stop) => Mine = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Account, stop);
}
