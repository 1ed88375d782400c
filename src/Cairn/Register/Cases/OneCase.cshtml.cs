using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>One case: what is said, its timeline, its orders, and what can be done in it by whom (R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class OneCasePage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Kind", "Words", "Hearing", "Order", "Until", "ReviewBy", "Reasons", "Outcome", "NextReview", "ReviewReasons", "Basis", "Sanctions", "Months", "DecisionReasons", "PublicWords", "NoInterest", "Document"];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public DateOnly? Hearing { get; set; }
    [BindProperty] public string? Order { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public DateOnly? ReviewBy { get; set; }
    [BindProperty] public string? Reasons { get; set; }
    [BindProperty] public int Number { get; set; }
    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public DateOnly? NextReview { get; set; }
    [BindProperty] public string? ReviewReasons { get; set; }
    [BindProperty] public string? Basis { get; set; }
    [BindProperty] public List<string> Sanctions { get; set; } = [];
    [BindProperty] public int? Months { get; set; }
    [BindProperty] public string? DecisionReasons { get; set; }
    [BindProperty] public string? PublicWords { get; set; }
    [BindProperty] public IFormFile? Document { get; set; }
    [BindProperty] public List<string> NoInterest { get; set; } = [];

    public static readonly IReadOnlyList<Choice> Entries = [new(CaseKinds.Evidence, "Evidence"), new(CaseKinds.Answer, "What the registrant says"), new(CaseKinds.Note, "A note"), new(CaseKinds.Taken, "I investigate this case"), new(CaseKinds.Listed, "A hearing is listed")];
    public static readonly IReadOnlyList<Choice> Orders = [new(nameof(FactKind.InterimSuspension), "Interim suspension"), new(nameof(FactKind.InterimConditions), "Interim conditions of practice")];
    public static readonly IReadOnlyList<Choice> Outcomes = [new("on", "It goes on"), new("ends", "It ends")];
    public static readonly IReadOnlyList<Choice> Bases = [new("agreed", "Agreed with the registrant", "Takes effect today"), new("panel", "Decided by a panel at the hearing", "Takes effect when the time to appeal is over")];
    public static readonly IReadOnlyList<Choice> Kinds = [.. DecideCase.Kinds.Select(k => new Choice(k.ToString(), SanctionWords.Of(k), SanctionWords.Means(k)))];
    public static readonly IReadOnlyList<Choice> Interest = [new("yes", "I know nobody in this case and have no interest in it")];

    public FitnessCase Case { get; private set; } = null!;
    public Registrant Registrant { get; private set; } = null!;
    public Concern Concern { get; private set; } = null!;
    public IReadOnlyList<(CaseEntry Entry, string By)> Timeline { get; private set; } = [];
    public IReadOnlyList<(RegisterFact Row, Sanction Sanction, bool Lodged)> Measures { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name, DateOnly Given)> Files { get; private set; } = [];
    public string Stage { get; private set; } = "";
    public DateOnly Today => clock.Today;
    public bool Saved { get; private set; }

    public DateOnly DayOf(DateTime at) => clock.DateOf(at);

    public async Task<IActionResult> OnGet(Guid id, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return await Read(id, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostWork(Guid id, CancellationToken stop) => Do(id, async () => await WorkOnCase.Run(store, packs, visit.Actor, new(id, Version, Kind, Words, Hearing, Document?.FileName ?? "", await Platform.UploadedFile.Bytes(Document, stop)), stop), stop);

    public Task<IActionResult> OnPostInterim(Guid id, CancellationToken stop) => Do(id, async () =>
    {
        try
        {
            await OrderInterim.Run(store, packs, visit.Actor, new(id, Version, Order, Until, ReviewBy, Reasons, NoInterest.Count > 0), stop);
        }
        catch (AnswersRefusedException refused)
        {
            throw new AnswersRefusedException([.. refused.Faults.Select(f => f.Question == "Kind" ? f with { Question = "Order" } : f)]);
        }
    }, stop);

    public Task<IActionResult> OnPostReview(Guid id, CancellationToken stop) => Do(id, async () =>
    {
        try
        {
            await OrderInterim.RunReview(store, packs, visit.Actor, new(id, Version, Number, Outcome, NextReview, ReviewReasons, NoInterest.Count > 0), stop);
        }
        catch (AnswersRefusedException refused)
        {
            throw new AnswersRefusedException([.. refused.Faults.Select(f => f.Question == "ReviewBy" ? f with { Question = "NextReview" } : f)]);
        }
    }, stop);

    public Task<IActionResult> OnPostDecide(Guid id, CancellationToken stop) => Do(id, () => DecideCase.Run(store, packs, visit.Actor, new(id, Version, Basis, Sanctions, Months, DecisionReasons, NoInterest.Count > 0, PublicWords), stop), stop);

    public Task<IActionResult> OnPostAppeal(Guid id, string? what, CancellationToken stop) => Do(id, () => DecideCase.Appeal(store, packs, visit.Actor, id, Version, Number, what, stop), stop);

    public Task<IActionResult> OnPostClose(Guid id, CancellationToken stop) => Do(id, () => DecideCase.RunClose(store, packs, visit.Actor, id, Version, stop), stop);

    private async Task<IActionResult> Do(Guid id, Func<Task> what, CancellationToken stop)
    {
        var version = Version;
        if (!await Read(id, stop))
            return NotFound();
        Version = version;
        await visit.Release();
        return await Saving.Save(this, Questions, async () =>
        {
            await what();
            return $"/office/cases/{id}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid id, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<FitnessCase>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } found)
            return false;
        (Case, Version) = (found, found.Version);
        var file = await RegistrantFile.Read(db, packs, found.RegistrantId, stop);
        Registrant = file.Registrant;
        Concern = await db.Set<Concern>().AsNoTracking().FirstAsync(c => c.Id == id, stop);
        var entries = await db.Set<CaseEntry>().AsNoTracking().Where(e => e.CaseId == id).OrderBy(e => e.Id).ToListAsync(stop);
        var by = entries.Select(e => e.By).Distinct().ToList();
        var names = await db.Set<Account>().Where(a => by.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        Timeline = [.. entries.Select(e => (e, names.GetValueOrDefault(e.By) ?? ""))];
        var of = $"case {id}";
        Files = [.. (await LookAtRegistrant.Of(db, found.RegistrantId).Where(e => e.For == of).OrderBy(e => e.Given).Select(e => new { e.Id, e.FileName, e.Given }).ToListAsync(stop)).Select(e => (e.Id, e.FileName, DayOf(e.Given)))];
        var facts = file.Rows.Select(r => r.Fact).ToArray();
        Measures = [.. file.Rows.Where(r => r.Detail == id && Engine.Registration.Sanctions.Is(r.Kind)).Select(r => (r, Engine.Registration.Sanctions.Of(facts, r.Fact, Today.AddYears(10)), facts.Any(f => f.Kind == FactKind.AppealLodged && f.About == r.Number)))];
        Stage = CasesPage.Stage(found, Measures.Any(m => Engine.Registration.Sanctions.IsInterim(m.Row.Kind) && m.Sanction.InForce(Today)), Today);
        return true;
    }
}
