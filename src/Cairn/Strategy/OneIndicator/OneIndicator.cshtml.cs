using Cairn.Engine.Measures;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>One indicator of a published plan, for everybody: value, verdicts, trend, sheet, on any day, by what its measure can be parted by (S5).</summary>
public sealed class OneIndicatorPage(Db db, IndicatorFigures figures, AskMeasure ask, Packs packs, Clock clock) : PageModel
{
    public const string Route = "/plans/{plan:guid}/indicators/{indicator:guid}";

    /// <summary>Beyond these the table alone tells.</summary>
    private const int MostBars = 40;

    [BindProperty(SupportsGet = true)] public DateOnly? AsAt { get; set; }
    [BindProperty(SupportsGet = true)] public string? By { get; set; }

    public Plan Plan { get; private set; } = null!;
    public Indicator Indicator { get; private set; } = null!;
    public IndicatorShown Shown { get; private set; } = null!;
    public SheetShown SheetShown { get; private set; } = null!;

    /// <summary>The version that holds now, where another held on the day.</summary>
    public IndicatorVersion? Later { get; private set; }

    /// <summary>What of the plan it shows; null: the plan as a whole.</summary>
    public string? Of { get; private set; }

    public DateOnly Day { get; private set; }
    public string? Problem { get; private set; }
    public IReadOnlyList<Choice> Columns { get; private set; } = [];
    public string ColumnTitle { get; private set; } = "";
    public IReadOnlyList<(string Label, Measured Figure)> Rows { get; private set; } = [];
    public Bars? Chart { get; private set; }
    public IReadOnlyList<(Guid Id, string Title)> Moving { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet(Guid plan, Guid indicator, CancellationToken stop)
    {
        await using var all = await db.Store.Read(Scope.Sector, stop);
        if (await PublishedIndicators.Plan(all, plan, stop) is not { } held || await all.Set<Indicator>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == indicator && i.PlanId == plan && i.ShownFrom != null, stop) is not { } one)
            return NotFound();
        (Plan, Indicator, Day) = (held, one, PublishedIndicators.Day(AsAt, Today));
        if (AsAt > Today)
            ModelState.AddModelError("AsAt", "That day has not been. Write today or an earlier day");
        var versions = await all.Set<IndicatorVersion>().AsNoTracking().Where(v => v.IndicatorId == indicator).OrderByDescending(v => v.Number).ToListAsync(stop);
        if (versions[^1].From > Day)
        {
            Problem = $"Its sheet holds from {Platform.Site.Format.Date(versions[^1].From)}. Here is what it says of that day.";
            Day = versions[^1].From > Today ? Today : versions[^1].From;
        }
        if ((await figures.Of(all, [one], Day, stop)) is not [var shown])
            return NotFound();
        Shown = shown;
        var now = versions.First(v => v.From <= Today);
        Later = now.Number > shown.Sheet.Number ? now : null;
        SheetShown = new(one, shown.Sheet, shown.Targets, [.. versions.Where(v => v.From <= Today)], packs);
        Of = (one.ElementId ?? one.ActionId) is { } of ? (await PublishedIndicators.Titles(all, plan, stop)).GetValueOrDefault(of) : null;
        Moving = [.. (await all.Set<ActionIndicator>().Where(l => l.IndicatorId == indicator).Join(all.Set<PlanAction>(), l => l.ActionId, a => a.Id, (l, a) => new { a.Id, a.Title, a.Place }).OrderBy(a => a.Place).ToListAsync(stop)).Select(a => (a.Id, a.Title))];
        if (shown.Sheet.Bound == BoundTo.Measure)
            await Part(shown.Sheet, stop);
        return Page();
    }

    /// <summary>Under the same control that the public pages of measures use.</summary>
    private async Task Part(IndicatorVersion sheet, CancellationToken stop)
    {
        if (packs.Measures.Find(sheet.Measure!)?.Definitions.FirstOrDefault(d => d.Id == sheet.MeasureDefinition) is not { } definition)
            return;
        var cut = IndicatorSheet.ReadCut(sheet.Cut);
        Columns = [.. packs.Measures.Columns.Where(c => !c.Own && !cut.ContainsKey(c.Id) && ask.MayBeBy(definition, c.Id) && (c.List is null || packs[sheet.Country!].Lists.ContainsKey(c.List))).Select(c => new Choice(c.Id, c.Title))];
        if (By is { Length: > 0 } && Columns.All(c => c.Value != By))
            (Problem, By) = ($"It cannot be shown by “{By}”. Choose from the list.", null);
        if (string.IsNullOrEmpty(By))
            return;
        var column = packs.Measures.Column(By)!;
        ColumnTitle = column.Title;
        var answer = PublicFigures.Of(await ask.Run(sheet.Question(Day, By), stop));
        var order = column.Labels.Keys.ToList();
        Rows = [.. answer.Cells.Select(c => (Code: c.Codes[0], c.Figure)).OrderBy(c => c.Code.Length == 0).ThenBy(c => order.IndexOf(c.Code)).ThenByDescending(c => c.Figure.Value ?? -1).Select(c => (CutWords.Label(packs, sheet.Country!, column, c.Code), c.Figure))];
        var bars = Rows.Where(r => r.Figure.Value is >= 0).Take(MostBars).ToList();
        if (bars.Count > 1)
            Chart = new Bars(new ChartText("by", $"{sheet.Title} by {column.Title.ToLowerInvariant()}", string.Join("; ", bars.Take(3).Select(b => $"{b.Label} {IndicatorWords.Value(sheet, b.Figure.Value!.Value)}")) + "."),
                [.. bars.Select(b => new Bar(b.Label, b.Figure.Value!.Value, IndicatorWords.Value(sheet, b.Figure.Value.Value)))], [column.Title, sheet.Title]);
    }
}
