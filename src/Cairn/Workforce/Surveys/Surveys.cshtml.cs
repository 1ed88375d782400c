using Cairn.Engine.Surveys;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's surveys (W6).</summary>
public sealed class SurveysPage(Db db, Visit visit, Clock clock) : PageModel
{
    public Guid Organisation { get; private set; }
    public IReadOnlyList<Survey> All { get; private set; } = [];
    public DateOnly Today => clock.Today;
    public int Open => All.Count(s => s.IsAnswered(Today));
    public int Fewest => SurveyFigures.FewestAnswers(Survey.Rule);
    public bool MayAsk => visit.Actor.Role == Role.ProviderManager;

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        All = await db.Set<Survey>().AsNoTracking().Where(s => s.OrganisationId == organisation).OrderByDescending(s => s.Id).ToListAsync(stop);
    }
}
