using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The provider's services: searched by name, reference or postcode, filtered, fifty at a time.</summary>
public sealed class ServicesPage(Db db, Labels labels, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true)] public string? Main { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }

    public sealed record Row(Guid Record, string Name, string Reference, string? Main, string? Area, string? Town, DateTime Recorded);

    public Guid Organisation { get; private set; }
    public Leaf<Row> Leaf { get; private set; } = null!;
    public int All { get; private set; }
    public int Found { get; private set; }
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Mains { get; private set; } = [];
    public Dictionary<Guid, int> Staff { get; private set; } = [];
    public Dictionary<Guid, int?> Vacancies { get; private set; } = [];
    public CountryLabels Words { get; private set; } = null!;

    public static IReadOnlyList<Choice> Shows { get; } = [new("", "All services"), new(ServiceNeeds.NoManager, "No registered manager")];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || Area is not null || Main is not null || !string.IsNullOrEmpty(Show);

    public string Since(DateTime recorded) => Age.Words(clock.DateOf(recorded), clock.Today);

    public async Task OnGet(Guid organisation, Guid? after, Guid? before, CancellationToken stop)
    {
        Organisation = organisation;
        var groups = await db.Own<Service>().GroupBy(s => new { s.Country, s.Area, s.MainService }).Select(g => new { g.Key, Services = g.Count() }).ToListAsync(stop);
        All = groups.Sum(g => g.Services);
        Words = labels.Of(groups.FirstOrDefault()?.Key.Country ?? "");
        Areas = Choices(groups.Select(g => g.Key.Area), "areas");
        Mains = Choices(groups.Select(g => g.Key.MainService), "services");

        var services = Filtered();
        Found = IsFiltered ? await services.CountAsync(stop) : All;
        Leaf = await Workforce.Leaf.Of(services, db.Own<Service>(), after, before, s => new Row(s.Record, s.Name, s.Reference, s.MainService, s.Area, s.Town, s.Recorded), r => r.Record, stop);
        var shown = Leaf.Rows.Select(r => r.Record).ToList();
        Staff = await db.Set<Engagement>().InPost(clock.Today).Where(e => shown.Contains(e.ServiceId)).GroupBy(e => e.ServiceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var posts = await db.Set<Post>().Where(p => shown.Contains(p.ServiceId)).Select(p => new { p.ServiceId, p.Vacancies }).ToListAsync(stop);
        Vacancies = posts.GroupBy(p => p.ServiceId).ToDictionary(g => g.Key, g => g.Any(p => p.Vacancies is not null) ? g.Sum(p => p.Vacancies) : null);
        foreach (var none in await NoneStated.Read(db, stop))
            Vacancies[none.Service] = none.Vacancies;
    }

    private IQueryable<Service> Filtered()
    {
        var services = db.Own<Service>();
        if (Area is { } area)
            services = services.Where(s => s.Area == area);
        if (Main is { } main)
            services = services.Where(s => s.MainService == main);
        if (Show == ServiceNeeds.NoManager)
            services = services.WithoutManager(db, clock.Today);
        if (string.IsNullOrWhiteSpace(Search))
            return services;
        var (typed, tight) = (Search.Trim(), HeldRecords.Tight(Search).ToUpperInvariant());
        var name = SearchKey.Of(Search);
        return services.Where(s => (name != "" && s.NameKey.Contains(name)) || s.Reference.StartsWith(typed) || s.Postcode!.Replace(" ", "").StartsWith(tight));
    }

    private List<Choice> Choices(IEnumerable<string?> codes, string list) =>
        [.. codes.OfType<string>().Distinct().Select(code => new Choice(code, Words[list, code]!)).OrderBy(c => c.Text, StringComparer.Ordinal)];

    public string Address(string place, Guid at) => $"/providers/{Organisation}/services" + QueryString.Create(new[]
    {
        KeyValuePair.Create("search", Search), KeyValuePair.Create("area", Area), KeyValuePair.Create("main", Main), KeyValuePair.Create("show", Show), KeyValuePair.Create(place, (string?)at.ToString()),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
