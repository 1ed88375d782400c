using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>The sign-ins of OpenID providers that open somebody's account: linking one and unlinking it, each with the password once more.</summary>
[ResponseCache(NoStore = true)]
public sealed class LinkedSignInsPage(Store store, Visit visit, Clock clock, OpenIdProviders providers, ILogger<LinkedSignInsPage> log) : PageModel
{
    public const string Route = "/account/linked-sign-ins";

    [BindProperty] public string? Password { get; set; }
    [BindProperty(SupportsGet = true)] public string? Saved { get; set; }

    public IReadOnlyList<OpenIdLink> Mine { get; private set; } = [];
    public IReadOnlyList<OpenIdClient> Providers => providers.All;
    public Onward? Onward { get; private set; }
    public string? Done { get; private set; }

    public string Day(DateTime at) => Format.Date(clock.DateOf(at));

    public string NameOf(string issuer) => providers.All.FirstOrDefault(c => c.Provider.Issuer == issuer)?.Provider.Name ?? issuer;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (providers.Find(Saved) is { } linked)
            Done = $"{linked.Provider.Name} opens this account from now on.";
        return await Show(stop);
    }

    public async Task<IActionResult> OnPostLink(string provider, CancellationToken stop)
    {
        await visit.Release();
        if (providers.Find(provider) is not { } client)
            return NotFound();
        if (await Reauthenticate.Refuses(store, visit.Actor, Password, stop) is { } why)
        {
            ModelState.AddModelError(nameof(Password), why);
            return await Show(stop);
        }
        try
        {
            Onward = await providers.Begin(HttpContext, client, null, visit.Actor.Account, false, stop);
            return Page();
        }
        catch (OpenIdRefusedException refused)
        {
            log.LogWarning("Linking with {Provider} is refused: {Kind}", client.Provider.Id, refused.Kind);
            ModelState.AddModelError("", OpenIdRefusals.Words(refused.Kind, client.Provider.Name).Heading);
            return await Show(stop);
        }
    }

    public async Task<IActionResult> OnPostUnlink(Guid link, CancellationToken stop)
    {
        await visit.Release();
        try
        {
            if (await HasPassword(stop) && await Reauthenticate.Refuses(store, visit.Actor, Password, stop) is { } why)
                throw new RefusedException(why);
            Done = $"{NameOf(await UnlinkOpenId.Run(store, visit.Actor, link, stop))} opens this account no longer.";
        }
        catch (RefusedException refused) when (refused is not NoSuchRecordException)
        {
            ModelState.AddModelError(nameof(Password), refused.Message);
        }
        return await Show(stop);
    }

    private async Task<bool> HasPassword(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Account>().AnyAsync(a => a.Id == visit.Actor.Account && a.PasswordHash != null, stop);
    }

    private async Task<IActionResult> Show(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        Mine = await db.Set<OpenIdLink>().AsNoTracking().Where(l => l.AccountId == visit.Actor.Account).OrderBy(l => l.Made).ToListAsync(stop);
        return providers.All.Count == 0 && Mine.Count == 0 ? NotFound() : Page();
    }
}
