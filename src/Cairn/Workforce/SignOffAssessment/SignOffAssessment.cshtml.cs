using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One year's assessment: how far it is, what changed, what comes next, and its signing off (W12).</summary>
public sealed class SignOffAssessmentPage(Db db, Visit visit, Packs packs, Labels labels, CountryCodes codes, Platform.Clock clock) : PageModel
{
    [BindProperty] public string? As { get; set; }

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public PracticeAssessment Assessment { get; private set; } = null!;
    public PracticeAssessment? Before { get; private set; }
    public PracticeStandard Standard { get; private set; } = null!;
    public IReadOnlyList<(CodeRow Heading, IReadOnlyList<(CodeRow Row, PracticeAnswer? Answer)> Statements)> Headings { get; private set; } = [];
    public IReadOnlyList<(string Statement, PracticeState? Was, PracticeState? Now)> Changed { get; private set; } = [];

    private IEnumerable<(CodeRow Row, PracticeAnswer? Answer)> Statements => Headings.SelectMany(h => h.Statements);

    public int All => Statements.Count();
    public int Answered => Statements.Count(s => s.Answer is not null);
    public int DoneCount => Statements.Count(s => s.Answer?.State == PracticeState.Done);
    public int Applies => Statements.Count(s => s.Answer is not null and not { State: PracticeState.DoesNotApply });
    public IReadOnlyList<PracticeAnswer> Steps => [.. Statements.Select(s => s.Answer).OfType<PracticeAnswer>().Where(a => a.Step is not null && a.Due is not null).OrderBy(a => a.Due)];
    public bool MaySign => visit.Actor.Role == Role.ProviderManager;

    private IReadOnlyCollection<string> Asked(string heading) => [.. Headings.Where(h => h.Heading.Code == heading).SelectMany(h => h.Statements).Select(s => s.Row.Code)];

    public async Task<IActionResult> OnGet(Guid organisation, int year, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return await Read(organisation, year, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPost(Guid organisation, int year, CancellationToken stop) => Save(organisation, year,
        keeper => SignOffAssessment.Run(keeper, new(year, As, [.. Standard.Headings.On(clock.Today).Select(h => (h.Code, Asked(h.Code)))]), stop), stop);

    public Task<IActionResult> OnPostDone(Guid organisation, int year, Guid step, CancellationToken stop) => Save(organisation, year, keeper => FinishStep.Run(keeper, step, stop), stop);

    private async Task<IActionResult> Save(Guid organisation, int year, Func<Keeper, Task> act, CancellationToken stop)
    {
        if (!await Read(organisation, year, stop))
            return NotFound();
        return await Saving.Save(this, [nameof(As)], async () =>
        {
            await act(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels));
            return $"/providers/{organisation}/practice/{year}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, int year, CancellationToken stop)
    {
        Organisation = organisation;
        var all = await db.Set<PracticeAssessment>().AsNoTracking().Where(a => a.OrganisationId == organisation && a.Year <= year).OrderByDescending(a => a.Year).Take(2).ToListAsync(stop);
        if (all is not [var one, ..] || one.Year != year)
            return false;
        (Assessment, Before) = (one, all.ElementAtOrDefault(1));
        var country = await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Standard = new PracticeStandard(packs[country], clock.Today);
        var ids = all.Select(a => a.Id).ToList();
        var answers = (await db.Set<PracticeAnswer>().AsNoTracking().Where(a => ids.Contains(a.AssessmentId)).ToListAsync(stop)).ToLookup(a => a.AssessmentId);
        var own = answers[one.Id].ToDictionary(a => a.Statement, StringComparer.Ordinal);
        Headings = [.. Standard.Asked(one.Short).Select(h => (h.Heading, (IReadOnlyList<(CodeRow, PracticeAnswer?)>)[.. h.Statements.Select(s => (s, own.GetValueOrDefault(s.Code)))]))];
        var before = Before is null ? [] : answers[Before.Id].ToDictionary(a => a.Statement, StringComparer.Ordinal);
        Changed = Before is null ? [] : [.. Statements.Where(s => s.Answer?.State != before.GetValueOrDefault(s.Row.Code)?.State).Select(s => (s.Row.Label, before.GetValueOrDefault(s.Row.Code)?.State, s.Answer?.State))];
        return true;
    }
}
