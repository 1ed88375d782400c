using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>Pay and work of a country's social services beside the rates of a day, for everybody (W5, W8, W9, M5).</summary>
public sealed class FairWorkPage(Packs packs, FactsAt facts, AskMeasure ask, SectorFacts sector, Labels labels, Clock clock) : PageModel
{
    private static readonly string[] Columns = ["sub-sector", "sector", "area"];

    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";
    [BindProperty(SupportsGet = true)] public string? AsAt { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true)] public string? SubSector { get; set; }
    [BindProperty(SupportsGet = true)] public string? By { get; set; }
    [BindProperty(SupportsGet = true)] public string? Rate { get; set; }

    public DateOnly Day { get; private set; }
    public string? Basis { get; private set; }
    public string? Problem { get; private set; }
    public FairWorkView View { get; private set; } = null!;
    public IReadOnlyList<(string Label, ShownLifting Shown)> Parts { get; private set; } = [];
    public IReadOnlyList<Choice> Days { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> SubSectors { get; private set; } = [];

    public string CountryName => packs[Country].Name;
    public IReadOnlyList<Choice> Countries => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];
    public IReadOnlyList<Choice> Bys => [.. Columns.Select(c => new Choice(c, packs.Measures.Column(c)!.Title))];
    public string ByTitle => packs.Measures.Column(By!)!.Title;

    public async Task OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        var words = labels.Of(Country);
        Day = DateOnly.TryParseExact(AsAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= clock.Today ? day : clock.Today;
        if (AsAt is { Length: > 0 } && AsAt != Format.IsoDate(Day))
            Tell($"There are no figures as at “{AsAt}”. Here are those of {Format.Date(Day)}.");
        AsAt = Format.IsoDate(Day);
        Areas = words.Choices("areas", Day);
        SubSectors = words.Choices("sub-sectors", Day);
        Area = Known(Area, Areas, "council area");
        SubSector = Known(SubSector, SubSectors, "sub-sector");
        By = Known(By, Bys, "way to part the figures");
        var typed = TypedRate.Of(Rate, TypedRate.PublicStep, out var wrong);
        if (wrong is not null)
            Tell(wrong);
        var begun = await sector.Begun(stop);
        Days = [.. Enumerable.Range(begun.Year, Math.Max(0, clock.Today.Year - begun.Year)).Select(y => new DateOnly(y, 12, 31)).Append(clock.Today).Append(Day).Distinct().OrderDescending().Select(d => new Choice(Format.IsoDate(d), Format.Date(d)))];

        var where = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Area is not null)
            where["area"] = Area;
        if (SubSector is not null)
            where["sub-sector"] = SubSector;
        var held = await facts(Country, Day, null, stop);
        Basis = held?.Basis;
        var rules = PayRules.On(packs[Country], Day);
        var jobs = held is null ? [] : PaidJobs.By(held.Facts, where, By);
        View = FairWorkView.Make([.. jobs.Values.SelectMany(j => j)], rules, typed, exact: false, await Work(where, stop), "/measures");
        if (By is { } by && rules.Find(PayRules.Real) is { } real)
            Parts = [.. jobs.Select(j => (words.Label(packs.Measures.Column(by)!, j.Key), ShownLifting.Of(Lifting.To(j.Value, w => real.Least.Holds(w.Age) ? real.Least : null, rules.OnCost?.Rules), exact: false)))
                .OrderByDescending(p => p.Item2.Year).ThenBy(p => p.Item1, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<WorkRow>> Work(Dictionary<string, string> where, CancellationToken stop)
    {
        var rows = new List<WorkRow>();
        foreach (var measure in WorkMeasures.All.Select(packs.Measures.Find).OfType<Measure>())
        {
            // Costs are the whole provider's: they are of an area, and of no sub-sector.
            if (WorkMeasures.OfCosts(measure) && where.ContainsKey("sub-sector"))
                rows.Add(new(measure, Measured.None(NoFigure.NotComparable), null));
            else
                rows.Add(new(measure, PublicFigures.Of(await ask.Run(new MeasureQuestion(measure.Id, null, Country, Day, where.ToDictionary(w => w.Key, IReadOnlyList<string> (w) => [w.Value], StringComparer.Ordinal), []), stop)).Whole, null));
        }
        return rows;
    }

    private string? Known(string? asked, IReadOnlyList<Choice> choices, string what)
    {
        if (string.IsNullOrEmpty(asked) || choices.Any(c => c.Value == asked))
            return string.IsNullOrEmpty(asked) ? null : asked;
        Tell($"There is no {what} “{asked}”. It was left out.");
        return null;
    }

    private void Tell(string problem) => Problem = Problem is null ? problem : $"{Problem} {problem}";
}
