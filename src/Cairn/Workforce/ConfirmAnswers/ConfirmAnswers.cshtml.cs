using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class ConfirmAnswersPage(Db db, Visit visit, Labels labels, CountryCodes codes) : PageModel
{
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public string Home { get; private set; } = "";
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) => await Read(organisation, engagement, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        return await Saving.Save(this, [], async () =>
        {
            await ConfirmAnswers.Run<Engagement>(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), [engagement], Key, stop);
            return $"{Home}?saved=confirmed";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        Home = $"/providers/{organisation}/staff/{engagement}";
        Name = await db.Own<Engagement>().Where(e => e.Record == engagement).Select(e => e.DisplayName).FirstOrDefaultAsync(stop) ?? "";
        return Name.Length > 0;
    }
}
