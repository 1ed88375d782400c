using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Many people at once: a table to type into, or a course to give to those who are chosen.</summary>
public sealed class ChangeManyPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    private const int PageSize = 25;

    private static readonly Dictionary<string, string[]> Typed = new(StringComparer.Ordinal)
    {
        ["pay"] = ["payInterval", "annualPay", "hourlyPay"], ["hours"] = ["zeroHours", "contractedHours", "averageHours"],
    };

    public sealed record Person(Engagement Held, string Role, IReadOnlyList<AskedQuestion> Questions, bool Chosen)
    {
        /// <summary>Name and id of one of the person's boxes.</summary>
        public string Box(string question) => ChangeMany.Box(Held.Record, question);
    }

    private string what = "";

    public string Key { get; private set; } = NewId.Next().ToString();
    public Guid Organisation { get; private set; }
    public Guid? Service { get; private set; }
    public string? Role { get; private set; }
    public string? Saved { get; private set; }
    public string? Next { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<Choice> Roles { get; private set; } = [];
    public IReadOnlyList<(string Name, string Label)> Columns { get; private set; } = [];
    public IReadOnlyList<AskedQuestion> Common { get; private set; } = [];
    public List<Person> People { get; } = [];

    /// <summary>Whether people are chosen one by one; else each has boxes of their own.</summary>
    public bool Chooses => what is "training" or "confirm";

    public string Heading => what switch { "pay" => "Change the pay of many people", "hours" => "Change the hours of many people", "training" => "Give training to many people", _ => "Confirm the answers of many people" };

    public string Lead => what switch
    {
        "training" => "Say once what the training was, then choose who had it. All of them are saved, or none.",
        "confirm" => "Choose whose answers still hold. They keep their age; that you looked at them today is kept beside it.",
        _ => "Type over what has changed. All of it is saved, or nothing: what is wrong is shown beside it.",
    };

    public string Button => what switch { "training" => "Save this training for those chosen", "confirm" => "Confirm those chosen", _ => "Save what has changed" };

    public string Caption => $"{Format.Count(People.Count, "person", "people")}, by name";

    public string? FaultOf(string name) => ModelState.TryGetValue(name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task OnGet(Guid organisation, string what, Guid? service, string? role, Guid? after, int? saved, CancellationToken stop)
    {
        Saved = saved is { } count ? $"Saved for {Format.Count(count, "person", "people")}." : null;
        await Read(organisation, what, service, role, after, null, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, string what, Guid? service, string? role, Guid? after, CancellationToken stop)
    {
        Key = Request.Form["Key"].ToString();
        await Read(organisation, what, service, role, after, Request.Form, stop);
        var keeper = new Keeper(db.Store, visit.Scope, visit.Actor, organisation, codes, labels);
        var here = $"{Request.Path}{Request.QueryString}";
        List<string> names = [.. Common.Select(q => q.Ask.Name), .. People.SelectMany(p => p.Questions.Select(q => p.Box(q.Ask.Name)))];
        return await Saving.Save(this, names, async () => $"{here}{(here.Contains('?', StringComparison.Ordinal) ? "&" : "?")}saved={await Keep(keeper, stop)}") ?? Page();
    }

    private async Task<int> Keep(Keeper keeper, CancellationToken stop)
    {
        List<Guid> chosen = [.. Request.Form["chosen"].Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty).Where(c => People.Any(p => p.Held.Record == c))];
        if (Chooses && chosen.Count == 0)
            throw new RefusedException("Choose at least one person.");
        if (what == "confirm")
            return await ConfirmAnswers.Run<Engagement>(keeper, chosen, Key, stop);
        if (what == "training")
        {
            var form = new AnswerForm(Request.Form);
            var answers = form.Answers(Common.Select(q => q.Ask));
            if (form.Faults.Count > 0)
                throw new AnswersRefusedException(form.Faults);
            try
            {
                return await ChangeMany.Training(keeper, chosen, answers, Key, stop);
            }
            catch (AnswersRefusedException refused)
            {
                // The same answer is at fault for everybody: it stands once.
                throw new AnswersRefusedException([.. refused.Faults.Select(f => f with { Question = f.Question[(f.Question.IndexOf('-', StringComparison.Ordinal) + 1)..] }).Distinct()]);
            }
        }
        return await ChangeMany.Answers(keeper, [.. People.Select(p => new ChangeEngagement.Input(p.Held.Record,
            long.TryParse(Request.Form[p.Box("version")], CultureInfo.InvariantCulture, out var version) ? version : null,
            Columns.ToDictionary(c => c.Name, c => (string?)Request.Form[p.Box(c.Name)].ToString(), StringComparer.Ordinal)))], Key, stop);
    }

    private async Task Read(Guid organisation, string about, Guid? service, string? role, Guid? after, IFormCollection? form, CancellationToken stop)
    {
        (Organisation, what, Service, Role) = (organisation, about, service, role);
        var services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        Services = [.. services.Select(s => new Choice(s.Record.ToString(), s.Name))];
        var words = labels.Of((services.FirstOrDefault(s => s.Record == service) ?? services.FirstOrDefault())?.Country ?? "");
        Roles = [.. (await db.Own<Engagement>().InPost(clock.Today).Select(e => e.Role).Distinct().ToListAsync(stop)).Select(r => new Choice(r, words["job-roles", r]!)).OrderBy(c => c.Text, StringComparer.Ordinal)];
        var asked = EngagementQuestions.Asked(words).Where(q => Typed.GetValueOrDefault(about)?.Contains(q.Ask!.Name) == true).ToList();
        Columns = [.. asked.Select(q => (q.Ask!.Name, q.Label))];
        if (about == "training")
            Common = [.. TrainingQuestions.Asked(words).Select(q => new AskedQuestion(q.Ask, q.Label, q.Ask.List is { } list ? words.Choices(list, clock.Today) : [], form is null ? null : new AnswerForm(form).Answers([q.Ask]).GetValueOrDefault(q.Ask.Name)))];

        var staff = db.Own<Engagement>().InPost(clock.Today);
        if (service is { } chosen)
            staff = staff.Where(e => e.ServiceId == chosen);
        if (!string.IsNullOrEmpty(role))
            staff = staff.Where(e => e.Role == role);
        if (form is not null)
        {
            var shown = form["person"].Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).Take(PageSize).ToList();
            staff = staff.Where(e => shown.Contains(e.Record));
        }
        var leaf = await Leaf.Of(staff, db.Own<Engagement>(), form is null ? after : null, null, e => e, e => e.Record, stop, PageSize);
        Next = leaf.Next is { } last ? Request.Path + QueryString.Create([.. new[] { ("service", service?.ToString()), ("role", role), ("after", (string?)last.ToString()) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => KeyValuePair.Create(p.Item1, p.Item2))]) : null;
        People.AddRange(leaf.Rows.Select(e => new Person(e, words["job-roles", e.Role]!, [.. asked.Select(q => new AskedQuestion(q.Ask!, q.Label, q.Ask!.List is { } list ? words.Choices(list, clock.Today) : [],
            form is null ? EngagementSheet.Shown(e, q.Ask) : form[ChangeMany.Box(e.Record, q.Ask.Name)].ToString()))], form?["chosen"].Contains(e.Record.ToString()) ?? false)));
    }
}
