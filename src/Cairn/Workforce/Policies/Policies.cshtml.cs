using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's written policies: adopted, due for review, missing; for its staff to read too (W12).</summary>
public sealed class PoliciesPage(Db db, Visit visit, Packs packs, Clock clock) : PageModel
{
    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<AdoptedPolicy> Adopted { get; private set; } = [];

    public DateOnly Today => clock.Today;
    public bool MayKeep => AccessTable.Provider.Contains(visit.Actor.Role);
    public int All => packs.Policies.Count;
    public int Late => Adopted.Count(p => p.Review < Today);
    public IEnumerable<(PolicyTemplate Template, AdoptedPolicy? Held)> Rows => packs.Policies.Select(t => (t, Adopted.FirstOrDefault(p => p.Policy == t.Id)));

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Name = await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(stop);
        var all = await db.Set<AdoptedPolicy>().AsNoTracking().Where(p => p.OrganisationId == organisation).ToListAsync(stop);
        Adopted = [.. all.GroupBy(p => p.Policy).Select(g => g.MaxBy(p => p.Number)!)];
    }
}
