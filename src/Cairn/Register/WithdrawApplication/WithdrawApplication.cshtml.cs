using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>I take my application back (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class WithdrawApplicationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    public string Part { get; private set; } = "";

    public async Task<IActionResult> OnGet(int ordinal, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await MyFile.Find(db, packs, visit.Actor, stop) is not { } file || file.Find(ordinal) is not { } registration || file.Judge(registration, clock.Today).Standing is not (Standing.Applied or Standing.InformationAsked))
            return NotFound();
        Part = file.Rules.Parts.First(p => p.Head.Id == registration.Part).Label;
        return Page();
    }

    public async Task<IActionResult> OnPost(int ordinal, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, [], async () =>
        {
            await WithdrawApplication.Run(store, packs, visit.Actor, ordinal, stop);
            return ApplicantPages.Mine;
        }) is { } onward)
            return onward;
        return await OnGet(ordinal, stop);
    }
}
