using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What the register asked me, and my answer (R2).</summary>
[RequestSizeLimit(GiveEvidencePage.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = GiveEvidencePage.Most)]
[ResponseCache(NoStore = true)]
public sealed class AnswerInformationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty] public string? Answer { get; set; }
    [BindProperty] public IFormFile? Document { get; set; }

    public InformationRequest Asked { get; private set; } = null!;
    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet(Guid request, CancellationToken stop) => await Read(request, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid request, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["Answer", "Document"], async () =>
        {
            await AnswerInformation.Run(store, packs, visit.Actor, request, new(Answer, Document?.FileName ?? "", await Platform.UploadedFile.Bytes(Document, stop)), stop);
            return $"{ApplicantPages.Mine}?saved=true";
        }) is { } onward)
            return onward;
        return await Read(request, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(Guid request, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await MyFile.Find(db, packs, visit.Actor, stop) is not { } file || await db.Set<InformationRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request && r.RegistrantId == file.Registrant.Id, stop) is not { } asked)
            return false;
        Asked = asked;
        return true;
    }
}
