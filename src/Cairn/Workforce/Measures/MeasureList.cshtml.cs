using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>The library of measures with a country's figures of today, for everybody.</summary>
public sealed class MeasureListPage(Packs packs, SectorFacts sector, ReleaseFacts releases, Db db, Clock clock, IEnumerable<FactsSource> sources) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";

    /// <summary>Name of a release, to ask the facts behind it.</summary>
    [BindProperty(SupportsGet = true)] public string? Release { get; set; }

    public ReleaseFacts.Frozen? Frozen { get; private set; }
    public IReadOnlyList<MeasureAnswer> Answers { get; private set; } = [];

    public DateOnly Day { get; private set; }

    public string Edition => packs.Measures.Edition;

    public string Basis => Answers.Select(a => a.Basis).FirstOrDefault(b => b.Length > 0) ?? "the record";

    public IReadOnlyList<CountryPack> Countries => packs.Countries;

    public string CountryName => packs[Country].Name;

    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        if (Release is { Length: > 0 } && (Frozen = await releases.Find(db, Release, stop)) is null)
            return NotFound();
        (Country, Day) = Frozen is null ? (Country, await sector.LastYearsEnd(stop)) : (Frozen.Country, Frozen.AsAt);
        // All of one state of the record, which is looked at once.
        var held = Frozen is null ? await sector.Of(Country, Day, null, stop) : null;
        var ask = Frozen?.Ask ?? new AskMeasure(packs, (_, _, _, _) => Task.FromResult(held), clock, sources);
        var answers = new List<MeasureAnswer>();
        foreach (var measure in packs.Measures.All)
            answers.Add(PublicFigures.Of(await ask.Run(new MeasureQuestion(measure.Id, null, Country, Day, new Dictionary<string, IReadOnlyList<string>>(), []), stop)));
        Answers = answers;
        return Page();
    }
}
