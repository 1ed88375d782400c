using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One survey: its state, what it asks, and what can be done with it.</summary>
public sealed class OneSurveyPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;
    public string? Saved { get; private set; }
    public DateOnly Today => clock.Today;
    public bool MayAsk => visit.Actor.Role == Role.ProviderManager;
    public int? Answered => SurveyResults.Read(Survey.Results)?.Answered;

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        Saved = Request.Query["saved"].ToString() switch
        {
            "questions" => "The questions are saved.", "copied" => "This is the copy. Change its questions if you need to, then open it.",
            "reminded" => "Everybody is reminded on their own pages.", "closed" => "The survey is closed.", _ => null,
        };
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation, stop) is not { } found)
            return NotFound();
        Survey = found;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid survey, CancellationToken stop) =>
        Redirect($"/providers/{organisation}/surveys/{await CopySurvey.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), survey, Key, stop)}?saved=copied");
}
