using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One policy to read and print: the version in force, an earlier one, or the template (W12).</summary>
public sealed class OnePolicyPage(Db db, Visit visit, Packs packs) : PageModel
{
    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public bool Saved { get; private set; }
    public PolicyTemplate Template { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<AdoptedPolicy> Versions { get; private set; } = [];

    public AdoptedPolicy? Shown { get; private set; }

    public bool MayKeep => AccessTable.Provider.Contains(visit.Actor.Role);

    public async Task<IActionResult> OnGet(Guid organisation, string policy, int? number, bool saved, CancellationToken stop)
    {
        (Organisation, Saved) = (organisation, saved);
        if (packs.Policies.FirstOrDefault(p => p.Id == policy) is not { } template)
            return NotFound();
        Template = template;
        Name = await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(stop);
        Versions = await db.Set<AdoptedPolicy>().AsNoTracking().Where(p => p.OrganisationId == organisation && p.Policy == policy).OrderByDescending(p => p.Number).ToListAsync(stop);
        Shown = Versions.FirstOrDefault(v => number is null || v.Number == number);
        return number is not null && Shown is null ? NotFound() : Page();
    }
}
