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

/// <summary>The one list by which I renew: each item with its day, its rule, how it stands and where to mend it (R4).</summary>
[ResponseCache(NoStore = true)]
public sealed class RenewRegistrationPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Postcode { get; set; }
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public int? Minutes { get; set; }
    [BindProperty] public string? LearningTitle { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public string? Peer { get; set; }
    [BindProperty] public List<string> Kinds { get; set; } = [];
    [BindProperty] public string? IsTrue { get; set; }
    [BindProperty] public string? DeclareWords { get; set; }

    public static readonly IReadOnlyList<Choice> Truths = [new("yes", "All of it is so"), new("no", "Something is not so, or has changed")];

    public RegistrantFile Registrant { get; private set; } = null!;
    public Registration Registration { get; private set; } = null!;
    public Checklist List { get; private set; } = null!;
    public IReadOnlyList<Choice> LearningKinds { get; private set; } = [];
    public IReadOnlyList<(string Register, string Rule, string Have, bool Met)> Elsewhere { get; private set; } = [];
    public bool Saved { get; private set; }
    public DateOnly Today => clock.Today;

    public RuleHead? RuleOf(string id) => Registrant.Rules.Heads.FirstOrDefault(h => h.Id == id);

    public async Task<IActionResult> OnGet(int ordinal, bool saved, CancellationToken stop)
    {
        Saved = saved;
        if (!await Read(ordinal, stop))
            return NotFound();
        On = Today;
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<RegistrantPrivate>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == Registrant.Registrant.Id, stop) is { } own)
            (Email, Phone, Address, Postcode) = (own.Email, own.Phone, own.Address, own.Postcode);
        return Page();
    }

    public Task<IActionResult> OnPostContact(int ordinal, CancellationToken stop) => Do(ordinal, () => RenewRegistration.ConfirmContact(store, packs, visit.Actor, ordinal, new(Email, Phone, Address, Postcode), stop), stop);

    public Task<IActionResult> OnPostLearning(int ordinal, CancellationToken stop) => Do(ordinal, async () =>
    {
        try
        {
            await RenewRegistration.RecordLearning(store, packs, visit.Actor, ordinal, new(On, Minutes, LearningTitle, Words, Peer, Kinds), stop);
        }
        catch (AnswersRefusedException refused)
        {
            throw new AnswersRefusedException([.. refused.Faults.Select(f => f.Question == "Title" ? f with { Question = "LearningTitle" } : f)]);
        }
    }, stop);

    public Task<IActionResult> OnPostDeclare(int ordinal, CancellationToken stop) => Do(ordinal, () => IsTrue is "yes" or "no"
        ? RenewRegistration.RunDeclare(store, packs, visit.Actor, ordinal, IsTrue == "yes", DeclareWords, stop)
        : throw new AnswersRefusedException([new("IsTrue", "Say whether it is so")]), stop);

    private async Task<IActionResult> Do(int ordinal, Func<Task> what, CancellationToken stop)
    {
        if (!await Read(ordinal, stop))
            return NotFound();
        await visit.Release();
        return await Saving.Save(this, ["Email", "Phone", "Address", "Postcode", "On", "Minutes", "LearningTitle", "Words", "Peer", "Kinds", "IsTrue", "DeclareWords"], async () =>
        {
            await what();
            return $"/me/registration/{ordinal}/renew?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(int ordinal, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await MyFile.Find(db, packs, visit.Actor, stop) is not { } file || file.Find(ordinal) is not { } registration || !file.Judge(registration, Today).OnRegister)
            return false;
        (Registrant, Registration) = (file, registration);
        var facts = file.Facts(ordinal);
        List = Checklist.Of(facts, file.Rules, registration.Part, Today);
        LearningKinds = [.. packs.Countries[0].List("learning-kinds").On(Today).Select(k => new Choice(k.Code, k.Label))];
        var admitted = Judging.First(facts, FactKind.Admitted, Today)!.Value;
        Elsewhere = [.. packs.Registers.Select(r => Judged(r, facts, admitted)).OfType<(string, string, string, bool)>()];
        return true;
    }

    /// <summary>The same learning by another register's rules.</summary>
    private (string Register, string Rule, string Have, bool Met)? Judged(RegisterRules rules, Fact[] facts, DateOnly admitted)
    {
        var period = Periods.Of(rules, admitted < rules.Renewals.Min(r => r.Head.From) ? rules.Renewals.Min(r => r.Head.From) : admitted, Today);
        var done = LearningDone.Of([.. facts.Select(f => f with { Period = -1 })], rules, rules.Id == Registrant.Registrant.Register ? Registration.Part : "", period.Start, period.End, period.Number, Today);
        return done.Rule is null ? null : (rules.Name, done.Rule.Head.Text, Counted(done.Rule.Unit, done.Have, done.Need, done.Peer, done.Rule.Peer), done.Met);
    }

    public static string Counted(LearningUnit unit, long have, long need, int peer = 0, int peerNeed = 0) => unit switch
    {
        LearningUnit.Minutes => $"{Format.Number(have / 60)} of {Format.Count(need / 60, "hour", "hours")}",
        LearningUnit.Credits => $"{have / 100m:0.##} of {need / 100m:0.##} credits",
        LearningUnit.Elements => $"{have} of {Format.Count(need, "core element", "core elements")}",
        _ => $"{have} of {Format.Count(need, "piece", "pieces")}{(peerNeed > 0 ? $", {peer} of {peerNeed} talked over with a peer" : "")}",
    };

    /// <summary>Whether an item can be done here now.</summary>
    public bool CanDo(ItemKind kind) => List.Items.Any(i => i.Kind == kind && i.State is ItemState.ToDo or ItemState.Late);

    public int Left => List.Items.Count(i => i.State is ItemState.ToDo or ItemState.Late);

    public string Heading(ItemKind kind) => kind switch { ItemKind.Contact => "Contact details", ItemKind.Learning => "Learning", ItemKind.Qualification => "Qualification", ItemKind.Declaration => "Declaration", _ => "Fee" };

    public (string Words, Tone Tone) State(ChecklistItem item) => item.State switch
    {
        ItemState.Done => (item.Done is { } day ? $"Done on {Format.Date(day)}" : "Done", Tone.Ok),
        ItemState.NotNeeded => ("Nothing is needed", Tone.Plain),
        ItemState.ToDo => (item.Due is { } due ? $"To do by {Format.Date(due.AddDays(item.Kind == ItemKind.Fee ? 0 : -1))}" : "To do", Tone.Info),
        ItemState.Late => ("Late: do it now", Tone.Stop),
        ItemState.WaitsForUs => ("Waits for the register", Tone.Plain),
        _ => ($"Opens on {Format.Date(item.Opens)}", Tone.Plain),
    };

    public string Mend(ChecklistItem item) => item.Kind switch
    {
        ItemKind.Fee when item.State is ItemState.ToDo or ItemState.Late => $"{Format.Money(item.Need - item.Have)} is to be paid. Give your number {RegistrationNumber.Words(Registrant.Registrant.Number)} with the payment; the office records it. No card can be taken here.",
        ItemKind.Fee when item.State == ItemState.WaitsForUs => "You have not been asked for it yet. It cannot be late before you were.",
        ItemKind.Learning when RuleOf(item.Rule) is not null && Registrant.Rules.Learning.First(r => r.Head.Id == item.Rule) is var rule => Counted(rule.Unit, item.Have, item.Need),
        ItemKind.Qualification when item.State is ItemState.ToDo or ItemState.Late => "Gain it and tell the office; the time can be extended by a person.",
        _ => "",
    };
}
