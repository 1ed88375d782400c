using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>The indicators of a published plan, for everybody, on any day (S5).</summary>
public sealed class PlanIndicatorsPage(Db db, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/plans/{plan:guid}/indicators";

    [BindProperty(SupportsGet = true)] public DateOnly? AsAt { get; set; }

    public Plan Plan { get; private set; } = null!;
    public DateOnly Day { get; private set; }
    public IReadOnlyList<IndicatorShown> Shown { get; private set; } = [];
    public IndicatorList List { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet(Guid plan, CancellationToken stop)
    {
        await using var all = await db.Store.Read(Scope.Sector, stop);
        if (await PublishedIndicators.Plan(all, plan, stop) is not { } held)
            return NotFound();
        (Plan, Day) = (held, PublishedIndicators.Day(AsAt, Today));
        if (AsAt > Today)
            ModelState.AddModelError("AsAt", "That day has not been. Write today or an earlier day");
        Shown = await figures.Of(all, await PublishedIndicators.On(all, plan, Day, stop), Day, stop);
        List = IndicatorList.Of(Shown, await PublishedIndicators.Titles(all, plan, stop), plan, Day, Today);
        return Page();
    }
}
