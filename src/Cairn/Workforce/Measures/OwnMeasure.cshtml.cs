using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One measure of a provider's own record, as counted: by service, role and whatever else; at the end of each quarter since the record began.</summary>
public sealed class OwnMeasurePage(AskMeasure ask, Db db, Packs packs, SectorFacts sector, Labels labels, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? By { get; set; }
    [BindProperty(SupportsGet = true)] public string? Definition { get; set; }

    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public string Country { get; private set; } = "";
    public MeasureView View { get; private set; } = null!;
    public IReadOnlyList<Choice> Columns { get; private set; } = [];
    public IReadOnlyList<Choice> Definitions { get; private set; } = [];

    public DateOnly Day => clock.Today;

    public async Task<IActionResult> OnGet(Guid organisation, string measure, CancellationToken stop)
    {
        if (packs.Measures.Find(measure) is not { } asked)
            return NotFound();
        var provider = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => new { o.Name, o.Country }).FirstAsync(stop);
        (Organisation, Name, Country) = (organisation, provider.Name, provider.Country);
        Definitions = [.. asked.Definitions.Select(d => new Choice(d.Id, d.Title))];
        var definition = asked.Definitions.FirstOrDefault(d => d.Id == Definition) ?? asked.UsualIn(Country);
        Definition = definition.Id;
        Columns = [.. MeasureView.Columns(packs.Measures, labels.Of(Country), Day, own: true).Where(c => ask.MayBeBy(definition, c.Column.Id) && c.Column.Id != definition.Formula.Column && c.Column.Id != "provider").Select(c => new Choice(c.Column.Id, c.Column.Title))];
        if (Columns.All(c => c.Value != By))
            By = null;
        var names = await db.Own<Service>().ToDictionaryAsync(s => s.Record.ToString(), s => s.Name, stop);
        var past = CountLikeServices.Ends(Day, await sector.Begun(stop));
        View = await MeasureView.Of(ask, new MeasureQuestion(asked.Id, Definition, Country, Day, new Dictionary<string, IReadOnlyList<string>>(), By is null ? [] : [By], [.. db.Scope.Organisations]), labels.Of(Country), exact: true, past, names, stop);
        View = View with { Population = BesidePopulation.Of(View, packs[Country]) };
        return Page();
    }
}
