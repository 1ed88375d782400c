using Cairn.Engine.Measures;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's first page: what it is, its figures, what needs somebody, who works where.</summary>
public sealed class ProviderDashboardPage(Db db, Visit visit, SectorFacts sector, RegisteredStaffReading registration, RegisterWatch watch, RegisterCheck register, Packs packs, Labels labels, Clock clock) : PageModel
{
    /// <summary>Charts show so many bars, the longest; the pages behind them show all.</summary>
    private const int MostBars = 10;

    public sealed record ServiceRow(Guid Record, string Name, string? Area, string? MainService, string? SubSector, string? EmployerType, bool? Regulated, DateTime Recorded, string Country);

    public sealed record PostRow(Guid Service, string Role, int? Vacancies, int? Starters, int? Leavers, DateTime Recorded, string Source);

    public Organisation Provider { get; private set; } = null!;

    /// <summary>Whether it is the reader's own organisation.</summary>
    public bool MayMakeKeys => IsOwn && visit.Actor.Role == Role.ProviderManager;

    public bool IsOwn => visit.Actor.Organisation == Provider.Id;

    /// <summary>Subsidiaries whose data it keeps.</summary>
    public IReadOnlyList<Organisation> Kept { get; private set; } = [];

    public IReadOnlyList<ServiceRow> Services { get; private set; } = [];
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public int Staff { get; private set; }
    public string StaffSource { get; private set; } = "";

    /// <summary>Vacancies, turnover and training, by the library's definitions.</summary>
    public IReadOnlyList<Compared> Rates { get; private set; } = [];

    /// <summary>The quarter's end beside which they stand; null where like services are too few, or the services are of several kinds.</summary>
    public DateOnly? LikeDay { get; private set; }

    public IChart? ByRole { get; private set; }
    public IChart? ByService { get; private set; }

    public CountryLabels Words { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public bool IsEmpty => Services.Count == 0 && Staff == 0;

    /// <summary>"Private · Inverclyde · 42 services".</summary>
    public string Over => string.Join(" · ", new[]
    {
        Services is [var one] ? Words["services", one.MainService] : null, Words["employer-types", Provider.EmployerType], Words["areas", Services is [{ Area: { } area }] ? area : Provider.Area],
        Services.Count > 1 ? Format.Count(Services.Count, "service", "services") : null,
    }.Where(part => part is not null));

    public async Task<IActionResult> OnGet(Guid organisation, CancellationToken stop)
    {
        var kept = db.Scope.Organisations;
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => kept.Contains(o.Id)).OrderBy(o => o.NameKey).ToListAsync(stop);
        if (organisations.FirstOrDefault(o => o.Id == organisation) is not { } provider)
            return NotFound();
        (Provider, Words) = (provider, labels.Of(provider.Country));
        Kept = [.. organisations.Where(o => o.Id != organisation)];

        Services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new ServiceRow(s.Record, s.Name, s.Area, s.MainService, s.SubSector, s.EmployerType, s.Regulated, s.Recorded, s.Country)).ToListAsync(stop);
        var groups = await StaffGroup.Read(db, Today, stop);
        Staff = groups.Sum(g => g.Staff);
        if (IsEmpty)
            return Page();

        var posts = await db.Own<Post>().Select(p => new PostRow(p.ServiceId, p.Role, p.Vacancies, p.Starters, p.Leavers, p.Recorded, p.Source)).ToListAsync(stop);
        var facts = await NeedFacts.Read(db, groups, labels, register, Services.ToDictionary(s => s.Record, s => (s.Name, s.Country)), clock, stop);
        var registered = await registration.Read(db, Provider.Country, stop, kinds: Services.ToDictionary(x => x.Record, x => x.MainService));
        var news = await watch.News(db, stop);
        Needs = [.. NeedsYou.List(organisation, facts, WithoutManager(groups, posts), Today).Concat(Concerns.Needs(organisation, registered, news.Count, Today)).OrderBy(n => n.Day)];
        await Figures(groups, posts, stop);
        ByRole = Bars("role", "roles", groups.GroupBy(g => g.Role).Select(g => (Words["job-roles", g.Key]!, g.Sum(s => s.Staff))));
        ByService = Bars("service", "services",
            groups.Join(Services, g => g.Service, s => s.Record, (g, s) => (s.Name, s.Record, g.Staff)).GroupBy(g => (g.Name, g.Record)).Select(g => (g.Key.Name, g.Sum(s => s.Staff))));
        return Page();
    }

    private async Task Figures(List<StaffGroup> groups, List<PostRow> posts, CancellationToken stop)
    {
        StaffSource = groups.MaxBy(g => g.Newest) is { } latest ? Newest(latest.Source, latest.Newest) : "";
        var post = posts.MaxBy(p => p.Recorded) is { } newest ? Newest(newest.Source, newest.Recorded) : "";
        var held = await sector.Of(Provider.Country, Today, [.. db.Scope.Organisations], stop);
        var kinds = Services.Select(s => s.MainService).OfType<string>().Distinct().ToList();
        var like = kinds is [var kind] ? await Comparison.LikeAt(db, new(Provider.Country, Today, Provider.Id, [], kind, null, null)).ToListAsync(stop) : [];
        LikeDay = like.Count > 0 ? like.Max(q => q.Day) : null;
        Rates = [.. new[] { ("vacancy-rate", post), ("turnover", post), ("training-in-date", "") }.Select(m =>
        {
            var measure = packs.Measures.Find(m.Item1)!;
            var definition = measure.UsualIn(Provider.Country);
            return new Compared(measure, definition, held is null ? Measured.None(NoFigure.NothingHeld) : Measuring.Whole(held.Facts, definition.Formula, Cut.Everything), null)
            {
                Source = m.Item2, Like = [.. like.Where(q => q.Measure == measure.Id && q.Definition == definition.Id && q.Day == LikeDay).Select(q => (q.Day, q.Spread))],
            };
        })];
    }

    /// <summary>Why there is no figure, and where to mend it.</summary>
    public Markup Missing(Compared rate) => rate.Measure.Id switch
    {
        "training-in-date" => (Markup)$"No training is on record. <a href=\"/providers/{Provider.Id}/returns\">Bring in a training file</a>",
        _ when rate.Own.Why == NoFigure.NotAnswered => (Markup)$"No service has said how many {(rate.Measure.Id == "turnover" ? "people left" : "posts are vacant")}. <a href=\"/providers/{Provider.Id}/posts\">Look at the posts</a>",
        _ => (Markup)$"There is no figure: {NoFigureWords.Of(rate.Own.Why)}.",
    };

    private string Newest(string source, DateTime recorded) => $"Newest answer {Age.Words(clock.DateOf(recorded), Today)}, from {SourceWords.Of(source)}.";

    private List<DateOnly> WithoutManager(List<StaffGroup> groups, List<PostRow> posts)
    {
        var role = RegisteredManager.Role(Provider.Country);
        var managed = groups.Where(g => g.Role == role).Select(g => g.Service).Concat(posts.Where(p => p.Role == role && p.Vacancies > 0).Select(p => p.Service)).ToHashSet();
        return role is null ? [] : [.. Services.Where(s => s.Regulated == true && !managed.Contains(s.Record)).Select(s => clock.DateOf(s.Recorded))];
    }

    private Bars? Bars(string what, string many, IEnumerable<(string Label, int Staff)> counts)
    {
        var all = counts.OrderByDescending(c => c.Staff).ThenBy(c => c.Label, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
            return null;
        var title = all.Count > MostBars ? $"Staff by {what}: the {MostBars} largest of {Format.Number(all.Count)} {many}" : $"Staff by {what}";
        return new Bars(
            new ChartText("staff-by-" + what, title, $"The most are {all[0].Label}, {Format.Number(all[0].Staff)} of {Format.Number(Staff)}."),
            [.. all.Take(MostBars).Select(c => new Bar(c.Label, c.Staff, Format.Number(c.Staff), Format.Share(c.Staff, Staff) is { } share ? Format.Percent(share) : null))],
            [char.ToUpperInvariant(what[0]) + what[1..], "Staff", "Share"]);
    }
}
