using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>Notices of a batch, from a file (R2).</summary>
[RequestSizeLimit(Most)]
[RequestFormLimits(MultipartBodyLengthLimit = Most)]
[ResponseCache(NoStore = true)]
public sealed class KeepNoticesPage(Store store, Visit visit, RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    // A little more than a file may have, so that one too large is told of here.
    private const int Most = KeepNotices.MostBytes + (1 << 20);

    [BindProperty] public IFormFile? List { get; set; }

    public BatchRead Read { get; private set; } = null!;
    public int Ending { get; private set; }
    public int Without { get; private set; }

    public async Task<IActionResult> OnGet(Guid batch, CancellationToken stop) => await Fill(batch, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid batch, CancellationToken stop)
    {
        if (List is not { Length: > 0 })
            ModelState.AddModelError(nameof(List), List is null ? "Choose the file" : "This file is empty. Choose the file with the notices");
        await visit.Release();
        var onward = await Saving.Save(this, [nameof(List)], async () =>
        {
            using var bytes = new MemoryStream((int)List!.Length);
            await List.CopyToAsync(bytes, stop);
            await KeepNotices.Run(store, visit.Actor, batch, bytes.ToArray(), stop);
            return $"{BatchPages.Of(batch)}?done=notices";
        });
        return onward ?? (await Fill(batch, stop) ? Page() : NotFound());
    }

    private async Task<bool> Fill(Guid batch, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await BatchRead.Of(db, facts, packs, batch, clock.Today, stop) is not { } read)
            return false;
        Read = read;
        (Ending, Without) = (read.Ending.Count, read.Ending.Count(l => !(l.NoticeOn <= read.Batch.LastNotice)));
        return true;
    }
}
