using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>One action for everybody: what was promised, by whom, how far, and what its slip moves (S2).</summary>
public sealed class OneActionPage(Store store, Visit visit, Clock clock) : PageModel
{
    public const string Route = "/plans/{plan:guid}/actions/{action:guid}";

    public PlanRead Read { get; private set; } = null!;
    public PlanAction Action { get; private set; } = null!;
    public IReadOnlyList<ActionReport> Reports { get; private set; } = [];

    /// <summary>Whether the reader reports on it, or keeps the plan, or works for a partner.</summary>
    public bool MayWork { get; private set; }

    public IReadOnlyList<PlanSlip> Slips => [.. Read.Schedule.Slips.Where(s => s.Action.Id == Action.Id)];

    public string Day(DateTime at) => Format.ShortDate(clock.DateOf(at));

    public async Task<IActionResult> OnGet(Guid plan, Guid action, CancellationToken stop)
    {
        if (await PlanRead.Of(store, visit.Actor, plan, stop) is not { } read || read.Action(action) is not { } mine)
            return NotFound();
        (Read, Action) = (read, mine);
        await using var db = await store.Read(Scope.Sector, stop);
        Reports = await db.Set<ActionReport>().AsNoTracking().Where(r => r.ActionId == action).OrderByDescending(r => r.At).ToListAsync(stop);
        MayWork = await ActionWork.Of(store, visit.Actor, action, stop) is not null;
        return Page();
    }
}
