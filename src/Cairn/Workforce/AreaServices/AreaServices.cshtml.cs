using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The services in a council's area with their providers and how many work there; nobody by name.</summary>
public sealed class AreaServicesPage(Db db, Actor actor, Labels labels, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Search { get; set; }

    public sealed record Row(Guid Record, Guid Provider, string Name, string? Main, string? Town, string Country, int? Capacity);

    public string Area { get; private set; } = "";
    public string AreaName { get; private set; } = "";
    public Leaf<Row> Leaf { get; private set; } = null!;
    public int Found { get; private set; }
    public Dictionary<Guid, int> Staff { get; private set; } = [];
    public Dictionary<Guid, string> Providers { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public string? Main(Row row) => labels.Of(row.Country)["services", row.Main];

    public async Task<IActionResult> OnGet(string area, Guid? after, Guid? before, CancellationToken stop)
    {
        if (actor.Area is not { } own || own != area)
            return NotFound();
        Area = own;
        var services = InArea(own);
        if (SearchKey.Of(Search ?? "") is { Length: > 0 } name)
            services = services.Where(s => s.NameKey.Contains(name));
        Found = await services.CountAsync(stop);
        Leaf = await Workforce.Leaf.Of(services, InArea(own), after, before, s => new Row(s.Record, s.OrganisationId, s.Name, s.MainService, s.Town, s.Country, s.Capacity), r => r.Record, stop);
        AreaName = Leaf.Rows is [var first, ..] ? labels.Of(first.Country)["areas", own]! : own;

        var (shown, providers) = (Leaf.Rows.Select(r => r.Record).ToList(), Leaf.Rows.Select(r => r.Provider).Distinct().ToList());
        Staff = await db.Set<Engagement>().IgnoreQueryFilters([Conventions.TenantFilter]).Where(e => shown.Contains(e.ServiceId)).InPost(Today)
            .GroupBy(e => e.ServiceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        Providers = await db.Set<Organisation>().Where(o => providers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        return Page();
    }

    // The tenant filter knows organisations alone; PostgreSQL's policy for areas stands behind this line.
    private IQueryable<Service> InArea(string area) => db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.TenantFilter]).Where(s => s.Area == area);

    public string Address(string place, Guid at) => $"/areas/{Uri.EscapeDataString(Area)}/services" + QueryString.Create(new[] { KeyValuePair.Create("search", Search), KeyValuePair.Create(place, (string?)at.ToString()) }
        .Where(p => !string.IsNullOrEmpty(p.Value)));
}
