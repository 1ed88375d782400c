using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A service's posts by role, to be given or changed. The roles that its staff have stand there to be filled in.</summary>
public sealed class KeepPostsPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public string Key { get; private set; } = NewId.Next().ToString();
    public Guid Organisation { get; private set; }
    public Service Held { get; private set; } = null!;

    /// <summary>The versions whose answers the form began with.</summary>
    public string Seen { get; private set; } = "";

    public bool ChangedByOthers { get; private set; }
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid service, CancellationToken stop) => await Read(organisation, service, null, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid service, CancellationToken stop)
    {
        var form = new AnswerForm(Request.Form);
        Key = Request.Form["Key"].ToString();
        if (!await Read(organisation, service, null, stop))
            return NotFound();
        var answers = form.Answers(Questions.Select(q => q.Ask));
        var names = Questions.Select(q => q.Ask.Name).ToList();
        var seen = Request.Form["Version"].ToString();
        if (form.More is null && await Saving.Save(this, names, async () =>
            $"/providers/{organisation}/services/{service}?saved={(await KeepPosts.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(service, seen, answers), Key, stop) ? "posts" : "same")}") is { } done)
            return done;
        ChangedByOthers = Response.StatusCode == StatusCodes.Status409Conflict;
        if (ChangedByOthers)
            Key = NewId.Next().ToString();
        await Read(organisation, service, form, stop);
        if (!ChangedByOthers)
            Seen = seen;
        return Page();
    }

    private async Task<bool> Read(Guid organisation, Guid service, AnswerForm? form, CancellationToken stop)
    {
        if (await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == service, stop) is not { } held)
            return false;
        (Organisation, Held) = (organisation, held);
        var (words, records) = (labels.Of(held.Country), codes.Of(held.Country));
        var posts = await db.Own<Post>().Where(p => p.ServiceId == service).ToListAsync(stop);
        Seen = KeepPosts.Version(held, posts);
        var cells = ServiceCells.Of(held, posts, records);
        var roles = await db.Own<Engagement>().Where(e => e.ServiceId == service).InPost(clock.Today).GroupBy(e => e.Role).OrderByDescending(g => g.Count()).Select(g => g.Key).ToListAsync(stop);
        string? Value(Ask ask) => form is not null ? form.Typed.GetValueOrDefault(ask.Name) : ask.Name == "posts" ? WithRoles(ServiceCells.Shown(cells, ask), roles) : ServiceCells.Shown(cells, ask);
        Questions = [.. PostQuestions.All.Where(q => words.Asks(CountryLabels.ServiceQuestions, q.Ask!.Name)).Select(q => ServiceForm.Asked(q, words, records, clock.Today, Value(q.Ask!), form))];
        return true;
    }

    /// <summary>The lines held, then one for each further role that somebody has.</summary>
    private static string WithRoles(string lines, IEnumerable<string> roles)
    {
        var held = AnswerRows.Read(lines, 4);
        return AnswerRows.Write([.. held, .. roles.Where(role => held.All(line => line[0] != role)).Select(role => new[] { role, "", "", "" })]);
    }
}
