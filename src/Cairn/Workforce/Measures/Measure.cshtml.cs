using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One measure of a country for everybody: any day, area, sub-sector, sector, role; by any of them; under every definition (W4).</summary>
public sealed class MeasurePage(AskMeasure ask, Db db, Packs packs, SectorFacts sector, ReleaseFacts releases, Labels labels, Actor actor, Clock clock) : PageModel
{
    /// <summary>What the page offers to narrow by; the address may name any public column.</summary>
    private static readonly string[] Offered = ["area", "sub-sector", "service-kind", "sector", "role"];

    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";
    [BindProperty(SupportsGet = true)] public string? AsAt { get; set; }
    [BindProperty(SupportsGet = true)] public string? By { get; set; }
    [BindProperty(SupportsGet = true)] public string? Definition { get; set; }

    /// <summary>Name of a release, to ask the facts behind it.</summary>
    [BindProperty(SupportsGet = true)] public string? Release { get; set; }

    public ReleaseFacts.Frozen? Frozen { get; private set; }
    public MeasureView View { get; private set; } = null!;
    public string? Problem { get; private set; }
    public DateOnly Day { get; private set; }
    public Dictionary<string, IReadOnlyList<string>> Where { get; private set; } = new(StringComparer.Ordinal);
    public IReadOnlyList<(MeasureColumn Column, IReadOnlyList<Choice> Codes)> Filters { get; private set; } = [];
    public IReadOnlyList<Choice> Columns { get; private set; } = [];
    public IReadOnlyList<Choice> Days { get; private set; } = [];
    public IReadOnlyList<Choice> Definitions { get; private set; } = [];

    public IReadOnlyList<Choice> Countries => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];

    public string CountryName => packs[Country].Name;

    public async Task<IActionResult> OnGet(string measure, CancellationToken stop)
    {
        if (packs.Measures.Find(measure) is not { } asked)
            return NotFound();
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        if (Release is { Length: > 0 } && (Frozen = await releases.Find(db, Release, stop)) is null)
            return NotFound();
        if (Frozen is not null)
            (Country, AsAt) = (Frozen.Country, Format.IsoDate(Frozen.AsAt));
        Day = DateOnly.TryParseExact(AsAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= clock.Today ? day : await sector.LastYearsEnd(stop);
        if (AsAt is { Length: > 0 } && AsAt != Format.IsoDate(Day))
            Tell($"There are no figures as at “{AsAt}”. Write a day that has been, such as {Format.IsoDate(clock.Today)}. Here are those of {Format.Date(Day)}.");
        AsAt = Format.IsoDate(Day);
        var words = labels.Of(Country);
        var definition = asked.Definitions.FirstOrDefault(d => d.Id == Definition) ?? asked.UsualIn(Country);
        var columns = MeasureView.Columns(packs.Measures, words, Day, own: false).Where(c => ask.MayBeBy(definition, c.Column.Id)).ToList();
        Where = columns.Select(c => (c.Column.Id, Code: (string?)Request.Query[c.Column.Id])).Where(c => c.Code is { Length: > 0 }).ToDictionary(c => c.Id, c => (IReadOnlyList<string>)[c.Code!], StringComparer.Ordinal);
        Filters = [.. columns.Where(c => Offered.Contains(c.Column.Id) || Where.ContainsKey(c.Column.Id))];
        Definitions = [.. asked.Definitions.Select(d => new Choice(d.Id, d.Title))];
        if (Definition is { Length: > 0 } && Definition != definition.Id)
            Tell($"There is no definition “{Definition}”. Here is “{definition.Title}”.");
        Definition = definition.Id;
        Columns = [.. columns.Where(c => c.Column.Id != definition.Formula.Column).Select(c => new Choice(c.Column.Id, c.Column.Title))];
        if (By is { Length: > 0 } && Columns.All(c => c.Value != By))
            Tell($"It cannot be shown by “{By}”. Choose from the list.");
        if (Columns.All(c => c.Value != By))
            By = null;
        foreach (var (column, codes) in columns.Where(c => Where.TryGetValue(c.Column.Id, out var asked) && c.Codes.All(code => code.Value != asked[0])).ToList())
        {
            Tell($"There is no {column.Title.ToLowerInvariant()} “{Where[column.Id][0]}”. It was left out.");
            Where.Remove(column.Id);
        }
        var years = (await db.Set<YearSnapshot>().Where(s => s.Country == Country).Select(s => s.Year).Distinct().ToListAsync(stop)).Append(clock.Today.Year - 1).Distinct().Order().Select(y => new DateOnly(y, 12, 31)).ToList();
        Days = [.. years.Append(clock.Today).Append(Day).Distinct().OrderDescending().Select(d => new Choice(Format.IsoDate(d), Format.Date(d)))];
        View = await MeasureView.Of(Frozen?.Ask ?? ask, new MeasureQuestion(asked.Id, Definition, Country, Day, Where, By is null ? [] : [By]), words, Exact, Frozen is null ? years : [], new Dictionary<string, string>(), stop);
        View = View with { Population = BesidePopulation.Of(View, packs[Country]) };
        return Page();
    }

    /// <summary>What of the address could not be done.</summary>
    private void Tell(string problem) => Problem = Problem is null ? problem : $"{Problem} {problem}";

    /// <summary>Those who make the statistics see what was counted; a council does in its own area.</summary>
    private bool Exact => actor.Role is Role.Statistician or Role.Administrator
        || (actor.Role == Role.Council && actor.Area is { } area && Where.TryGetValue("area", out var asked) && asked is [var only] && only == area);
}
