using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Everyone who cares without being employed to, by country and council area, each count with how far it can be relied on (W13).</summary>
public sealed class CarersPage(Db db, Store store, Actor actor, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";

    /// <param name="People">Rounded; null where it is of too few.</param>
    /// <param name="Thousand">Of every thousand people, from the rounded count.</param>
    public sealed record Stated(string Area, string Kind, long? People, long? Margin, DateOnly AsAt, string Reliability, decimal? Thousand, string Source);

    /// <param name="Said">Services that said how many they have, of <paramref name="Services"/>.</param>
    public sealed record OfServices(string Area, long? People, int Said, int Services);

    public IReadOnlyList<PublishedCarers> Published { get; private set; } = [];
    public IReadOnlyList<Stated> Statements { get; private set; } = [];
    public IReadOnlyList<OfServices> InServices { get; private set; } = [];

    public int Year => StateVolunteers.LastYear(clock.Today);
    public DateOnly Day => clock.Today;
    public string CountryName => packs[Country].Name;
    public IReadOnlyList<Choice> Countries => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];

    /// <summary>The reader's own area, where they may say what stands here.</summary>
    public string? Own => actor.Role == Role.Council ? actor.Area : null;

    /// <summary>Areas in their order, each with what is said of each kind.</summary>
    public IEnumerable<IGrouping<string, Stated>> Areas => Statements.GroupBy(s => s.Area, StringComparer.Ordinal);

    /// <summary>Unpaid carers by area, the most first; the table beneath says how each was counted.</summary>
    public Bars? Unpaid
    {
        get
        {
            var said = Statements.Where(s => s is { Kind: "unpaid", People: not null }).OrderByDescending(s => s.People).ToList();
            return said.Count < 2 ? null : new Bars(
                new ChartText("unpaid", "Unpaid carers, as councils say", $"The most are {Format.Number(said[0].People!.Value)}, in {said[0].Area}; the fewest {Format.Number(said[^1].People!.Value)}, in {said[^1].Area}."),
                [.. said.Select(s => new Bar(s.Area, s.People!.Value, Format.Number(s.People.Value), s.Reliability))], ["Council area", "Unpaid carers", "Reliability"]);
        }
    }

    public PublishedCarers? Largest => Published.Where(p => p.Unit == "people" && p.Reliability == "A").MaxBy(p => p.Count);

    public async Task OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        var pack = packs[Country];
        Published = PublishedCarers.Of(pack);
        var names = pack.Areas.Rows.GroupBy(r => r.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Label, StringComparer.Ordinal);
        var said = await db.Set<CareStatement>().AsNoTracking().Where(s => s.Country == Country).ToListAsync(stop);
        // Of each area and kind the newest; counts of other days are not added to it.
        Statements = [.. said.GroupBy(s => (s.Area, s.Kind)).Select(g => g.MaxBy(s => s.AsAt)!).Select(s =>
        {
            var people = PublicFigures.Count(s.People);
            return new Stated(names.GetValueOrDefault(s.Area, s.Area), s.Kind, people, people is null ? null : s.Margin, s.AsAt, HowCounted.Reliability(s.How), people is { } shown ? PublishedCarers.Rate(pack, s.Area, shown, s.AsAt) : null, s.Source);
        }).OrderBy(s => s.Area, StringComparer.Ordinal).ThenBy(s => s.Kind, StringComparer.Ordinal)];
        // Sums over providers are everybody's to read; the rows are not.
        await using var sector = await store.Read(Scope.Sector, stop);
        var year = Year;
        var counts = await sector.Set<Volunteers>().Where(v => v.Year == year)
            .Join(sector.Set<Service>().Where(s => s.Country == Country && s.Area != null), v => v.ServiceId, s => s.Record, (v, s) => new { s.Area, v.People })
            .GroupBy(x => x.Area).Select(g => new { g.Key, People = g.Sum(x => (long)x.People), Said = g.Count() }).ToListAsync(stop);
        var services = await sector.Set<Service>().Where(s => s.Country == Country && s.Area != null).GroupBy(s => s.Area).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!, g => g.Count, stop);
        InServices = [.. counts.Select(c => new OfServices(names.GetValueOrDefault(c.Key!, c.Key!), PublicFigures.Count(c.People), c.Said, services.GetValueOrDefault(c.Key!))).OrderBy(c => c.Area, StringComparer.Ordinal)];
    }
}
