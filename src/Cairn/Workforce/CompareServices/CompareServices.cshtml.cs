using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's services of a kind beside like services: same kind, and if wanted same area and size (W10).</summary>
public sealed class CompareServicesPage(Db db, Comparison comparison, Labels labels, Packs packs, Clock clock) : PageModel
{
    /// <summary>Where no more than this share of the others does better, nothing is to mend.</summary>
    private const decimal Mend = 0.5m;

    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true)] public string? Size { get; set; }

    public Guid Organisation { get; private set; }
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Compared> All { get; private set; } = [];

    public DateOnly Day => clock.Today;

    public IReadOnlyList<Choice> Sizes => [.. packs.Measures.Column("service-size")!.Labels.Select(l => new Choice(l.Key, l.Value))];

    /// <summary>Where most others do better, three at most.</summary>
    public IReadOnlyList<Compared> First => [.. All.Where(c => c.Better > Mend).Take(3)];

    public async Task<IActionResult> OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        var words = labels.Of(country);
        var services = await db.Own<Service>().Where(s => s.Country == country && s.MainService != null).Select(s => new { s.MainService, s.Area }).ToListAsync(stop);
        Kinds = [.. services.GroupBy(s => s.MainService!).OrderByDescending(g => g.Count()).Select(g => new Choice(g.Key, words["services", g.Key]!))];
        Areas = [.. services.Select(s => s.Area).OfType<string>().Distinct().Select(a => new Choice(a, words["areas", a]!)).OrderBy(a => a.Text, StringComparer.Ordinal)];
        if (Kinds.Count == 0)
            return Page();
        Kind = Kinds.Any(k => k.Value == Kind) ? Kind : Kinds[0].Value;
        Area = Areas.Any(a => a.Value == Area) ? Area : null;
        Size = Sizes.Any(s => s.Value == Size) ? Size : null;
        All = await comparison.OverTime(db, new(country, clock.Today, organisation, [.. db.Scope.Organisations], Kind!, Area, Size), stop);
        return Page();
    }
}
