using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The statements under one heading of a year's assessment, to be answered, or read once it stands (W12).</summary>
public sealed class AnswerPracticePage(Db db, Visit visit, Packs packs, Labels labels, CountryCodes codes, Platform.Clock clock) : PageModel
{
    public static readonly IReadOnlyList<Choice> States =
        [.. new[] { PracticeState.Done, PracticeState.InPart, PracticeState.NotYet, PracticeState.DoesNotApply }.Select(s => new Choice(s.ToString(), PracticeWords.Of(s)))];

    private static readonly string[] Parts = ["State", "Reason", "Evidence", "Policy", "Measure", "Step", "Who", "Due"];

    public Guid Organisation { get; private set; }
    public PracticeAssessment Assessment { get; private set; } = null!;
    public CodeRow Heading { get; private set; } = null!;
    public IReadOnlyList<(CodeRow Row, PracticeAnswer? Answer)> Statements { get; private set; } = [];

    /// <summary>Adopted policies, and measures of the library, that can show a statement (R9).</summary>
    public IReadOnlyList<Choice> Policies { get; private set; } = [];

    public IReadOnlyList<Choice> Measures => [.. packs.Measures.All.Select(m => new Choice(m.Id, m.Title))];

    /// <summary>What was typed, else what is held.</summary>
    public string? Value(string statement, string part, string? held) => !Request.HasFormContentType ? held
        : part == "Due" ? DatePartsBinder.Of(name => Request.Form[name], $"{statement}.Due").Typed : Request.Form[$"{statement}.{part}"].ToString();

    /// <summary>Whether the further questions stand open: something is held, or wrong, in them.</summary>
    public bool Open(string statement, PracticeAnswer? answer) => answer?.Reason is not null || answer?.Step is not null || answer?.EvidencePolicy is not null || answer?.EvidenceMeasure is not null || Parts.Any(p => ModelState[$"{statement}.{p}"]?.Errors.Count > 0);

    public async Task<IActionResult> OnGet(Guid organisation, int year, string heading, CancellationToken stop) =>
        await Read(organisation, year, heading, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, int year, string heading, CancellationToken stop)
    {
        if (!await Read(organisation, year, heading, stop))
            return NotFound();
        var answers = Statements.Select(s => Typed(s.Row.Code)).ToList();
        return await Saving.Save(this, [.. Statements.SelectMany(s => Parts.Select(p => $"{s.Row.Code}.{p}"))], async () =>
        {
            await AnswerPractice.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), year, answers, stop);
            return $"/providers/{organisation}/practice/{year}?saved=true";
        }) ?? Page();
    }

    private AnswerPractice.Answer Typed(string statement)
    {
        string? Of(string part) => Request.Form[$"{statement}.{part}"];
        var (_, due, advice) = DatePartsBinder.Of(name => Request.Form[name], $"{statement}.Due");
        if (advice is not null)
            ModelState.AddModelError($"{statement}.Due", advice);
        return new(statement, Enum.TryParse<PracticeState>(Of("State"), out var state) && Enum.IsDefined(state) ? state : null, Of("Reason"), Of("Evidence"), Of("Step"), Of("Who"), due) { Policy = Of("Policy"), Measure = packs.Measures.Find(Of("Measure") ?? "") is { } measure ? measure.Id : null };
    }

    private async Task<bool> Read(Guid organisation, int year, string heading, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<PracticeAssessment>().AsNoTracking().FirstOrDefaultAsync(a => a.OrganisationId == organisation && a.Year == year, stop) is not { } assessment)
            return false;
        var country = await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        var asked = new PracticeStandard(packs[country], clock.Today).Asked(assessment.Short).FirstOrDefault(h => h.Heading.Code == heading);
        if (asked.Heading is null)
            return false;
        (Assessment, Heading) = (assessment, asked.Heading);
        var held = await db.Set<PracticeAnswer>().AsNoTracking().Where(a => a.AssessmentId == assessment.Id).ToDictionaryAsync(a => a.Statement, stop);
        var adopted = await db.Set<AdoptedPolicy>().Where(p => p.OrganisationId == organisation).Select(p => new { p.Policy, p.Number, p.Title }).ToListAsync(stop);
        Policies = [.. adopted.GroupBy(p => p.Policy).Select(g => new Choice(g.Key, g.MaxBy(p => p.Number)!.Title)).OrderBy(c => c.Text, StringComparer.Ordinal)];
        Statements = [.. asked.Statements.Select(s => (s, held.GetValueOrDefault(s.Code)))];
        return true;
    }
}
