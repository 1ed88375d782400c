using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Import a published table: send a file or paste its figures; and what was imported before.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = MostBytes)]
[ResponseCache(NoStore = true)]
public sealed class ImportPublishedPage(Db db, Visit visit, Packs packs) : PageModel
{
    private const int Shown = 50;

    // A little more than a file may have, so that one too large is told of here.
    private const int MostBytes = ImportPublished.MostBytes + (1 << 20);

    [BindProperty] public IFormFile? Published { get; set; }
    [BindProperty] public string? Pasted { get; set; }
    [BindProperty] public string? Country { get; set; }

    public IReadOnlyList<Choice> Countries { get; } = [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];
    public IReadOnlyList<PublishedFile> Files { get; private set; } = [];
    public IReadOnlyList<PackProblem> Problems { get; private set; } = [];

    /// <summary>How many figures the last file had where every one of them was held.</summary>
    public int? AllHeld { get; private set; }

    public Task OnGet(CancellationToken stop) => Load(db, stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (Published is { Length: > 0 } == !string.IsNullOrWhiteSpace(Pasted))
            ModelState.AddModelError(nameof(Published), Published is null ? "Choose a file, or paste the figures" : "Send a file or paste the figures, not both; an empty file has no figures");
        if (ModelState.IsValid)
        {
            try
            {
                var brought = await Brought(stop);
                await visit.Release();
                var imported = await ImportPublished.Run(db.Store, packs, visit.Actor, brought, stop);
                if (imported.File is { } file)
                    return Redirect($"/series/files/{file.Id}{(imported.New == 0 ? "?again=true" : "")}");
                AllHeld = imported.HeldBefore;
            }
            catch (UnusablePublishedException unusable)
            {
                Problems = unusable.Problems;
                ModelState.AddModelError(Published is { Length: > 0 } ? nameof(Published) : nameof(Pasted), unusable.Message);
            }
        }
        await using var again = await db.Store.Read(visit.Scope, stop);
        await Load(again, stop);
        return Page();
    }

    private async Task<BroughtPublished> Brought(CancellationToken stop)
    {
        var country = string.IsNullOrEmpty(Country) ? null : Country;
        if (Published is not { Length: > 0 } file)
            return new BroughtPublished("pasted figures", Encoding.UTF8.GetBytes(Pasted!), country);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        return new BroughtPublished(file.FileName, bytes.ToArray(), country);
    }

    private async Task Load(Db from, CancellationToken stop) =>
        Files = await from.Set<PublishedFile>().AsNoTracking().OrderByDescending(f => f.Imported).ThenByDescending(f => f.Id).Take(Shown).ToListAsync(stop);
}
