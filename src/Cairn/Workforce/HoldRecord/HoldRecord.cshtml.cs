using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class HoldRecordPage(Db db, Visit visit) : PageModel
{
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }

    public Guid Organisation { get; private set; }
    public string Home { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool IsHeld { get; private set; }

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        if (await db.Set<RecordHold>().AsNoTracking().FirstOrDefaultAsync(h => h.EngagementId == engagement, stop) is { } hold)
            (Reason, Until) = (hold.Reason, hold.Until);
        return Page();
    }

    public Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop) =>
        Save(organisation, engagement, () => HoldRecord.Run(db.Store, visit.Scope, visit.Actor, new(engagement, Reason, Until), stop), stop);

    public Task<IActionResult> OnPostEnd(Guid organisation, Guid engagement, CancellationToken stop)
    {
        ModelState.Clear();
        return Save(organisation, engagement, () => HoldRecord.End(db.Store, visit.Scope, visit.Actor, engagement, stop), stop);
    }

    private async Task<IActionResult> Save(Guid organisation, Guid engagement, Func<Task> act, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        return await Saving.Save(this, ["Reason", "Until"], async () =>
        {
            await act();
            return $"/providers/{organisation}/retention?saved=hold";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        (Organisation, Home) = (organisation, $"/providers/{organisation}/staff/{engagement}");
        if ((await db.Versions<Engagement>(engagement, stop)).LastOrDefault() is not { } held)
            return false;
        (Name, IsHeld) = (held.DisplayName, await db.Set<RecordHold>().AnyAsync(h => h.EngagementId == engagement, stop));
        return true;
    }
}
