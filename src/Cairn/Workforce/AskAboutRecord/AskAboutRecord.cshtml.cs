using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

public sealed class AskAboutRecordPage(Db db, Visit visit, Labels labels, Clock clock) : PageModel
{
    private MyEngagements mine = null!;

    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public Guid Engagement { get; set; }
    [BindProperty] public RecordRequestKind? Kind { get; set; }
    [BindProperty] public string? Question { get; set; }
    [BindProperty] public string? Text { get; set; }

    public string Employer => mine.Employer;
    public DateOnly Due => clock.Today.AddMonths(1);
    public IReadOnlyList<Choice> Records { get; private set; } = [];
    public IReadOnlyList<Choice> Questions { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds { get; } =
    [
        new("Correction", "Something is wrong: correct it"),
        new("Erasure", "It should not be held: erase it", "Your employer must keep some of it for a time by law, and then says so."),
    ];

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await Read(stop);
        if (Questions.All(q => q.Value != Question))
            Question = null;
        return await Saving.Save(this, ["Kind", "Question", "Text"], async () =>
        {
            await AskAboutRecord.Run(db.Store, visit.Scope, visit.Actor, mine, new(Engagement, Kind, Question, Text), Key, stop);
            return "/me?saved=asked";
        }) ?? Page();
    }

    private async Task Read(CancellationToken stop)
    {
        mine = await MyEngagements.Read(db, visit.Actor, stop);
        List<(Engagement Newest, string Country, string Service)> held = [];
        foreach (var record in mine.Records)
        {
            var newest = (await db.Versions<Engagement>(record, stop))[^1];
            var service = await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == newest.ServiceId).OrderByDescending(s => s.Id).Select(s => new { s.Country, s.Name }).FirstOrDefaultAsync(stop);
            held.Add((newest, service?.Country ?? "", service?.Name ?? ""));
        }
        Records = [.. held.Select(h => new Choice(h.Newest.Record.ToString(), $"{labels.Of(h.Country)["job-roles", h.Newest.Role]}, {h.Service}"))];
        Questions = [.. held.SelectMany(h => EngagementQuestions.Asked(labels.Of(h.Country))).Select(q => new Choice(q.Ask!.Name, q.Label)).DistinctBy(c => c.Value)];
    }
}
