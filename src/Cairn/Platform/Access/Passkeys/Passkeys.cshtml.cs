using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody's passkeys: which there are, adding one, taking one out of use; each with the password once more.</summary>
[ResponseCache(NoStore = true)]
public sealed class PasskeysPage(Store store, Visit visit, Clock clock, PasskeyCeremony ceremony) : PageModel
{
    public const string Route = "/account/passkeys";
    private const string Failed = "Your device gave no passkey that we can use. Try again, or use another device.";

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Password { get; set; }

    public IReadOnlyList<Passkey> Mine { get; private set; } = [];
    public string? Saved { get; private set; }

    /// <summary>What the browser is asked, once name and password are given.</summary>
    public string? Asked { get; private set; }

    public string Day(DateTime at) => Format.Date(clock.DateOf(at));

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (AddPasskey.Refuses(Name) is { } why)
            ModelState.AddModelError(nameof(Name), why);
        if (await IsAllowed(stop) && ModelState.IsValid)
        {
            await using var db = await store.Read(Scope.System, stop);
            Asked = await ceremony.AskToMake(HttpContext, db, await Account(db, stop));
        }
        await Read(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostMade(string? answer, CancellationToken stop)
    {
        await visit.Release();
        ModelState.Clear();
        await using (var db = await store.Read(Scope.System, stop))
        {
            try
            {
                var made = await ceremony.Made(HttpContext, db, await Account(db, stop), answer ?? "") ?? throw new RefusedException(Failed);
                await AddPasskey.Run(store, visit.Actor, Name ?? "", made, stop);
                (Saved, Name) = ($"“{Name!.Trim()}” is added. You can sign in with it from now on.", null);
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(nameof(Name), refused.Message);
            }
        }
        await Read(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid passkey, CancellationToken stop)
    {
        if (await IsAllowed(stop))
            Saved = $"“{await RemovePasskey.Run(store, visit.Actor, passkey, stop)}” opens nothing any more. Delete it on your device, too.";
        await Read(stop);
        return Page();
    }

    private async Task<bool> IsAllowed(CancellationToken stop)
    {
        await visit.Release();
        if (await Reauthenticate.Refuses(store, visit.Actor, Password, stop) is not { } why)
            return true;
        ModelState.AddModelError(nameof(Password), why);
        return false;
    }

    private Task<Account> Account(Db db, CancellationToken stop) => db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == visit.Actor.Account, stop);

    private async Task Read(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        Mine = await db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == visit.Actor.Account).OrderBy(p => p.Made).ToListAsync(stop);
    }
}
