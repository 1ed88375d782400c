using Cairn.People;
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

/// <summary>A provider's assessments of its practice, and the beginning of this year's (W12).</summary>
public sealed class BeginAssessmentPage(Db db, Visit visit, Packs packs, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    private const string Short = "short", Full = "full";

    [BindProperty] public string? Form { get; set; }

    public Guid Organisation { get; private set; }
    public string Country { get; private set; } = "";
    public IReadOnlyList<(PracticeAssessment One, IReadOnlyDictionary<PracticeState, int> Counts)> Assessments { get; private set; } = [];
    public PracticeStandard Standard { get; private set; } = null!;

    public int Year => clock.Today.Year;
    public bool MayBegin => Assessments.All(a => a.One.Year != Year);

    public IReadOnlyList<Choice> Forms =>
    [
        new(Short, $"The short form: {Count(true)} statements", "What holds for an employer of any size, a household with one worker too."),
        new(Full, $"All {Count(false)} statements", "For employers of ten people or more."),
    ];

    private int Count(bool small) => Standard.Asked(small).Sum(h => h.Statements.Count);

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        var staff = await db.Own<Engagement>().Where(e => e.OrganisationId == organisation).InPost(clock.Today).CountAsync(stop);
        Form = (Assessments.Count > 0 ? Assessments[0].One.Short : staff < 10) ? Short : Full;
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        if (Form is not (Short or Full))
            ModelState.AddModelError(nameof(Form), "Choose the short form or all statements");
        return await Saving.Save(this, [nameof(Form)], async () =>
        {
            var asked = Standard.Asked(Form == Short).SelectMany(h => h.Statements).Select(s => s.Code).ToList();
            await BeginAssessment.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Year, Form == Short, Standard.List.Edition, asked), stop);
            return $"/providers/{organisation}/practice/{Year}";
        }) ?? Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Standard = new PracticeStandard(packs[Country], clock.Today);
        var all = await db.Set<PracticeAssessment>().AsNoTracking().Where(a => a.OrganisationId == organisation).OrderByDescending(a => a.Year).ToListAsync(stop);
        var answers = (await db.Set<PracticeAnswer>().Where(a => a.OrganisationId == organisation).GroupBy(a => new { a.AssessmentId, a.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop))
            .ToDictionary(g => (g.Key.AssessmentId, g.Key.State), g => g.Count);
        Assessments = [.. all.Select(a => (a, (IReadOnlyDictionary<PracticeState, int>)Enum.GetValues<PracticeState>().ToDictionary(s => s, s => answers.GetValueOrDefault((a.Id, s)))))];
    }
}
