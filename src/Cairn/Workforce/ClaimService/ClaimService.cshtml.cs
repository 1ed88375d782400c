using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One listed service before a provider: claim it, or release the claim.</summary>
[ResponseCache(NoStore = true)]
public sealed class ClaimServicePage(Db db, Visit visit, Packs packs) : PageModel
{
    /// <summary>Services offered to choose from: beyond these a provider finds its own by number.</summary>
    private const int MostOffered = 500;

    /// <summary>Made with the form, so that sending it twice claims once.</summary>
    [BindProperty]
    public string Key { get; set; } = NewId.Next().ToString();

    /// <summary>A service of the provider's; empty for a new one.</summary>
    [BindProperty]
    public Guid? Link { get; set; }

    public Guid Organisation { get; private set; }
    public RegulatedService Listed { get; private set; } = null!;
    public string RegulatorName { get; private set; } = "";
    public ServiceClaim? Claim { get; private set; }
    public string? ClaimedName { get; private set; }
    public bool IsTaken { get; private set; }
    public IReadOnlyList<Choice> Own { get; private set; } = [];

    /// <summary>A person's own name is shown to whoever claimed it alone.</summary>
    public string Name => Claim is not null ? Listed.Name ?? Listed.ShownName : Listed.ShownName;

    public async Task<IActionResult> OnGet(Guid organisation, string regulator, string number, CancellationToken stop)
    {
        if (!await Find(db, organisation, regulator, number, stop))
            return NotFound();
        if (Claim is null && await ClaimService.Same(db, organisation, Listed, stop) is { } same)
            Link = same;
        return Page();
    }

    public Task<IActionResult> OnPost(Guid organisation, string regulator, string number, CancellationToken stop) => Act(organisation, regulator, number, "claimed",
        () => ClaimService.Run(db.Store, packs, visit.Scope, visit.Actor, organisation, regulator, Listed.Number, Link, Key, stop), stop);

    public Task<IActionResult> OnPostRelease(Guid organisation, string regulator, string number, CancellationToken stop) => Act(organisation, regulator, number, "released",
        () => ReleaseClaim.Run(db.Store, visit.Scope, visit.Actor, organisation, regulator, Listed.Number, stop), stop);

    private async Task<IActionResult> Act(Guid organisation, string regulator, string number, string done, Func<Task> act, CancellationToken stop)
    {
        if (!await Find(db, organisation, regulator, number, stop))
            return NotFound();
        if (ModelState.IsValid)
        {
            try
            {
                await act();
                return Redirect($"/providers/{organisation}/regulated-services?{done}={Listed.Number}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(nameof(Link), refused.Message);
            }
        }
        return Page();
    }

    private async Task<bool> Find(Db db, Guid organisation, string regulator, string number, CancellationToken stop)
    {
        Organisation = organisation;
        number = number.ToUpperInvariant(); // addresses are written in small letters too
        var listed = await db.CurrentLists().Where(l => l.Regulator == regulator).SelectMany(l => db.Set<RegulatedService>().Where(s => s.ListId == l.Id && s.Number == number)).AsNoTracking().FirstOrDefaultAsync(stop);
        if (listed is null)
            return false;
        (Listed, RegulatorName) = (listed, ListLayout.Of(packs, regulator).RegulatorName);
        Claim = await db.Set<ServiceClaim>().AsNoTracking().FirstOrDefaultAsync(c => c.OrganisationId == organisation && c.Regulator == regulator && c.Number == number, stop);
        ClaimedName = Claim is null ? null : await db.Set<People.Service>().Where(s => s.Record == Claim.ServiceId).Select(s => s.Name).FirstOrDefaultAsync(stop);
        IsTaken = Claim is null && await ClaimService.IsTaken(db.Store, regulator, number, organisation, stop);
        if (Claim is null && !IsTaken)
            Own = [new("", "None yet: add it from the list"), .. await ClaimService.Free(db, organisation).OrderBy(s => s.NameKey).Take(MostOffered).Select(s => new Choice(s.Record.ToString(), s.Name + " (" + s.Reference + ")", null)).ToListAsync(stop)];
        return true;
    }
}
