using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>A check that is waived by name (R11).</summary>
public sealed class WaiveCheckPage(Db db, Visit visit, Labels labels, RegisterCheck register, CountryCodes codes) : PageModel
{
    private static readonly string[] Questions = ["WaivedBy", "Reason", "Safeguards", "Until"];

    [BindProperty] public string? WaivedBy { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Safeguards { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public PersonChecks Person { get; private set; } = null!;
    public CheckStanding Standing { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid organisation, Guid person, string check, CancellationToken stop) => await Read(organisation, person, check, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid person, string check, CancellationToken stop)
    {
        if (!await Read(organisation, person, check, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await WaiveCheck.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), register, new(person, check, WaivedBy, Reason, Safeguards, Until), Key, stop);
            return $"/providers/{organisation}/starting/{person}?saved=waived";
        }) ?? Page();
    }

    /// <summary>What is never waived has no such page.</summary>
    private async Task<bool> Read(Guid organisation, Guid person, string check, CancellationToken stop)
    {
        Organisation = organisation;
        if (await PersonChecks.Read(db, labels, register, person, stop) is not { } found || found.Standings.FirstOrDefault(s => s.Check.Code == check) is not { } standing || !StartRule.MayWaive(standing.Check))
            return false;
        (Person, Standing) = (found, standing);
        return true;
    }
}
