using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The regulators' lists as a provider meets them: what it has claimed, what bears its number, and a search for the rest.</summary>
[ResponseCache(NoStore = true)]
public sealed class ClaimableServicesPage(Db db, Packs packs) : PageModel
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)] public string? Search { get; set; }

    public sealed record Row(string Regulator, string Number, string Name, string? Kind, string? Area);

    public Guid Organisation { get; private set; }
    public bool HasLists { get; private set; }
    public string? Done { get; private set; }
    public IReadOnlyList<Row> Claimed { get; private set; } = [];
    public IReadOnlyList<Row> ByNumber { get; private set; } = [];
    public IReadOnlyList<Row> Found { get; private set; } = [];

    public string NameOf(string regulator) => ListLayout.All(packs).FirstOrDefault(l => l.Regulator == regulator)?.RegulatorName ?? regulator;

    public async Task OnGet(Guid organisation, string? claimed, string? released, CancellationToken stop)
    {
        (Organisation, HasLists) = (organisation, await db.CurrentLists().AnyAsync(stop));
        var claims = await db.Set<ServiceClaim>().AsNoTracking().Where(c => c.OrganisationId == organisation).ToListAsync(stop);
        var own = claims.Select(c => c.Number).ToList();
        Claimed = await Rows(Listed().Where(s => own.Contains(s.Number)), own: true, stop);
        Done = Claimed.Any(c => c.Number == claimed) ? "Claimed. It is linked with your service." : released is not null && !own.Contains(released) ? "Released. Your own service stays as it is." : null;

        // A provider is known by the number that its services bear: in its record, or in the list where it claimed one.
        var claimedNumbers = await Listed().Where(s => own.Contains(s.Number) && s.ProviderNumber != null).Select(s => s.ProviderNumber!).Distinct().ToListAsync(stop);
        var numbers = (await db.Set<People.Service>().Where(s => s.OrganisationId == organisation && s.ProviderNumber != null).Select(s => s.ProviderNumber!).Distinct().ToListAsync(stop))
            .Select(n => n.Trim().ToUpperInvariant()).Union(claimedNumbers).ToList();
        ByNumber = await Rows(Listed().Where(s => s.ProviderNumber != null && numbers.Contains(s.ProviderNumber) && !own.Contains(s.Number)), own: false, stop);
        if (!string.IsNullOrWhiteSpace(Search))
            Found = await Rows(RegulatedSearch.Of(Listed().Where(s => !own.Contains(s.Number)), Search), own: false, stop);
    }

    private IQueryable<RegulatedService> Listed() => db.CurrentLists().SelectMany(l => db.Set<RegulatedService>().Where(s => s.ListId == l.Id)).AsNoTracking();

    private static Task<List<Row>> Rows(IQueryable<RegulatedService> services, bool own, CancellationToken stop) =>
        services.OrderBy(s => s.ShownKey).ThenBy(s => s.Number).Take(Most)
            .Select(s => new Row(s.Regulator, s.Number, own ? s.Name ?? s.ShownName : s.ShownName, s.Kind, s.AreaName)).ToListAsync(stop);
}
