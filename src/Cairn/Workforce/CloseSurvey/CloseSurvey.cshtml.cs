using Cairn.Engine.Surveys;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A survey is closed by hand.</summary>
public sealed class CloseSurveyPage(Db db, Visit visit, Labels labels, CountryCodes codes) : PageModel
{
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;
    public int Fewest => SurveyFigures.FewestAnswers(Survey.Rule);

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop) => await Read(organisation, survey, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid survey, CancellationToken stop)
    {
        if (!await Read(organisation, survey, stop))
            return NotFound();
        await visit.Release(); // what is deleted is overwritten once readers have let go of it
        return await Saving.Save(this, [], async () =>
        {
            await CloseSurvey.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), survey, Key, stop);
            return $"/providers/{organisation}/surveys/{survey}/results";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation && s.State == SurveyState.Open, stop) is not { } found)
            return false;
        Survey = found;
        return true;
    }
}
