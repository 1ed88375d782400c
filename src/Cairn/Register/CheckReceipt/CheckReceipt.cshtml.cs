using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>Whether a receipt of a look at the register is as it was given (R5).</summary>
public sealed class CheckReceiptPage(Store store, Packs packs, Clock clock) : PageModel
{
    [BindProperty] public string? Receipt { get; set; }

    /// <summary>What the receipt says; null until one was found to be right.</summary>
    public string? Said { get; private set; }
    public long Number { get; private set; }

    /// <summary>What the register says of the number now.</summary>
    public PublicEntry? Now { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPost(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Receipt))
        {
            ModelState.AddModelError("Receipt", "Paste the whole text of the receipt");
            return;
        }
        if (!LookupReceipt.Verify(store.Keys, Receipt, out var number, out var said))
        {
            ModelState.AddModelError("Receipt", "This is not as the register gave it: something was changed or left out, or another register gave it. Paste the whole text again, or look the number up yourself");
            return;
        }
        (Said, Number) = (said.Trim(), number);
        await using var db = await store.Read(Scope.Sector, stop);
        (Now, _) = await PublicEntry.Read(db, packs, number, clock.Today, stop);
    }
}
