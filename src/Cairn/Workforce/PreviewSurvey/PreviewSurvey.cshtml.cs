using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A survey as those who answer see it.</summary>
public sealed class PreviewSurveyPage(Db db) : PageModel
{
    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;
    public SurveyForm Form => new(Survey.Asks, new Dictionary<string, IReadOnlyList<string>>());

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation, stop) is not { } found)
            return NotFound();
        Survey = found;
        return Page();
    }
}
