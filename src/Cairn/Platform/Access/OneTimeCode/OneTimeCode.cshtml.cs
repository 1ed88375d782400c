using Cairn.Platform.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Where somebody sets up the one-time code, takes it away, or gets new recovery codes; each with the password once more.</summary>
[ResponseCache(NoStore = true)]
public sealed class OneTimeCodePage(Store store, Visit visit, IDataProtectionProvider protection) : PageModel
{
    public const string Route = "/account/one-time-code";

    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Password { get; set; }

    /// <summary>The secret that the page shows, sealed for this account; held nowhere until a code proves that the app has it.</summary>
    [BindProperty] public string? Sealed { get; set; }

    public Account Mine { get; private set; } = null!;
    public OneTimeSecret? Secret { get; private set; }
    public int Left { get; private set; }
    public string? Saved { get; private set; }

    /// <summary>Told this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop) => await Do(async () =>
    {
        Codes = await SetUpOneTimeCode.Run(store, visit.Actor, Opened() ?? throw new RefusedException("This page is too old. Scan the new picture, then enter its code."), Code, stop);
        Saved = "From now on you are asked for a code when you sign in.";
    }, nameof(Code), stop);

    public async Task<IActionResult> OnPostRenew(CancellationToken stop) => await Do(async () =>
    {
        Codes = await SetUpOneTimeCode.RenewCodes(store, visit.Actor, stop);
        Saved = "You have new recovery codes. The old ones open nothing any more.";
    }, nameof(Password), stop);

    public async Task<IActionResult> OnPostRemove(CancellationToken stop) => await Do(async () =>
    {
        await SetUpOneTimeCode.Remove(store, visit.Actor, stop);
        Saved = "You are asked for no code any more.";
    }, nameof(Password), stop);

    private async Task<IActionResult> Do(Func<Task> act, string question, CancellationToken stop)
    {
        await visit.Release();
        if (await Reauthenticate.Refuses(store, visit.Actor, Password, stop) is { } why)
            ModelState.AddModelError(nameof(Password), why);
        else
        {
            try
            {
                await act();
                ModelState.Clear();
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(question, refused.Message);
            }
        }
        await Read(stop);
        return Page();
    }

    private async Task Read(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        Mine = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == visit.Actor.Account, stop);
        Left = await db.Set<RecoveryCode>().CountAsync(c => c.AccountId == Mine.Id && c.Used == null, stop);
        if (Mine.AsksForCode)
            return;
        Secret = Opened() ?? OneTimeSecret.Make();
        Sealed = Protector.Protect(Secret.Text);
        ModelState.Remove(nameof(Sealed));
    }

    private IDataProtector Protector => protection.CreateProtector("one-time code", visit.Actor.Account!.Value.ToString());

    private OneTimeSecret? Opened()
    {
        try
        {
            return Sealed is null ? null : OneTimeSecret.Read(Protector.Unprotect(Sealed));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
