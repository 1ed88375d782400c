using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Who the reader is here, and the way to all that they can change about how they sign in.</summary>
[ResponseCache(NoStore = true)]
public sealed class YourAccountPage(Db db, Actor actor, OpenIdProviders providers) : PageModel
{
    public const string Route = "/account";

    public int Passkeys { get; private set; }
    /// <summary>Null where there is nothing to link with.</summary>
    public int? Linked { get; private set; }

    public Account Mine { get; private set; } = null!;
    public string? Organisation => actor.OrganisationName;

    [BindProperty(SupportsGet = true)] public string? Saved { get; set; }

    public async Task OnGet(CancellationToken stop)
    {
        Mine = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Account, stop);
        var linked = await db.Set<OpenIdLink>().CountAsync(l => l.AccountId == Mine.Id, stop);
        Linked = linked == 0 && providers.All.Count == 0 ? null : linked;
        Passkeys = await db.Set<Passkey>().CountAsync(p => p.AccountId == Mine.Id, stop);
    }
}
