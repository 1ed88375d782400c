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

/// <summary>One part of a service's answers, to be given or changed.</summary>
public sealed class ChangeServicePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public string Key { get; private set; } = NewId.Next().ToString();
    public Guid Organisation { get; private set; }
    public string Heading { get; private set; } = "";
    public Service Held { get; private set; } = null!;

    /// <summary>The version whose answers the form began with.</summary>
    public long Seen { get; private set; }

    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid service, string section, CancellationToken stop) =>
        await Read(organisation, service, section, null, false, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid service, string section, CancellationToken stop)
    {
        var form = new AnswerForm(Request.Form);
        Key = Request.Form["Key"].ToString();
        if (!await Read(organisation, service, section, null, false, stop))
            return NotFound();
        var answers = form.Answers(Questions.Select(q => q.Ask));
        var names = Questions.Select(q => q.Ask.Name).ToList();
        var seen = long.TryParse(Request.Form["Version"], CultureInfo.InvariantCulture, out var version) ? version : 0;
        if (form.More is null && await Saving.Save(this, names, async () =>
        {
            var changed = await ChangeService.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(service, seen, answers), Key, stop);
            return $"/providers/{organisation}/services/{service}?saved={(changed == 0 ? "same" : section)}";
        }) is { } done)
            return done;
        var changedByOthers = Response.StatusCode == StatusCodes.Status409Conflict;
        if (changedByOthers)
            Key = NewId.Next().ToString();
        await Read(organisation, service, section, form, changedByOthers, stop);
        if (!changedByOthers)
            Seen = seen;
        return Page();
    }

    private async Task<bool> Read(Guid organisation, Guid service, string section, AnswerForm? form, bool showNow, CancellationToken stop)
    {
        if (!ServiceQuestions.Sections.TryGetValue(section, out var group) || await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == service, stop) is not { } held)
            return false;
        (Organisation, Heading, Held, Seen) = (organisation, group, held, held.Id);
        var (words, records) = (labels.Of(held.Country), codes.Of(held.Country));
        var cells = await new ServiceSheet(db, records, words).Cells(held, stop);
        string Now(Question<Service> question) => (question.Held(held) is { } text ? question.Show(text) : null) ?? "no answer";
        Questions = [.. ServiceQuestions.Asked(words, held).Where(q => q.Group == group).Select(q =>
            ServiceForm.Asked(q, words, records, clock.Today, form is null ? ServiceCells.Shown(cells, q.Ask!) : form.Typed.GetValueOrDefault(q.Ask!.Name), form, showNow ? Now(q) : null))];
        return Questions.Count > 0;
    }
}
