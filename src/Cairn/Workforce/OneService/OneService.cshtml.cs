using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One service: every answer with its age and source, its posts, its staff.</summary>
public sealed class OneServicePage(Db db, Labels labels, Clock clock) : PageModel
{
    /// <summary>Staff shown here; the rest are a link away.</summary>
    private const int SomeStaff = 20;

    public sealed record Person(Guid Record, string Name, string Role, DateOnly? Started);

    public Guid Organisation { get; private set; }
    public Service Service { get; private set; } = null!;
    public bool Ended { get; private set; }
    public ServiceClaim? Claim { get; private set; }
    public AnswerSheet Sheet { get; private set; } = null!;
    public IReadOnlyList<PostLine> Posts { get; private set; } = [];
    public IReadOnlyList<Person> Staff { get; private set; } = [];
    public int StaffCount { get; private set; }
    public CountryLabels Words { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid organisation, Guid service, CancellationToken stop)
    {
        var versions = await db.Versions<Service>(service, stop);
        if (versions.Count == 0)
            return NotFound();
        (Organisation, Service) = (organisation, versions[^1]);
        Ended = Service.EndedBy != 0 && !db.Unpublished.Contains(Service.EndedBy);
        Words = labels.Of(Service.Country);
        Claim = await db.Set<ServiceClaim>().AsNoTracking().FirstOrDefaultAsync(c => c.ServiceId == service, stop);
        var questions = ServiceQuestions.In(Words, versions);
        Sheet = new AnswerSheet(Answers.Of(versions, questions, clock), Answers.Changes(versions, questions, clock), clock.Today);

        var posts = await db.Set<Post>().Where(p => p.ServiceId == service).ToListAsync(stop);
        var inPost = db.Set<Engagement>().AsNoTracking().InPost(clock.Today).Where(e => e.ServiceId == service);
        var roles = await inPost.GroupBy(e => e.Role).Select(g => new { g.Key, Staff = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Staff, stop);
        StaffCount = roles.Values.Sum();
        Posts = PostLine.Of(posts.Select(p => new PostLine(p.Role, 0, p.Vacancies, p.Starters, p.Leavers)).Concat(roles.Select(r => new PostLine(r.Key, r.Value, null, null, null))));
        Staff = await inPost.OrderBy(e => e.NameKey).ThenBy(e => e.Id).Take(SomeStaff).Select(e => new Person(e.Record, e.DisplayName, e.Role, e.StartDate)).ToListAsync(stop);
        return Page();
    }
}
