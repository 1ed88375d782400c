using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One part of a person's answers, to be given or changed.</summary>
public sealed class ChangeEngagementPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public string Key { get; private set; } = NewId.Next().ToString();
    public Guid Organisation { get; private set; }
    public string Heading { get; private set; } = "";
    public Engagement Held { get; private set; } = null!;
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, string section, CancellationToken stop) =>
        await Read(organisation, engagement, section, null, false, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, string section, CancellationToken stop)
    {
        var form = new AnswerForm(Request.Form);
        Key = Request.Form["Key"].ToString();
        if (!await Read(organisation, engagement, section, null, false, stop))
            return NotFound();
        var answers = form.Answers(Questions.Select(q => q.Ask), ask => Questions.Any(q => q.Ask == ask && q.Kept));
        var names = Questions.Select(q => q.Ask.Name).ToList();
        Saving.Show(ModelState, form.Faults, names);
        if (await Saving.Save(this, names, async () =>
        {
            var seen = long.TryParse(Request.Form["Version"], CultureInfo.InvariantCulture, out var version) ? version : 0;
            var changed = await ChangeEngagement.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(engagement, seen, answers), Key, stop);
            return $"/providers/{organisation}/staff/{engagement}?saved={(changed == 0 ? "same" : section)}";
        }) is { } done)
            return done;
        var changedByOthers = Response.StatusCode == StatusCodes.Status409Conflict;
        if (changedByOthers)
            Key = NewId.Next().ToString();
        await Read(organisation, engagement, section, form.Typed, changedByOthers, stop);
        return Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, string section, Dictionary<string, string?>? typed, bool showNow, CancellationToken stop)
    {
        if (!EngagementQuestions.Sections.TryGetValue(section, out var group) || await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == engagement, stop) is not { } held)
            return false;
        (Organisation, Heading, Held) = (organisation, group, held);
        var words = labels.Of(await db.Own<Service>().Where(s => s.Record == held.ServiceId).Select(s => s.Country).FirstOrDefaultAsync(stop) ?? "");
        Questions = [.. EngagementQuestions.Asked(words).Where(q => q.Group == group).Select(q => Asked(q, words, typed, showNow))];
        return Questions.Count > 0;
    }

    private AskedQuestion Asked(Question<Engagement> question, CountryLabels words, Dictionary<string, string?>? typed, bool showNow)
    {
        var ask = question.Ask!;
        var held = question.Held(Held);
        var kept = question.Sensitive && held is not null;
        return new AskedQuestion(ask, question.Label, ask.List is { } list ? words.Choices(list, clock.Today) : [],
            typed is not null ? typed.GetValueOrDefault(ask.Name) : kept ? null : EngagementSheet.Shown(Held, ask), kept,
            showNow && !kept ? held is null ? "no answer" : question.Show(held) : null);
    }
}
