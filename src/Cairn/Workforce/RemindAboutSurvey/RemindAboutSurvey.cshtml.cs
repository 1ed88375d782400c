using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>Everybody who was asked is reminded.</summary>
public sealed class RemindAboutSurveyPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;
    public string Address => $"{Request.Host}/answer";

    /// <summary>Why it cannot be done today; null where it can.</summary>
    public string? Why => RemindAboutSurvey.Refuses(Survey, clock.Today);

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop) => await Read(organisation, survey, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid survey, CancellationToken stop) => !await Read(organisation, survey, stop) ? NotFound()
        : await Saving.Save(this, [], async () =>
        {
            await RemindAboutSurvey.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), survey, Key, stop);
            return $"/providers/{organisation}/surveys/{survey}?saved=reminded";
        }) ?? Page();

    private async Task<bool> Read(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation && s.State == SurveyState.Open, stop) is not { } found)
            return false;
        Survey = found;
        return true;
    }
}
