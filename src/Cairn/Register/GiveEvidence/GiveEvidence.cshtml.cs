using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>The fourth part of an application: files that show what was said (R2).</summary>
[RequestSizeLimit(Most)]
[RequestFormLimits(MultipartBodyLengthLimit = Most)]
[ResponseCache(NoStore = true)]
public sealed class GiveEvidencePage(Store store, Visit visit, Packs packs) : PageModel
{
    /// <summary>Far more than a file may have: a photograph that is too large is told of here, beside its question.</summary>
    public const int Most = 40 << 20;

    public static readonly IReadOnlyList<Choice> Whats =
    [
        new(EvidenceFor.Identity, "Who I am", "Passport, driving licence or birth certificate"), new(EvidenceFor.Qualification, "What I hold", "A certificate, or proof of a registration with another body"), new(EvidenceFor.Other, "Something else"),
    ];

    [BindProperty] public string? For { get; set; }
    [BindProperty] public IFormFile? Document { get; set; }

    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop) => await Read(application, stop) ? Page() : NotFound();

    /// <summary>One of my own files, as it was given.</summary>
    public async Task<IActionResult> OnGetFile(Guid application, Guid file, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var found = await Draft.Find(db, packs, visit.Actor, application, stop) is null ? null : await db.Set<Evidence>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == file && e.OwnerId == application, stop);
        return found is null ? NotFound() : new FileContentResult(found.Content, found.MediaType) { FileDownloadName = found.FileName };
    }

    public Task<IActionResult> OnPost(Guid application, CancellationToken stop) => Do(application, async () =>
        await GiveEvidence.Run(store, packs, visit.Actor, application, new(For, Document?.FileName ?? "", await UploadedFile.Bytes(Document, stop)), stop), stop);

    public Task<IActionResult> OnPostTakeBack(Guid application, Guid file, CancellationToken stop) => Do(application, () => GiveEvidence.TakeBack(store, packs, visit.Actor, application, file, stop), stop);

    private async Task<IActionResult> Do(Guid application, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["For", "Document"], async () =>
        {
            await what();
            return $"{Draft.Of(application)}/evidence";
        }) is { } onward)
            return onward;
        return await Read(application, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(Guid application, CancellationToken stop) => (Draft = (await Draft.Find(store, packs, visit.Actor, application, stop))!) is not null;
}
