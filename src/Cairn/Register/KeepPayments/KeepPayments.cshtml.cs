using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What a file of payments would do, line by line, before it is kept; and what of it waits or was settled (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class KeepPaymentsPage(Store store, Visit visit, RegisterFacts facts, Packs packs, JobWorker jobs) : PageModel
{
    public const int Size = 100;

    private static readonly string[] Questions = ["Why"];

    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(SupportsGet = true)] public int After { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public int Told { get; set; }
    [BindProperty] public string? Why { get; set; }

    public new PaymentFile File { get; private set; } = null!;

    /// <summary>How many kept and settled, and how many wait, by what they are found to be now.</summary>
    public IReadOnlyList<(string Id, string Words, int Count)> Groups { get; private set; } = [];

    public IReadOnlyList<PaymentLine> Leaf { get; private set; } = [];
    public int InGroup { get; private set; }
    public IReadOnlyDictionary<Guid, (string Name, long Number)> Who { get; private set; } = new Dictionary<Guid, (string, long)>();

    /// <summary>Due to the penny, and not asked to be kept.</summary>
    public int Due { get; private set; }

    /// <summary>Asked to be kept, whose turn has not come.</summary>
    public int Turns { get; private set; }

    /// <summary>The job that keeps them.</summary>
    public Job? Job { get; private set; }

    public int Waiting { get; private set; }
    public int Kept { get; private set; }
    public long DuePence { get; private set; }

    public string Here => PaymentPages.Of(File.Id);

    public string Address(string show, int after) => $"{Here}?Show={show}&After={after}";

    public async Task<IActionResult> OnGet(Guid file, CancellationToken stop) => await Read(file, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid file, CancellationToken stop)
    {
        await visit.Release();
        return await Saving.Save(this, Questions, async () =>
        {
            await KeepPayments.Run(store, facts, packs, visit.Actor, new(file, Version, Told), stop);
            jobs.Wake();
            return $"{PaymentPages.Of(file)}?Show=kept";
        }) ?? (await Read(file, stop) ? Page() : NotFound());
    }

    public async Task<IActionResult> OnPostAgain(Guid file, CancellationToken stop)
    {
        await visit.Release();
        return await Saving.Save(this, [], async () =>
        {
            await KeepDue.Again(store, visit.Actor, file, stop);
            jobs.Wake();
            return PaymentPages.Of(file);
        }) ?? (await Read(file, stop) ? Page() : NotFound());
    }

    public async Task<IActionResult> OnPostAside(Guid file, CancellationToken stop)
    {
        await visit.Release();
        return await Saving.Save(this, Questions, async () =>
        {
            await SettlePayment.Run(store, packs, visit.Actor, new(file, null, "aside", null, Why), stop);
            return PaymentPages.Of(file);
        }) ?? (await Read(file, stop) ? Page() : NotFound());
    }

    private async Task<bool> Read(Guid id, CancellationToken stop)
    {
        await facts.Follow(stop);
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<PaymentFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop) is not { } file)
            return false;
        File = file;
        var lines = await db.Set<PaymentLine>().AsNoTracking().Where(l => l.FileId == id).OrderBy(l => l.Place).ToListAsync(stop);
        HashSet<int> turns = file.Kept is null ? [] : lines.Where(l => l is { Waits: true, Outcome: PaymentOutcome.Due }).Select(l => l.Place).ToHashSet();
        (Turns, Job) = (turns.Count, turns.Count > 0 ? await KeepDue.JobOf(db, id, stop) : null);
        // As it stands now: since the file came, somebody may have paid by hand, or applied.
        await PaymentReading.Judge(db, lines, await PaymentReading.Numbers(db, lines.Where(l => l.Waits), stop), r => PaymentJudge.Of(facts, packs, r), stop);
        var due = lines.Where(l => l is { Waits: true, Outcome: PaymentOutcome.Due } && !turns.Contains(l.Place)).ToList();
        (Due, DuePence, Waiting, Kept, Version, Told) = (due.Count, due.Sum(l => l.Pence!.Value), lines.Count(l => l.Waits) - Turns, lines.Count(l => l is { FactNumber: not null, How: null }), file.Version, due.Count);
        ModelState.Remove(nameof(Version));
        ModelState.Remove(nameof(Told));
        var groups = lines.GroupBy(l => Group(l, turns)).OrderBy(g => g.Key.Order).ToList();
        Groups = [.. groups.Select(g => (g.Key.Id, g.Key.Words, g.Count()))];
        var shown = groups.FirstOrDefault(g => g.Key.Id == Show) ?? groups[0];
        (Show, InGroup) = (shown.Key.Id, shown.Count());
        After = Math.Clamp(After, 0, InGroup - 1);
        Leaf = [.. shown.Skip(After).Take(Size)];
        var ids = Leaf.Select(l => l.RegistrantId).OfType<Guid>().Distinct().ToList();
        Who = (await db.Set<Registrant>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(stop)).ToDictionary(r => r.Id, r => (r.Name, r.Number));
        return true;
    }

    private static (int Order, string Id, string Words) Group(PaymentLine line, HashSet<int> turns) => line switch
    {
        _ when turns.Contains(line.Place) => (25, "turn", "Being kept"),
        { Waits: true, Outcome: PaymentOutcome.Due } => (20, "due", $"{PaymentWords.Of(line.Outcome)}: would be kept"),
        { Waits: true } => ((int)line.Outcome, line.Outcome.ToString(), PaymentWords.Of(line.Outcome)),
        { How: { } how } => (40 + (int)how, how.ToString(), PaymentWords.Settled(how)),
        _ => (30, "kept", "Kept with the file"),
    };
}
