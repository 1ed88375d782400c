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

/// <summary>An indicator to be added to a plan, with its live figure before it is saved (S5).</summary>
public sealed class MakeIndicatorPage(Db db, Visit visit, Packs packs, AskMeasure ask, SeriesKnown series, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/indicators/new";

    [BindProperty] public SheetForm Form { get; set; } = new() { Periods = "1", OwnRecord = "no", MarginIn = "unit", AddedUp = "no", Targets = [("", "")] };
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Plan Plan { get; private set; } = null!;
    public SheetFormModel Sheet { get; private set; } = null!;
    public IndicatorShown? Preview { get; private set; }

    /// <summary>Ready-made sheets to begin from.</summary>
    public IReadOnlyList<Platform.Site.Elements.Choice> Readies => [.. packs.Strategies.Sheets.Select(s => new Platform.Site.Elements.Choice(s.Id, $"{StrategyWords.Short(packs.Strategies.Find(s.Document)!)}: {s.Title}"))];

    public string Home => $"/organisations/{Plan.OrganisationId}/plans/{Plan.Id}/indicators";

    /// <param name="for">What of the plan is chosen already, where a page leads here from it.</param>
    /// <param name="ready">Id of a ready-made sheet to begin from.</param>
    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, string? @for, string? ready, CancellationToken stop)
    {
        if (packs.Strategies.Sheets.FirstOrDefault(s => s.Id == ready) is { } sheet)
            Form = SheetForm.Of(new Indicator { Owner = "" }, ReadySheets.Version(packs, sheet), ReadySheets.Targets(sheet));
        Form.For = @for;
        return await Read(organisation, plan, await series(null, stop), stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, [FromForm(Name = "do")] string? what, CancellationToken stop)
    {
        Form.ReadTargets(SheetPages.Sent(Request));
        var known = await series(null, stop);
        if (!await Read(organisation, plan, known, stop))
            return NotFound();
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
            var made = await MakeIndicator.Run(new(db.Store, visit.Actor, organisation), ask, known, plan, new(Form.For, Form.Owner, Form.Sheet), Key, stop);
            return $"{Home}/{made}?saved=true";
        })) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, IReadOnlyList<PublishedSeries> known, CancellationToken stop)
    {
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return false;
        Plan = held;
        Sheet = await SheetFormModel.Of(db, held, Form, true, packs, known, clock.Today, stop);
        return true;
    }
}
