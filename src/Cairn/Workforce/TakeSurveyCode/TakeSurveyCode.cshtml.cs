using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Where a worker finds what their employer asks its workforce, and takes a code.</summary>
[ResponseCache(NoStore = true)]
public sealed class TakeSurveyCodePage(Db db, Visit visit, Clock clock) : PageModel
{
    [BindProperty] public Guid Survey { get; set; }

    public IReadOnlyList<Survey> Open { get; private set; } = [];
    public IReadOnlyList<Guid> Taken { get; private set; } = [];
    public string Address => $"{Request.Host}/answer";

    /// <summary>Taken just now.</summary>
    public string? Code { get; private set; }

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        try
        {
            Code = await TakeSurveyCode.Run(db.Store, visit.Scope, visit.Actor, Survey, stop);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            await Read(stop);
        }
        return Page();
    }

    private async Task Read(CancellationToken stop)
    {
        var (employer, account, today) = (visit.Actor.Organisation, visit.Actor.Account, clock.Today);
        Open = await db.Set<Survey>().AsNoTracking().Where(s => s.OrganisationId == employer && s.State == SurveyState.Open && s.OpensOn <= today && s.ClosesOn >= today).OrderBy(s => s.ClosesOn).ToListAsync(stop);
        Taken = await db.Set<SurveyTaken>().Where(t => t.AccountId == account).Select(t => t.SurveyId).ToListAsync(stop);
    }
}
