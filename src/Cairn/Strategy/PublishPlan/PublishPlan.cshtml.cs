using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>What everybody will see of a plan, before it is published (S2).</summary>
public sealed class PublishPlanPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/publish";

    public PlanRead Read { get; private set; } = null!;

    /// <summary>What readers ask of a plan and do not find here.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            string? Of(Func<PlanAction, bool> lacks, string what) => Read.Actions.Count(lacks) is > 0 and var n ? $"{Format.Count(n, "action", "actions")} without {what}" : null;
            return [.. new[] { Of(a => a.OwnerId is null && a.OwnerWords is null, "an owner"), Of(a => a.Starts is null, "a first day"), Of(a => a.Days is null, "a length"), Read.Elements.Count == 0 ? "anything that the plan wants" : null }.OfType<string>()];
        }
    }

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, CancellationToken stop) => await Find(organisation, plan, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, CancellationToken stop)
    {
        if (!await Find(organisation, plan, stop))
            return NotFound();
        return await Saving.Save(this, [], async () =>
        {
            await PublishPlan.Run(new(store, visit.Actor, organisation), plan, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, CancellationToken stop) =>
        await PlanRead.Of(store, visit.Actor, plan, stop) is { } read && read.Plan.OrganisationId == organisation && (Read = read) is not null;
}
