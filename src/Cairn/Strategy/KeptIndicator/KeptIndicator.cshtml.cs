using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>One indicator, for those who keep its plan (S5).</summary>
public sealed class KeptIndicatorPage(Db db, Visit visit, Packs packs, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/indicators/{indicator:guid}";

    private static readonly string[] questions = ["Moving", "RetireWhy"];

    /// <summary>Actions that are to move it.</summary>
    [BindProperty] public List<string> Moving { get; set; } = [];
    [BindProperty] public string? RetireWhy { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Plan Plan { get; private set; } = null!;
    public Indicator Indicator { get; private set; } = null!;
    public IndicatorVersion Latest { get; private set; } = null!;
    public IndicatorShown? Shown { get; private set; }
    public SheetShown Sheet { get; private set; } = null!;
    public IReadOnlyList<Choice> Actions { get; private set; } = [];
    public bool Saved { get; private set; }

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid indicator, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (!await Read(organisation, plan, indicator, stop))
            return NotFound();
        Moving = [.. (await db.Set<ActionIndicator>().Where(l => l.IndicatorId == indicator).Select(l => l.ActionId).ToListAsync(stop)).Select(a => a.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid indicator, [FromForm(Name = "do")] string? what, CancellationToken stop)
    {
        if (!await Read(organisation, plan, indicator, stop))
            return NotFound();
        var keeper = new PlanKeeper(db.Store, visit.Actor, organisation);
        return await Saving.Save(this, questions, async () =>
        {
            if (what == "show")
                await ShowIndicator.Run(keeper, plan, indicator, Key, stop);
            else if (what == "retire")
                await RetireIndicator.Run(keeper, plan, indicator, RetireWhy, Key, stop);
            else
                await LinkIndicator.Run(keeper, plan, indicator, [.. Moving.Select(a => Guid.TryParse(a, out var id) ? id : Guid.Empty)], Key, stop);
            return $"/organisations/{organisation}/plans/{plan}/indicators/{indicator}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, Guid indicator, CancellationToken stop)
    {
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held
            || await db.Set<Indicator>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == indicator && i.PlanId == plan, stop) is not { } one)
            return false;
        (Plan, Indicator) = (held, one);
        var versions = await db.Set<IndicatorVersion>().AsNoTracking().Where(v => v.IndicatorId == indicator).OrderByDescending(v => v.Number).ToListAsync(stop);
        Latest = versions[0];
        Shown = await figures.Of(db, [one], clock.Today, stop) is [var shown] ? shown : null;
        var targets = await db.Set<IndicatorTarget>().AsNoTracking().Where(t => t.VersionId == Latest.Id).OrderBy(t => t.Day).ToListAsync(stop);
        Sheet = new(one, Latest, targets, versions, packs);
        Actions = [.. (await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == plan).OrderBy(a => a.Place).Select(a => new { a.Id, a.Title }).ToListAsync(stop)).Select(a => new Choice(a.Id.ToString(), a.Title))];
        return true;
    }
}
