using Cairn.Engine.Registration;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Register;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Applications to a register that name this provider as employer, to confirm what they say of the work (R1).</summary>
public sealed class ConfirmApplicationsPage(Db db, Store store, Visit visit, Packs packs, Labels labels) : PageModel
{
    [BindProperty] public Guid Registrant { get; set; }
    [BindProperty] public int Ordinal { get; set; }
    [BindProperty] public string? Right { get; set; }
    [BindProperty] public string? Words { get; set; }

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public IReadOnlyList<EndorseApplication.Waiting> Waiting { get; private set; } = [];
    private CountryLabels Labels { get; set; } = null!;

    public async Task OnGet(Guid organisation, bool saved, CancellationToken stop)
    {
        Saved = saved;
        await Read(organisation, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        await visit.Release();
        return await Saving.Save(this, ["Right", "Words"], async () =>
        {
            await EndorseApplication.Run(store, packs, visit.Actor, visit.Scope.Organisations, new(Registrant, Ordinal, Right, Words), stop);
            return $"/providers/{organisation}/registration/applications?saved=true";
        }) ?? Page();
    }

    /// <summary>"Worker, care at home".</summary>
    public string Role(string code)
    {
        var (service, level) = RoleCode.Parse(code);
        return $"{Labels["role-levels", level] ?? level}, {(Labels["services", service] ?? service).ToLowerInvariant()}";
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Labels = labels.Of(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        await using var whole = await store.Read(Scope.System, stop);
        Waiting = await EndorseApplication.List(whole, packs, visit.Scope.Organisations, store.Clock.Today, stop);
    }
}
