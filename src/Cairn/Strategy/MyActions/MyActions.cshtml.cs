using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>What somebody is named for as owner, across all plans (S2).</summary>
public sealed class MyActionsPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/my-actions";

    public IReadOnlyList<OwnedAction> Rows { get; private set; } = [];

    public Guid? Organisation => visit.Actor.Organisation;
    public bool MayKeep => PlanKeeper.Roles.Contains(visit.Actor.Role);
    public bool MayRead => visit.Actor.Role != Role.Worker;

    public string Finding => Rows.Count(r => r.IsLate) is var late && Rows.Count(r => r.Action.EndedOn is null) is var open && open == 0 ? "Nothing waits for you" : late > 0 ? $"{Format.Count(late, "action", "actions")} of yours {(late == 1 ? "is" : "are")} late" : $"{Format.Count(open, "action is yours", "actions are yours")}, none late{(Rows.Count(r => r.DaysForeseen is not null) is > 0 and var foreseen ? $", {foreseen} expected to be" : "")}";

    public async Task OnGet(CancellationToken stop) => Rows = await OwnedAction.Of(store, visit.Actor, stop);
}
