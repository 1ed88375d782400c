using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>The parts of my application, each with how it stands; saved as I go, and there when I come back (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class ApplicationPage(Store store, Visit visit, Packs packs) : PageModel
{
    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop)
    {
        if (await Draft.Find(store, packs, visit.Actor, application, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        return draft.Application.RegistrantId is null ? Page() : Redirect(ApplicantPages.Mine);
    }

    /// <summary>Throws the draft away.</summary>
    public async Task<IActionResult> OnPost(Guid application, CancellationToken stop)
    {
        await visit.Release();
        await WithdrawApplication.Drop(store, packs, visit.Actor, application, stop);
        return Redirect($"{ApplicantPages.Apply}?dropped=true");
    }

    public int Done => Draft.Steps.Count(s => s.Missing is null);

    public static (string Status, Tone Tone) State(ApplicationStep step) => step.Missing is null ? ("Done", Tone.Ok) : step.Begun ? ("Begun", Tone.Info) : ("To do", Tone.Plain);
}
