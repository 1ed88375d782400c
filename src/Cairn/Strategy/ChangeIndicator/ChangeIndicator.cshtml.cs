using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An indicator's sheet to be changed: another version of it (S5).</summary>
public sealed class ChangeIndicatorPage(Db db, Visit visit, Packs packs, AskMeasure ask, SeriesKnown series, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/indicators/{indicator:guid}/change";

    [BindProperty] public SheetForm Form { get; set; } = new();
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Plan Plan { get; private set; } = null!;
    public Indicator Indicator { get; private set; } = null!;
    public IndicatorVersion Last { get; private set; } = null!;
    public SheetFormModel Sheet { get; private set; } = null!;
    public IndicatorShown? Preview { get; private set; }

    public string Home => $"/organisations/{Plan.OrganisationId}/plans/{Plan.Id}/indicators/{Indicator.Id}";

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid indicator, CancellationToken stop)
    {
        if (!await Find(organisation, plan, indicator, stop))
            return NotFound();
        (Form, Version) = (SheetForm.Of(Indicator, Last, await db.Set<IndicatorTarget>().AsNoTracking().Where(t => t.VersionId == Last.Id).OrderBy(t => t.Day).ToListAsync(stop)), Last.Number);
        Sheet = await SheetFormModel.Of(db, Plan, Form, false, packs, await series(null, stop), clock.Today, stop);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid indicator, [FromForm(Name = "do")] string? what, CancellationToken stop)
    {
        if (!await Find(organisation, plan, indicator, stop))
            return NotFound();
        Form.ReadTargets(SheetPages.Sent(Request));
        var known = await series(null, stop);
        Sheet = await SheetFormModel.Of(db, Plan, Form, false, packs, known, clock.Today, stop);
        if (Request.Form.ContainsKey("more"))
        {
            ModelState.Clear();
            return Page();
        }
        if (what == "preview")
        {
            Preview = await SheetPages.Preview(this, Form, Plan, ask, known, figures, clock.Today, stop);
            return Page();
        }
        return await Saving.Save(this, SheetPages.Questions, () => SheetPages.OfForm(async () =>
        {
            await ChangeIndicator.Run(new(db.Store, visit.Actor, organisation), ask, known, plan, indicator, new(Version, Form.Why, Form.Sheet), Key, stop);
            return $"{Home}?saved=true";
        })) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid indicator, CancellationToken stop)
    {
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held
            || await db.Set<Indicator>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == indicator && i.PlanId == plan, stop) is not { } one)
            return false;
        (Plan, Indicator) = (held, one);
        Last = await db.Set<IndicatorVersion>().AsNoTracking().Where(v => v.IndicatorId == indicator).OrderByDescending(v => v.Number).FirstAsync(stop);
        return true;
    }
}
