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

/// <summary>The conditions of one order: how each stands today, and another one (R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class SetConditionPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    public const string Route = "/office/cases/{id:guid}/conditions/{order:int}";

    private static readonly string[] Questions = ["Kind", "Code", "Hours", "Due", "Words", "NoInterest"];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public int? Hours { get; set; }
    [BindProperty] public DateOnly? Due { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public List<string> NoInterest { get; set; } = [];

    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(PracticeConditionKind.NotInService), "No work in a kind of service"), new(nameof(PracticeConditionKind.NotAtLevel), "No work at a level"),
        new(nameof(PracticeConditionKind.Learning), "Learning by a day"), new(nameof(PracticeConditionKind.Qualification), "A qualification by a day"),
        new(nameof(PracticeConditionKind.InWords), "Something else", "The register cannot check it: a person has to"),
    ];

    public FitnessCase Case { get; private set; } = null!;
    public RegistrantFile Held { get; private set; } = null!;
    public RegisterFact Order { get; private set; } = null!;
    public IReadOnlyList<(OrderedCondition Condition, PracticeConditionFinding Finding)> Conditions { get; private set; } = [];
    public IReadOnlyList<Choice> Codes { get; private set; } = [];

    public string Here => $"/office/cases/{Case.Id}/conditions/{Order.Number}";

    public async Task<IActionResult> OnGet(Guid id, int order, CancellationToken stop)
    {
        if (!await Read(id, order, stop))
            return NotFound();
        Version = Case.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, int order, CancellationToken stop)
    {
        if (!await Read(id, order, stop))
            return NotFound();
        await visit.Release();
        return await Saving.Save(this, Questions, async () =>
        {
            // One list for all kinds: each code says of which.
            var code = Code?.Split(' ', 2) is [var of, var own] && of == Kind ? own : null;
            await SetCondition.Run(store, packs, visit.Actor, new(id, order, Version, Kind, code, Hours, Due, Words, NoInterest.Count > 0), stop);
            return Here;
        }) ?? Page();
    }

    private async Task<bool> Read(Guid id, int number, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<FitnessCase>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } found)
            return false;
        (Case, Held) = (found, await RegistrantFile.Read(db, packs, found.RegistrantId, stop));
        if (Held.Rows.FirstOrDefault(r => r.Number == number && r.Detail == id && SetCondition.Takes(r.Kind)) is not { } order)
            return false;
        Order = order;
        var facts = Held.Rows.Select(r => r.Fact).ToArray();
        var sanction = Engine.Registration.Sanctions.Of(facts, order.Fact, clock.Today);
        Conditions = [.. (await db.Set<OrderedCondition>().AsNoTracking().Where(c => c.RegistrantId == found.RegistrantId && c.FactNumber == number).OrderBy(c => c.Id).ToListAsync(stop)).Select(c => (c, PracticeConditions.Check(facts, sanction, c.Condition, clock.Today)))];
        Codes = [.. SetCondition.Codes(packs, Held.Rules, clock.Today).SelectMany(k => k.Value.Select(c => new Choice($"{k.Key} {c}", Label(k.Key, c))))];
        return true;
    }

    private string Label(PracticeConditionKind kind, string code)
    {
        var questions = new RoleQuestions(packs, clock.Today);
        return kind switch
        {
            PracticeConditionKind.NotInService => $"Service: {questions.Services(Held.Rules).First(c => c.Value == code).Text}",
            PracticeConditionKind.NotAtLevel => $"Level: {questions.Levels(Held.Rules).First(c => c.Value == code).Text}",
            PracticeConditionKind.Learning => $"Learning: {FactWords.Learning(packs, code, clock.Today)}",
            _ => $"Qualification: {RuleWords.Held(packs, Held.Rules, code, clock.Today)}",
        };
    }

    public static string Finding(PracticeConditionFinding finding) => finding.State switch
    {
        PracticeConditionState.Kept => finding.Since is { } on ? $"Kept: done on {Format.Date(on)}" : "Kept, as far as the register knows",
        PracticeConditionState.NotYet => finding.Have > 0 ? $"Not yet: {Format.Count(finding.Have, "minute", "minutes")} so far" : "Not yet, and its day has not passed",
        PracticeConditionState.Broken => $"Not kept since {Format.Date(finding.Since!.Value)}",
        PracticeConditionState.WasBroken => $"Was not kept from {Format.Date(finding.Since!.Value)}; is kept now",
        PracticeConditionState.NotInForce => "The order is not in force",
        _ => "The register cannot tell: a person has to look",
    };
}
