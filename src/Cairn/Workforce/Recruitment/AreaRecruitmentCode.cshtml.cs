using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Which employers with a service in a council's area adhere to the code of international recruitment (R10).</summary>
public sealed class AreaRecruitmentCodePage(Store store, Actor actor, Labels labels, Clock clock) : PageModel
{
    public RecruitmentCode Code { get; private set; } = null!;
    public string AreaName { get; private set; } = "";
    public string ListWords { get; private set; } = "";

    public async Task<IActionResult> OnGet(string area, CancellationToken stop)
    {
        if (actor.Area is not { } own || own != area)
            return NotFound();
        await using var db = await store.Read(Scope.Sector, stop);
        var services = db.Set<Service>().Where(s => s.Area == own);
        var words = labels.Of(await services.Select(s => s.Country).FirstOrDefaultAsync(stop) ?? "");
        (AreaName, ListWords) = (words.Find("areas", own) ?? own, CampaignVerdict.ListWords(words));
        Code = await RecruitmentCode.Read(db, services, labels, clock.Today, stop);
        return Page();
    }
}
