using Cairn.Engine.ServiceLists;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Regulators' lists: bring one in, and what became of those before.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
[ResponseCache(NoStore = true)]
public sealed class TakeServiceListPage(Db db, Visit visit, Packs packs) : PageModel
{
    private const int Shown = 50;

    // A little more than a list may have, so that one too large is told of here.
    private const long MostBytes = ListText.MostBytes + (1 << 20);

    [BindProperty]
    public string? Regulator { get; set; }

    [BindProperty]
    public IFormFile? List { get; set; }

    [BindProperty]
    public DateOnly? AsAt { get; set; }

    public IReadOnlyList<Choice> Regulators { get; } = [.. ListLayout.All(packs).Select(l => new Choice(l.Regulator, l.RegulatorName))];

    public IReadOnlyList<ServiceList> Lists { get; private set; } = [];

    public string NameOf(string regulator) => Regulators.FirstOrDefault(r => r.Value == regulator)?.Text ?? regulator;

    public async Task OnGet(CancellationToken stop) =>
        Lists = await db.Set<ServiceList>().AsNoTracking().Where(l => l.IsDone).OrderByDescending(l => l.Taken).ThenByDescending(l => l.Id).Take(Shown).ToListAsync(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (Regulators.All(r => r.Value != Regulator))
            ModelState.AddModelError(nameof(Regulator), "Choose whose list it is");
        if (List is not { Length: > 0 })
            ModelState.AddModelError(nameof(List), List is null ? "Choose the list" : "This file is empty. Choose the regulator’s list.");
        else if (List.Length > ListText.MostBytes)
            ModelState.AddModelError(nameof(List), $"This file is too large: a list has at most {ListText.MostBytes >> 20} MB.");
        if (AsAt > db.Store.Clock.Today)
            ModelState.AddModelError(nameof(AsAt), "This day is still to come. Give the day that the list describes.");
        if (ModelState.IsValid)
        {
            try
            {
                using var bytes = new MemoryStream((int)List!.Length);
                await List.CopyToAsync(bytes, stop);
                await visit.Release();
                var taken = await TakeServiceList.Run(db.Store, packs, visit.Actor, new BroughtList(Regulator!, List.FileName, bytes.ToArray(), AsAt), stop);
                return Redirect($"/regulated-services/lists/{taken.List.Id}{(taken.IsNew ? "" : "?again=true")}");
            }
            catch (UnusableListException unusable)
            {
                ModelState.AddModelError(nameof(List), $"{unusable.Message} {unusable.Advice}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError("", refused.Message);
            }
        }
        await using var again = await db.Store.Read(visit.Scope, stop);
        Lists = await again.Set<ServiceList>().AsNoTracking().Where(l => l.IsDone).OrderByDescending(l => l.Taken).ThenByDescending(l => l.Id).Take(Shown).ToListAsync(stop);
        return Page();
    }
}
