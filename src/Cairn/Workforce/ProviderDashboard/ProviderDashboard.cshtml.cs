using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's first page: what it is, its figures, what needs somebody, who works where.</summary>
public sealed class ProviderDashboardPage(Db db, Visit visit, Labels labels, Clock clock) : PageModel
{
    /// <summary>Charts show so many bars, the longest; the pages behind them show all.</summary>
    private const int MostBars = 10;

    public sealed record ServiceRow(Guid Record, string Name, string? Area, string? MainService, string? SubSector, string? EmployerType, bool? Regulated, DateTime Recorded);

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
    public Rate Vacancy { get; private set; } = Rate.None(NoData.NothingHeld);
    public Rate Turnover { get; private set; } = Rate.None(NoData.NothingHeld);
    public Rate Training { get; private set; } = Rate.None(NoData.NothingHeld);
    public string PostSource { get; private set; } = "";
    public string TrainingSource { get; private set; } = "";
    public LikeServices? Like { get; private set; }
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

        Services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new ServiceRow(s.Record, s.Name, s.Area, s.MainService, s.SubSector, s.EmployerType, s.Regulated, s.Recorded)).ToListAsync(stop);
        var groups = await StaffGroup.Read(db, Today, stop);
        Staff = groups.Sum(g => g.Staff);
        if (IsEmpty)
            return Page();

        var posts = await db.Own<Post>().Select(p => new PostRow(p.ServiceId, p.Role, p.Vacancies, p.Starters, p.Leavers, p.Recorded, p.Source)).ToListAsync(stop);
        var facts = await NeedFacts.Read(db, groups, clock, stop);
        Needs = NeedsYou.List(organisation, facts, WithoutManager(groups, posts), Today);
        await Figures(groups, posts, facts, stop);
        ByRole = Bars("role", "roles", groups.GroupBy(g => g.Role).Select(g => (Words["job-roles", g.Key]!, g.Sum(s => s.Staff))));
        ByService = Bars("service", "services",
            groups.Join(Services, g => g.Service, s => s.Record, (g, s) => (s.Name, s.Record, g.Staff)).GroupBy(g => (g.Name, g.Record)).Select(g => (g.Key.Name, g.Sum(s => s.Staff))));
        return Page();
    }

    private async Task Figures(List<StaffGroup> groups, List<PostRow> posts, NeedFacts facts, CancellationToken stop)
    {
        var staffing = Staffing(groups, posts, await NoneStated.Read(db, stop));
        (Vacancy, Turnover) = (StaffingRates.Vacancy(staffing), StaffingRates.Turnover(staffing));
        StaffSource = groups.MaxBy(g => g.Newest) is { } latest ? Newest(latest.Source, latest.Newest) : "";
        PostSource = posts.MaxBy(p => p.Recorded) is { } post ? Newest(post.Source, post.Recorded) : "";
        var trained = await db.Own<Engagement>().InPost(Today).Join(db.Set<LearningRecord>(), e => e.Record, l => l.EngagementId, (_, l) => l).GroupBy(_ => 1)
            .Select(g => new { Staff = g.Select(l => l.EngagementId).Distinct().Count(), Newest = g.Max(l => l.Id) }).FirstOrDefaultAsync(stop);
        if (trained is not null)
        {
            var current = trained.Staff - (facts.Expired?.Count ?? 0);
            Training = new Rate(current * 100m / trained.Staff, NoData.None, current, trained.Staff);
            var newest = await db.Set<LearningRecord>().Where(l => l.Id == trained.Newest).Select(l => new { l.Source, l.Recorded }).FirstAsync(stop);
            TrainingSource = Newest(newest.Source, newest.Recorded);
        }
        if (Services.Select(s => s.SubSector).Distinct().ToList() is [{ } subSector])
            Like = await LikeServices.Find(db, Provider.Country, subSector, stop);
    }

    private string Newest(string source, DateTime recorded) => $"Newest answer {Age.Words(clock.DateOf(recorded), Today)}, from {SourceWords.Of(source)}.";

    /// <summary>Each service's staff with what its posts say; a service with no post that answers has not answered.</summary>
    private List<ServiceStaffing> Staffing(List<StaffGroup> groups, List<PostRow> posts, IReadOnlyList<ServiceStaffing> none)
    {
        var stated = none.ToDictionary(n => n.Service);
        var staff = groups.ToLookup(g => g.Service);
        var held = posts.ToLookup(p => p.Service);
        return [.. Services.Select(s =>
        {
            var inPost = staff[s.Record].Sum(g => g.Staff);
            return stated.TryGetValue(s.Record, out var nothing) ? nothing with { Staff = inPost }
                : new ServiceStaffing(s.Record, inPost, Sum(held[s.Record], p => p.Vacancies), Sum(held[s.Record], p => p.Starters), Sum(held[s.Record], p => p.Leavers));
        })];
    }

    private static int? Sum(IEnumerable<PostRow> posts, Func<PostRow, int?> one) => posts.Any(p => one(p) is not null) ? posts.Sum(one) : null;

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
