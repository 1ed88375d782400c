using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>Adds or changes one line of somebody's record.</summary>
public sealed class RecordLinePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    private const string New = "new";

    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    private RecordLine line = null!;

    public string Home { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool IsNew { get; private set; }
    public string Heading => IsNew ? line.Add : line.Change;
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, string kind, string record, CancellationToken stop) =>
        await Read(organisation, engagement, kind, record, null, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, string kind, string record, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, kind, record, null, stop))
            return NotFound();
        var form = new AnswerForm(Request.Form);
        var answers = form.Answers(Questions.Select(q => q.Ask));
        var names = Questions.Select(q => q.Ask.Name).ToList();
        Saving.Show(ModelState, form.Faults, names);
        if (await Saving.Save(this, names, async () =>
        {
            await line.Save(Keeper(organisation), engagement, IsNew ? null : Guid.Parse(record), null, answers, Key, stop);
            return $"{Home}?saved={kind}";
        }) is { } done)
            return done;
        await Read(organisation, engagement, kind, record, form.Typed, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(Guid organisation, Guid engagement, string kind, Guid record, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, kind, record.ToString(), null, stop))
            return NotFound();
        return await Saving.Save(this, [], async () =>
        {
            await line.TakeAway(Keeper(organisation), engagement, record, Key, stop);
            return $"{Home}?saved=removed";
        }) ?? Page();
    }

    private Keeper Keeper(Guid organisation) => new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels);

    private async Task<bool> Read(Guid organisation, Guid engagement, string kind, string record, Dictionary<string, string?>? typed, CancellationToken stop)
    {
        (Home, IsNew, line) = ($"/providers/{organisation}/staff/{engagement}", record == New, RecordLine.All.First(l => l.Name == kind));
        var person = await db.Own<Engagement>().Where(e => e.Record == engagement).Select(e => new { e.DisplayName, e.ServiceId }).FirstOrDefaultAsync(stop);
        if (person is null)
            return false;
        var held = Guid.TryParse(record, out var id) ? (await line.List(db, engagement, stop)).FirstOrDefault(l => l.Version.Record == id)?.Shown : null;
        Name = person.DisplayName;
        var words = labels.Of(await db.Own<Service>().Where(s => s.Record == person.ServiceId).Select(s => s.Country).FirstOrDefaultAsync(stop) ?? "");
        Questions = [.. line.Questions(words).Select(q => new AskedQuestion(q.Ask, q.Label, q.Ask.List is { } list ? words.Choices(list, clock.Today) : [],
            typed is not null ? typed.GetValueOrDefault(q.Ask.Name) : held?.Invoke(q.Ask.Name)))];
        return held is not null || IsNew;
    }
}
