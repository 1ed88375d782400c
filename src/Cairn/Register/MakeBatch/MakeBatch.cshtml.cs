using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>Whom an end would take off and whom it leaves out, with reason and rule, before anything is kept; and making the batch of it (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class MakeBatchPage(Store store, Visit visit, RegisterFacts facts, Packs packs, Clock clock) : PageModel
{
    public const int Size = 50;

    private static readonly string[] Questions = ["Register", "End", "Day"];

    [BindProperty(SupportsGet = true)] public string? Register { get; set; }
    [BindProperty(SupportsGet = true)] public string? End { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(SupportsGet = true)] public int After { get; set; }
    [BindProperty] public int Told { get; set; }

    public static readonly IReadOnlyList<Choice> Kinds = [.. BatchEnds.Kinds.Select(k => new Choice(k.ToString(), BatchWords.Of(k)))];

    public IReadOnlyList<Choice> Registers { get; private set; } = [];
    public MakeBatch.Plan? Plan { get; private set; }
    public IReadOnlyList<(BatchOutcome Outcome, int Count)> Groups { get; private set; } = [];
    public BatchOutcome Shown { get; private set; } = BatchOutcome.WouldEnd;
    public IReadOnlyList<(BatchMember Member, string Name, string Part, IReadOnlyList<Reason> Reasons)> Leaf { get; private set; } = [];

    public int Ending => Of(BatchOutcome.WouldEnd);
    public int LeftOut => Groups.Sum(g => g.Count) - Ending;
    public string DayHint => $"Notice must reach everybody some weeks before, so not before {Format.Date(clock.Today.AddDays(Notice))}";

    private int Notice => Register is { } id && packs.Registers.FirstOrDefault(r => r.Id == id) is { Ends: { Count: > 0 } ends } ? ends.Max(e => e.NoticeDays) : 28;

    public int Of(BatchOutcome outcome) => Groups.FirstOrDefault(g => g.Outcome == outcome).Count;

    /// <summary>Rules that the leaf's reasons name, in the order in which they come.</summary>
    public IReadOnlyList<RuleHead> Rules { get; private set; } = [];

    public string RuleMark(string id) => Rules.Select((r, n) => (r.Id, N: n + 1)).FirstOrDefault(r => r.Id == id) is { N: > 0 and var n } ? $"(rule {n})" : "";

    public string Address(BatchOutcome show, int after) => $"/office/batches/new?asked=true&Register={Register}&End={End}&Day={Format.IsoDate(Day!.Value)}&Show={show}&After={after}";

    public async Task OnGet(bool asked, CancellationToken stop)
    {
        await Choices(stop);
        if (!asked || Registers.Count == 0)
        {
            ModelState.Clear();
            return;
        }
        if (ModelState.IsValid)
            await Preview(stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await Choices(stop);
        await visit.Release();
        if (await Saving.Save(this, Questions, async () => BatchPages.Of(await MakeBatch.Run(store, facts, packs, visit.Actor, new(Register, End, Day, Told), stop))) is { } onward)
            return onward;
        await Preview(stop);
        return Page();
    }

    private async Task Choices(CancellationToken stop)
    {
        await facts.Follow(stop);
        Registers = [.. facts.Kept.Select(r => new Choice(r, packs.Register(r).Name))];
        Register ??= Registers is [var first, ..] ? first.Value : null;
    }

    private async Task Preview(CancellationToken stop)
    {
        try
        {
            Plan = MakeBatch.Check(packs, facts.Kept, clock.Today, Register, End, Day);
        }
        catch (AnswersRefusedException refused)
        {
            foreach (var fault in refused.Faults.Where(f => ModelState[f.Question]?.Errors.Count is null or 0))
                ModelState.AddModelError(fault.Question, fault.Text);
            return;
        }
        await using var db = await store.Read(Scope.System, stop);
        var members = await BatchPreview.Of(db, facts, packs, Plan.Rules.Id, Plan.Kind, Plan.Day, clock.Today, stop);
        Groups = [.. members.GroupBy(m => m.View.Outcome).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))];
        Shown = Enum.TryParse<BatchOutcome>(Show, out var show) && Of(show) > 0 ? show : Groups is [var first, ..] ? first.Outcome : BatchOutcome.WouldEnd;
        After = Math.Clamp(After, 0, Math.Max(0, Of(Shown) - 1));
        var leaf = members.Where(m => m.View.Outcome == Shown).OrderBy(m => m.Registrant.Number).ThenBy(m => m.Ordinal).Skip(After).Take(Size).ToList();
        var names = await BatchRead.Names(db, leaf.Select(m => m.Registrant.Id), stop);
        Leaf = [.. leaf.Select(m => (m, names.GetValueOrDefault(m.Registrant.Id).Name ?? "", Plan.Rules.Parts.First(p => p.Head.Id == m.Registrant.Parts[m.Ordinal - 1]).Label, m.View.Reasons))];
        Rules = [.. leaf.SelectMany(m => m.View.Reasons).Select(r => r.Rule).Distinct().Select(id => Plan.Rules.Heads.FirstOrDefault(h => h.Id == id)).OfType<RuleHead>()];
    }
}
