using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan's title, purpose and days, to be changed (S2).</summary>
public sealed class ChangePlanPage(Db db, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/change";

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public long Version { get; set; }

    public Plan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, CancellationToken stop)
    {
        if (!await Read(organisation, plan, stop))
            return NotFound();
        (Title, Summary, From, Until, Version) = (Plan.Title, Plan.Summary, Plan.From, Plan.Until, Plan.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, CancellationToken stop)
    {
        if (!await Read(organisation, plan, stop))
            return NotFound();
        return await Saving.Save(this, ["Title", "Summary", "From", "Until", "Why"], async () =>
        {
            await ChangePlan.Run(new(db.Store, visit.Actor, organisation), plan, new(Title, Summary, From, Until, null), Why, Version, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, CancellationToken stop) =>
        (Plan = (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop))!) is not null;
}
