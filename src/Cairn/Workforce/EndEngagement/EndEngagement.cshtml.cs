using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class EndEngagementPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public int? Reason { get; set; }

    public string Home { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The day on which they left, where the record says so already.</summary>
    public DateOnly? LeftOn { get; private set; }

    public IReadOnlyList<Choice> Reasons { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) => await Read(organisation, engagement, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        return await Saving.Save(this, ["on", "reason"], async () =>
        {
            await EndEngagement.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), engagement, On, Reason, Key, stop);
            return $"{Home}?saved=left";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostResume(Guid organisation, Guid engagement, CancellationToken stop)
    {
        ModelState.Clear();
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        return await Saving.Save(this, [], async () =>
        {
            await EndEngagement.Resume(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), engagement, Key, stop);
            return $"{Home}?saved=resumed";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        Home = $"/providers/{organisation}/staff/{engagement}";
        var held = await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == engagement, stop)
            ?? await db.Gone().Where(e => e.Record == engagement).OrderByDescending(e => e.Id).FirstOrDefaultAsync(stop);
        if (held is null)
            return false;
        (Name, LeftOn) = (held.DisplayName, held.LeftOn);
        Reasons = labels.Of(await db.Own<Service>().Where(s => s.Record == held.ServiceId).Select(s => s.Country).FirstOrDefaultAsync(stop) ?? "").Choices("leaving-reasons", clock.Today);
        return true;
    }
}
