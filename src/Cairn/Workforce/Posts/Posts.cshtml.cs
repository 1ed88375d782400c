using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The provider's posts, by role and by service: filled, vacant, who came and who went.</summary>
public sealed class PostsPage(Db db, Labels labels, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid? Service { get; set; }
    [BindProperty(SupportsGet = true)] public string? Role { get; set; }

    public Guid Organisation { get; private set; }
    public PostTable? ByRole { get; private set; }
    public PostTable? ByService { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<Choice> Roles { get; private set; } = [];
    public bool IsEmpty { get; private set; }
    public string Source { get; private set; } = "";

    public DateOnly Today => clock.Today;

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        var staff = await db.Own<Engagement>().InPost(Today).GroupBy(e => new { e.ServiceId, e.Role }).Select(g => new { g.Key.ServiceId, g.Key.Role, Staff = g.Count() }).ToListAsync(stop);
        var posts = await db.Own<Post>().Select(p => new { p.ServiceId, p.Role, p.Vacancies, p.Starters, p.Leavers, p.Recorded, p.Source }).ToListAsync(stop);
        IsEmpty = staff.Count == 0 && posts.Count == 0;
        var words = labels.Of(services.FirstOrDefault()?.Country ?? "");
        var names = services.ToDictionary(s => s.Record.ToString(), s => s.Name, StringComparer.Ordinal);
        string RoleName(string code) => words["job-roles", code]!;
        Services = [.. services.Select(s => new Choice(s.Record.ToString(), s.Name))];
        Roles = [.. staff.Select(s => s.Role).Concat(posts.Select(p => p.Role)).Distinct().Select(r => new Choice(r, RoleName(r))).OrderBy(c => c.Text, StringComparer.Ordinal)];
        if (posts.MaxBy(p => p.Recorded) is { } newest)
            Source = $"Vacancies, starters and leavers: newest answer {Age.Words(clock.DateOf(newest.Recorded), Today)}, from {SourceWords.Of(newest.Source)}.";

        var lines = staff.Select(s => (s.ServiceId, Line: new PostLine(s.Role, s.Staff, null, null, null)))
            .Concat(posts.Select(p => (p.ServiceId, Line: new PostLine(p.Role, 0, p.Vacancies, p.Starters, p.Leavers))))
            .Where(l => (Service is null || l.ServiceId == Service) && (Role is null || l.Line.Key == Role)).ToList();
        ByRole = new PostTable("By role", "Role", PostLine.Of(lines.Select(l => l.Line)), RoleName, role => $"/providers/{organisation}/posts?role={Uri.EscapeDataString(role)}");
        var none = (await NoneStated.Read(db, stop)).Select(n => new PostLine(n.Service.ToString(), 0, n.Vacancies, n.Starters, n.Leavers));
        ByService = new PostTable("By service", "Service", PostLine.Of(lines.Select(l => l.Line with { Key = l.ServiceId.ToString() }).Concat(Role is null ? none : [])),
            id => names.GetValueOrDefault(id) ?? "A service that is no longer held", id => $"/providers/{organisation}/services/{id}");
    }
}
