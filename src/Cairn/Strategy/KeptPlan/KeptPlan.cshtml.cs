using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>One plan, for those who keep it (S2).</summary>
public sealed class KeptPlanPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}";

    private Dictionary<Guid, string> names = [];
    private Dictionary<Guid, int> risks = [];

    public PlanRead Read { get; private set; } = null!;
    public bool Saved { get; private set; }

    /// <summary>The account's name, where one owns it; else the post or body.</summary>
    public string Owner(PlanAction action) => action.OwnerId is { } id && names.TryGetValue(id, out var name) ? name : action.OwnerWords ?? "Nobody yet";

    public int Risks(PlanAction action) => risks.GetValueOrDefault(action.Id);

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (await PlanRead.Of(store, visit.Actor, plan, stop) is not { } read || read.Plan.OrganisationId != organisation)
            return NotFound();
        Read = read;
        await using var db = await store.Read(Scope.Sector, stop);
        List<Guid> owners = [.. read.Actions.Select(a => a.OwnerId).OfType<Guid>().Distinct()];
        names = await db.Set<Account>().Where(a => owners.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        var ids = db.Set<PlanAction>().Where(a => a.PlanId == plan).Select(a => a.Id);
        risks = await db.Set<ActionRisk>().Where(r => ids.Contains(r.ActionId)).GroupBy(r => r.ActionId).ToDictionaryAsync(g => g.Key, g => g.Count(), stop);
        return Page();
    }
}
