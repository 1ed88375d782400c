using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>I ask for another name or date of birth, and see what became of what I asked (R2).</summary>
[RequestSizeLimit(GiveEvidencePage.Most)]
[RequestFormLimits(MultipartBodyLengthLimit = GiveEvidencePage.Most)]
[ResponseCache(NoStore = true)]
public sealed class AskForDetailsPage(Store store, Visit visit, Packs packs) : PageModel
{
    [BindProperty] public string? Given { get; set; }
    [BindProperty] public string? Family { get; set; }
    [BindProperty] public DateOnly? BirthDate { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public IFormFile? Document { get; set; }

    public Registrant Registrant { get; private set; } = null!;
    public RegistrantPrivate? Own { get; private set; }
    public IReadOnlyList<DetailsRequest> Asked { get; private set; } = [];
    public DetailsRequest? Waits => Asked.FirstOrDefault(a => a.Decided is null);

    public async Task<IActionResult> OnGet(CancellationToken stop) => await Read(stop) ? Page() : Redirect(ApplicantPages.Mine);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["Given", "Family", "BirthDate", "Why", "Document"], async () =>
        {
            await AskForDetails.Run(store, packs, visit.Actor, new(Given, Family, BirthDate, Why, Document?.FileName ?? "", await Platform.UploadedFile.Bytes(Document, stop)), stop);
            return $"{ApplicantPages.Mine}/details";
        }) is { } onward)
            return onward;
        return await OnGet(stop);
    }

    public static string Words(DetailsRequest asked) => string.Join("; ", new[] { asked.Given, asked.Family, asked.BirthDate is { } birth ? $"born {Format.Date(birth)}" : null }.Where(w => w is not null));

    private async Task<bool> Read(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await MyFile.Find(db, packs, visit.Actor, stop) is not { } file)
            return false;
        var id = file.Registrant.Id;
        Registrant = file.Registrant;
        Own = await db.Set<RegistrantPrivate>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, stop);
        Asked = await db.Set<DetailsRequest>().AsNoTracking().Where(d => d.RegistrantId == id).OrderByDescending(d => d.Asked).ToListAsync(stop);
        return true;
    }
}
