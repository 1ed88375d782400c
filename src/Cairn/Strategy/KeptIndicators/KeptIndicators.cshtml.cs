using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan's indicators, for those who keep it (S5).</summary>
public sealed class KeptIndicatorsPage(Db db, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/indicators";

    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<IndicatorShown> Shown { get; private set; } = [];

    public string Home => $"/organisations/{Plan.OrganisationId}/plans/{Plan.Id}/indicators";

    public string Finding => IndicatorSummary.Of(Shown);

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, CancellationToken stop)
    {
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return NotFound();
        Plan = held;
        Shown = await figures.Of(db, await db.Set<Indicator>().AsNoTracking().Where(i => i.PlanId == plan).OrderBy(i => i.Place).ToListAsync(stop), clock.Today, stop);
        return Page();
    }
}
