using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One service: every answer with its age and source, its posts, its staff.</summary>
public sealed class OneServicePage(Db db, Labels labels, CountryCodes codes, Clock clock) : PageModel
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

    /// <summary>What has just been done here, in words.</summary>
    public string? Saved { get; private set; }

    /// <summary>What the rules of the return would have somebody look at.</summary>
    public IReadOnlyList<AnswerFault> ToCheck { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid service, CancellationToken stop)
    {
        var versions = await db.Versions<Service>(service, stop);
        if (versions.Count == 0)
            return NotFound();
        (Organisation, Service, Saved) = (organisation, versions[^1], SavedWords(Request.Query["saved"]));
        Ended = Service.EndedBy != 0 && !db.Unpublished.Contains(Service.EndedBy);
        Words = labels.Of(Service.Country);
        Claim = await db.Set<ServiceClaim>().AsNoTracking().FirstOrDefaultAsync(c => c.ServiceId == service, stop);
        var questions = ServiceQuestions.In(Words, versions);
        Sheet = new AnswerSheet(Answers.Of(versions, questions, clock), Answers.Changes(versions, questions, clock), clock.Today);
        if (!Ended)
            await Offer($"/providers/{organisation}/services/{service}", stop);

        var posts = await db.Set<Post>().Where(p => p.ServiceId == service).ToListAsync(stop);
        var inPost = db.Set<Engagement>().AsNoTracking().InPost(clock.Today).Where(e => e.ServiceId == service);
        var roles = await inPost.GroupBy(e => e.Role).Select(g => new { g.Key, Staff = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Staff, stop);
        StaffCount = roles.Values.Sum();
        Posts = PostLine.Of(posts.Select(p => new PostLine(p.Role, 0, p.Vacancies, p.Starters, p.Leavers)).Concat(roles.Select(r => new PostLine(r.Key, r.Value, null, null, null))));
        Staff = await inPost.OrderBy(e => e.NameKey).ThenBy(e => e.Id).Take(SomeStaff).Select(e => new Person(e.Record, e.DisplayName, e.Role, e.StartDate)).ToListAsync(stop);
        return Page();
    }

    /// <summary>Where each part is changed, and what there is to look at.</summary>
    private async Task Offer(string home, CancellationToken stop)
    {
        var asked = ServiceQuestions.Asked(Words).Select(q => q.Group).ToHashSet(StringComparer.Ordinal);
        var sections = ServiceQuestions.Sections.Where(s => asked.Contains(s.Value)).ToDictionary(s => s.Value, s => $"{home}/change/{s.Key}", StringComparer.Ordinal);
        Sheet = Sheet with { Change = group => group == ServiceQuestions.Leaving ? $"{home}/posts" : sections.GetValueOrDefault(group) };
        ToCheck = await new ServiceSheet(db, codes.Of(Service.Country), Words).ToCheck(Service, stop);
    }

    private static string? SavedWords(string? saved) => saved switch
    {
        "new" => "The service is added. What follows is what its record still lacks.",
        "same" => "Nothing was different, so nothing was changed.",
        "posts" => "Saved: posts.",
        "closed" => "The service is closed.",
        { } section when ServiceQuestions.Sections.TryGetValue(section, out var group) => $"Saved: {group.ToLowerInvariant()}.",
        _ => null,
    };
}
