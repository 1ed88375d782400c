using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>A running plan to be closed, with what came of it (S2).</summary>
public sealed class ClosePlanPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/close";

    [BindProperty] public string? Closing { get; set; }

    public PlanRead Read { get; private set; } = null!;

    public string Open => Read.Actions.Count(a => a.EndedOn is null) is > 0 and var open ? $"{Format.Count(open, "action is", "actions are")} neither done nor stopped, and will be shown so." : "";

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, CancellationToken stop) => await Find(organisation, plan, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, CancellationToken stop)
    {
        if (!await Find(organisation, plan, stop))
            return NotFound();
        return await Saving.Save(this, ["Closing"], async () =>
        {
            await ClosePlan.Run(new(store, visit.Actor, organisation), plan, Closing, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, CancellationToken stop) =>
        await PlanRead.Of(store, visit.Actor, plan, stop) is { } read && read.Plan.OrganisationId == organisation && (Read = read) is not null;
}
