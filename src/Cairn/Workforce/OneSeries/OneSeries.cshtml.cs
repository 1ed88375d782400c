using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>One series over time: as the newest editions have it, as one has it, or as it was known on a day; joined over a break only by a map.</summary>
public sealed class OneSeriesPage(Db db, Packs packs) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Line { get; set; }
    [BindProperty(SupportsGet = true)] public string? Edition { get; set; }
    [BindProperty(SupportsGet = true)] public string? Known { get; set; }
    [BindProperty(SupportsGet = true)] public string? Map { get; set; }

    public HeldSeries Series { get; private set; } = null!;
    public SeriesLine Chosen { get; private set; } = null!;

    /// <summary>Every figure of the line, the oldest period first.</summary>
    public IReadOnlyList<PlacedFigure> Figures { get; private set; } = [];

    public string Unit { get; private set; } = "";
    public IReadOnlyList<Choice> Lines { get; private set; } = [];
    public IReadOnlyList<Choice> Editions { get; private set; } = [];
    public IReadOnlyList<Choice> Maps { get; private set; } = [];
    public CodeRow? MapRow { get; private set; }
    public DateOnly? KnownOn { get; private set; }
    public IReadOnlyList<Disagreement> Disagreements { get; private set; } = [];
    public IReadOnlyList<(PublishedTable Table, SeriesFlow Flow)> Flows { get; private set; } = [];
    public Lines? Chart { get; private set; }

    public string Name => Series.NameOf(Line!);

    public PlacedFigure FigureOf(SeriesValue value) => Figures[value.Id];

    public SeriesChange? ChangeTo(int point) => point == 0 ? null : Chosen.Change(Chosen.Points[point - 1].Period, Chosen.Points[point].Period);

    public async Task<IActionResult> OnGet(string series, CancellationToken stop)
    {
        if ((await HeldSeries.All(db, packs, stop)).FirstOrDefault(s => s.Id == series) is not { } held)
            return NotFound();
        Series = held;
        Line = held.Lines.FirstOrDefault(l => l == Line) ?? held.Lines[0];
        Figures = held.Line(Line);
        Unit = Figures[^1].Unit;
        Lines = [.. held.Lines.Select(l => new Choice(l, held.NameOf(l)))];
        Editions = [.. Figures.Select(f => f.Edition).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(e => new Choice(e, e))];
        if (Editions.All(e => e.Value != Edition))
            Edition = null;
        var maps = held.Maps(Line);
        Maps = [.. maps.Select(m => new Choice(m.Map.Id, m.Row.Label))];
        var named = maps.Where(m => m.Map.Id == Map).ToList();
        MapRow = named.Select(m => m.Row).FirstOrDefault();
        if (!string.IsNullOrWhiteSpace(Known))
        {
            if (PartDate.TryLastDay(Known.Trim(), out var day))
                KnownOn = day;
            else
                ModelState.AddModelError(nameof(Known), "Write a day, a month or a year, such as 2016-12-31, 2016-12 or 2016");
        }
        Chosen = held.Choose(Line, new SeriesChoice(Edition, KnownOn), [.. named.Select(m => m.Map)]);
        Disagreements = [.. held.Tables.SelectMany(Disagreement.In)];
        Flows = [.. held.Tables.Select(t => (t, PublishedCheck.Of(t).Flow)).Where(t => t.Flow is not null).Select(t => (t.t, t.Flow!))];
        Chart = Chosen.Points.Select(p => p.AsAt.Year).Distinct().Count() > 1 ? SeriesChart.Of(held.Id, Name, Chosen, Unit) : null;
        return Page();
    }
}
