using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A draft's questions: those that are ready, and own ones.</summary>
public sealed class WriteSurveyPage(Db db, Visit visit, Labels labels, CountryCodes codes, Packs packs, Clock clock) : PageModel
{
    /// <summary>As <see cref="QuestionKind.One"/>, with results cut by it.</summary>
    private const string Cut = "Cut";

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public List<string> Chosen { get; set; } = [];

    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;
    public IReadOnlyList<IReadOnlyList<string>> Lines { get; private set; } = [];
    public IReadOnlyList<SurveyBank> Banks => [.. packs.Surveys.Where(b => b.From <= clock.Today)];
    public IReadOnlyList<Choice> Ready => [.. Offered.Select(q => new Choice(Name(q), q.Text, $"{q.About}. {SurveyWords.Kind(q)}{(q.Options.Count == 0 ? "" : ": " + string.Join("; ", q.Options))}"))];

    public IReadOnlyList<RowColumn> Columns { get; } =
    [
        new("text", "Question"),
        new("kind", "Answered by", [new("One", "One answer"), new("Several", "Several answers"), new("Scale", "A scale"), new("Text", "Own words"), new(Cut, "One answer; cut results by it")]),
        new("options", "Answers to choose from"),
    ];

    /// <summary>What the draft has from banks, of whatever edition, then what else is ready.</summary>
    private IEnumerable<SurveyQuestion> Offered => Survey.Asks.Where(q => q.Bank is not null)
        .UnionBy(Banks.SelectMany(b => b.Questions.Select(q => SurveyQuestion.Of(b, q))), Name, StringComparer.Ordinal);

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop)
    {
        if (!await Read(organisation, survey, stop))
            return NotFound();
        var asks = Survey.Asks;
        (Title, Purpose, Chosen) = (Survey.Title, Survey.Purpose, [.. asks.Where(q => q.Bank is not null).Select(Name)]);
        Lines = [.. asks.Where(q => q.Bank is null).Select(Line), []];
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid survey, CancellationToken stop)
    {
        if (!await Read(organisation, survey, stop))
            return NotFound();
        List<string[]> typed = [.. Enumerable.Range(0, Survey.MostQuestions + 1).TakeWhile(n => Request.Form.ContainsKey($"own.{n}.text")).Select(n => Columns.Select(c => Request.Form[$"own.{n}.{c.Name}"].ToString().Trim()).ToArray())];
        Lines = [.. typed];
        if (Request.Form["more"] == "own")
        {
            Lines = [.. typed, []];
            return Page();
        }
        var own = typed.Where(l => l.Any(box => box.Length > 0)).Select(l => new WriteSurvey.OwnQuestion(l[0], l[1] == Cut ? QuestionKind.One : Enum.TryParse<QuestionKind>(l[1], out var kind) ? kind : null, l[1] == Cut,
            l[2].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        return await Saving.Save(this, ["Title", "Purpose", "Chosen", "own"], async () =>
        {
            await WriteSurvey.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(survey, Title, Purpose, [.. Offered.Where(q => Chosen.Contains(Name(q)))], [.. own]), null, stop);
            return $"/providers/{organisation}/surveys/{survey}?saved=questions";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation && s.State == SurveyState.Draft, stop) is not { } found)
            return false;
        Survey = found;
        return true;
    }

    private static string Name(SurveyQuestion question) => $"{question.Bank} {question.Id}";

    private static string[] Line(SurveyQuestion q)
    {
        // A scale's ends without the steps that stand before them.
        IEnumerable<string> options = q.Kind == QuestionKind.Scale ? [q.Options[0]["1 – ".Length..], q.Options[^1]["5 – ".Length..]] : q.Options;
        return [q.Text, q.Groups ? Cut : q.Kind.ToString(), string.Join("; ", options)];
    }
}
