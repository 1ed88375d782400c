using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A published claim, for everybody: how strong, on what it leans, what else could explain it, and whether that has moved (S4).</summary>
public sealed class OneClaimPage(Store store, Packs packs, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/plans/{plan:guid}/claims/{claim:guid}";

    public Plan Plan { get; private set; } = null!;
    public ClaimRead Read { get; private set; } = null!;
    public IReadOnlyList<string> Review { get; private set; } = [];

    /// <summary>At which it was published.</summary>
    public ClaimTerm Strength => Read.Method.Claims.First(c => c.Strength.Id == Read.Claim.Strength);

    public async Task<IActionResult> OnGet(Guid plan, Guid claim, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.State != PlanState.Draft, stop) is not { } held
            || await ClaimRead.Of(db, packs.Strategies.Contribution, plan, claim, stop) is not { Claim.State: not ClaimState.Draft } read)
            return NotFound();
        (Plan, Read) = (held, read);
        Review = await ClaimReview.Of(db, read, figures, clock.Today, stop);
        return Page();
    }
}
