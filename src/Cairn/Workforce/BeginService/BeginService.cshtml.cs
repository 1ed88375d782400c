using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>Adds a service with the few answers that a record needs.</summary>
public sealed class BeginServicePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    /// <summary>Made with the form, so that sending it twice adds one service.</summary>
    public string Key { get; private set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public string? Reference { get; private set; }
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public Task OnGet(Guid organisation, CancellationToken stop) => Ask(organisation, null, stop);

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        var form = new AnswerForm(Request.Form);
        (Key, Reference) = (Request.Form["Key"].ToString(), Request.Form["reference"]);
        await Ask(organisation, null, stop);
        var answers = form.Answers(Questions.Select(q => q.Ask));
        var names = new List<string>(["reference", .. Questions.Select(q => q.Ask.Name)]);
        if (await Saving.Save(this, names, async () =>
            $"/providers/{organisation}/services/{await BeginService.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Reference, answers), Key, stop)}?saved=new") is { } done)
            return done;
        await Ask(organisation, form.Typed, stop);
        return Page();
    }

    /// <param name="typed">Null where nothing is: then what is known of the provider stands there.</param>
    private async Task Ask(Guid organisation, Dictionary<string, string?>? typed, CancellationToken stop)
    {
        Organisation = organisation;
        var owner = await db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == organisation, stop);
        typed ??= new Dictionary<string, string?>(StringComparer.Ordinal) { ["employerType"] = owner.EmployerType, ["area"] = owner.Area };
        var (words, records) = (labels.Of(owner.Country), codes.Of(owner.Country));
        Questions = [.. ServiceQuestions.Asked(words).Where(q => q.Ask!.First).Select(q => ServiceForm.Asked(q, words, records, clock.Today, typed.GetValueOrDefault(q.Ask!.Name)))];
    }
}
