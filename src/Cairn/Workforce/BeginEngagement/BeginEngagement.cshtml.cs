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

/// <summary>Adds somebody to the staff with the few answers that a record needs.</summary>
public sealed class BeginEngagementPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    /// <summary>Made with the form, so that sending it twice adds one person.</summary>
    public string Key { get; private set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Guid? Service { get; private set; }
    public string? Reference { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    /// <summary>Whoever starts from then on begins with their checks.</summary>
    public DateOnly? RuleFrom { get; private set; }

    public Task OnGet(Guid organisation, Guid? service, CancellationToken stop) => Ask(organisation, service, [], stop);

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        var form = new AnswerForm(Request.Form);
        Key = Request.Form["Key"].ToString();
        Reference = Request.Form["reference"];
        Guid? service = Guid.TryParse(Request.Form["service"], out var chosen) ? chosen : null;
        await Ask(organisation, service, [], stop);
        var answers = form.Answers(Questions.Select(q => q.Ask));
        var names = new List<string>(["service", "reference", .. Questions.Select(q => q.Ask.Name)]);
        Saving.Show(ModelState, form.Faults, names);
        if (await Saving.Save(this, names, async () =>
            $"/providers/{organisation}/staff/{await BeginEngagement.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(chosen, Reference, answers), Key, stop)}?saved=new") is { } done)
            return done;
        await Ask(organisation, service, form.Typed, stop);
        return Page();
    }

    private async Task Ask(Guid organisation, Guid? service, Dictionary<string, string?> typed, CancellationToken stop)
    {
        (Organisation, Service) = (organisation, service);
        var services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        Services = [.. services.Select(s => new Choice(s.Record.ToString(), s.Name))];
        var words = labels.Of((services.FirstOrDefault(s => s.Record == service) ?? services.FirstOrDefault())?.Country ?? "");
        RuleFrom = StartRule.From(words);
        Questions = [.. EngagementQuestions.Asked(words).Where(q => q.Ask!.First).Select(q =>
            new AskedQuestion(q.Ask!, q.Label, q.Ask!.List is { } list ? words.Choices(list, clock.Today) : [], typed.GetValueOrDefault(q.Ask.Name)))];
    }
}
