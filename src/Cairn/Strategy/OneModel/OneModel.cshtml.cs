using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>How a published plan is thought to work, for everybody (S4).</summary>
public sealed class OneModelPage(Store store, Clock clock) : PageModel
{
    public const string Route = "/plans/{plan:guid}/models/{model:guid}";

    public Plan Plan { get; private set; } = null!;
    public LogicModel Held { get; private set; } = null!;
    public ModelShown Shown { get; private set; } = null!;
    public IReadOnlyList<Claim> Claims { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid plan, Guid model, string? about, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.State != PlanState.Draft, stop) is not { } held || await ModelRead.Of(db, plan, model, stop) is not { Boxes.Count: > 0 } read)
            return NotFound();
        (Plan, Held) = (held, read.Model);
        Shown = ModelShown.Of(read, await IndicatorTitles.Of(db, plan, clock.Today, stop), about, $"/plans/{plan}/models/{model}", null);
        Claims = await db.Set<Claim>().Where(c => c.ModelId == model && c.State != ClaimState.Draft).OrderBy(c => c.PublishedOn).ToListAsync(stop);
        return Page();
    }
}
