using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Files of payments, and what of them waits for a person; another is brought in (R2).</summary>
[RequestSizeLimit(Most)]
[RequestFormLimits(MultipartBodyLengthLimit = Most)]
[ResponseCache(NoStore = true)]
public sealed class BringInPaymentsPage(Store store, Visit visit, RegisterFacts facts, Packs packs) : PageModel
{
    public const int Shown = 50;

    // A little more than a file may have, so that one too large is told of here.
    private const int Most = PaymentText.MostBytes + (1 << 20);

    [BindProperty] public IFormFile? List { get; set; }

    public IReadOnlyList<(PaymentFile File, int Waiting)> Files { get; private set; } = [];
    public int Waiting { get; private set; }

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (List is not { Length: > 0 })
            ModelState.AddModelError(nameof(List), List is null ? "Choose the file" : "This file is empty. Choose the file with the payments");
        await visit.Release();
        var onward = await Saving.Save(this, [nameof(List)], async () =>
        {
            using var bytes = new MemoryStream((int)List!.Length);
            await List.CopyToAsync(bytes, stop);
            return PaymentPages.Of(await BringInPayments.Run(store, facts, packs, visit.Actor, Path.GetFileName(List.FileName), bytes.ToArray(), stop));
        });
        if (onward is not null)
            return onward;
        await Read(stop);
        return Page();
    }

    private async Task Read(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var waiting = await db.Set<PaymentLine>().Where(l => l.FactNumber == null && l.Settled == null).GroupBy(l => l.FileId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var files = await db.Set<PaymentFile>().AsNoTracking().OrderByDescending(f => f.Brought).Take(Shown).ToListAsync(stop);
        Files = [.. files.Select(f => (f, waiting.GetValueOrDefault(f.Id)))];
        Waiting = waiting.Values.Sum();
    }
}
