using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class MoveEngagementPage(Db db, Visit visit, Labels labels, CountryCodes codes) : PageModel
{
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public long? Version { get; set; }
    [BindProperty] public Guid? To { get; set; }
    [BindProperty] public string? Reference { get; set; }

    public string Home { get; private set; } = "";
    public Engagement Held { get; private set; } = null!;
    public IReadOnlyList<Choice> Services { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) => await Read(organisation, engagement, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        return await Saving.Save(this, ["to", "reference"], async () =>
        {
            await MoveEngagement.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(engagement, Version, To ?? Guid.Empty, Reference), Key, stop);
            return $"{Home}?saved=moved";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        Home = $"/providers/{organisation}/staff/{engagement}";
        if (await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == engagement, stop) is not { } held)
            return false;
        Held = held;
        var services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        var country = services.FirstOrDefault(s => s.Record == held.ServiceId)?.Country;
        Services = [.. services.Where(s => s.Record != held.ServiceId && s.Country == country).Select(s => new Choice(s.Record.ToString(), s.Name))];
        return true;
    }
}
