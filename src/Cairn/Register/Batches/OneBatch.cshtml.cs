using Cairn.Engine.Registration;
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

/// <summary>A batch of ends: what is still to be done before it can be signed, and each of its lines as it stands now (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class OneBatchPage(Store store, Visit visit, RegisterFacts facts, Packs packs, JobWorker jobs, Clock clock) : PageModel
{
    public const int Size = 50;

    private static readonly string[] Questions = ["Mended", "StopReason", "ReverseAllWhy"];

    /// <summary>Kinds of lines by which the list is cut, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<(string Code, string Words)> Cuts =
    [
        ("end", "End, or ended"), ("waiting", "Signed, and being put in"), ("sample", "In the sample"), ("no-notice", "No notice yet"), ("spared", "Left out since"), ("ring", "To be rung"), ("others", "Left out from the beginning"), ("out", "Taken out"), ("undone", "Undone"),
    ];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Mended { get; set; }
    [BindProperty] public string? StopReason { get; set; }
    [BindProperty] public string? ReverseAllWhy { get; set; }

    public BatchRead Read { get; private set; } = null!;
    public EndBatch Batch => Read.Batch;
    public string Show { get; private set; } = "";
    public int After { get; private set; }
    public int Of { get; private set; }
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public IReadOnlyList<EndLine> Leaf { get; private set; } = [];
    public IReadOnlyDictionary<Guid, (string Name, long Number)> Names { get; private set; } = new Dictionary<Guid, (string, long)>();
    public IReadOnlyDictionary<Guid, string> Accounts { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<string> Against { get; private set; } = [];
    public string? Done { get; private set; }
    public DateOnly Today => clock.Today;

    /// <summary>The job that puts the ends in; null where it is not signed, or was before jobs did it.</summary>
    public Job? Job { get; private set; }

    /// <summary>Lines that are signed and whose turn has not come.</summary>
    public int Waiting => Read.Lines.Count(Read.Waits);

    public int Within => Read.Lines.Count(l => l.In);

    /// <summary>Ends that are in and not undone.</summary>
    public int Undoable => Read.Lines.Count(l => l is { EndNumber: not null, Reversed: null });

    public string Words(string cut) => cut == "end" && Batch.Open ? "Would end" : Cuts.First(c => c.Code == cut).Words;

    public DateOnly DayOf(DateTime at) => clock.DateOf(at);

    public string By(Guid? account) => account is { } id ? Accounts.GetValueOrDefault(id) ?? "" : "";

    public string Address(string show, int after = 0) => $"{BatchPages.Of(Batch.Id)}?show={show}&after={after}#lines";

    public async Task<IActionResult> OnGet(Guid batch, string? show, int after, string? done, CancellationToken stop)
    {
        Done = done;
        return await Fill(batch, show, after, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostDraw(Guid batch, CancellationToken stop) => Do(batch, "drawn", () => DrawSample.Run(store, visit.Actor, new(batch, Version, Mended), stop), stop);

    public Task<IActionResult> OnPostStop(Guid batch, CancellationToken stop) => Do(batch, "stopped", () => StopBatch.Run(store, visit.Actor, new(batch, StopReason), stop), stop);

    public Task<IActionResult> OnPostReverse(Guid batch, CancellationToken stop) => Do(batch, "undone", () => ReverseEnd.Run(store, packs, visit.Actor, new(batch, null, ReverseAllWhy), stop), stop);

    public Task<IActionResult> OnPostAgain(Guid batch, CancellationToken stop) => Do(batch, "again", async () =>
    {
        await EndSigned.Again(store, visit.Actor, batch, stop);
        jobs.Wake();
    }, stop);

    private async Task<IActionResult> Do(Guid batch, string done, Func<Task> what, CancellationToken stop)
    {
        await visit.Release();
        var onward = await Saving.Save(this, Questions, async () =>
        {
            await what();
            return $"{BatchPages.Of(batch)}?done={done}";
        });
        return onward ?? (await Fill(batch, null, 0, stop) ? Page() : NotFound());
    }

    private async Task<bool> Fill(Guid batch, string? show, int after, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await BatchRead.Of(db, facts, packs, batch, clock.Today, stop) is not { } read)
            return false;
        (Read, Version) = (read, read.Batch.Version);
        Counts = Cuts.ToDictionary(c => c.Code, c => read.Lines.Count(l => Is(c.Code, l)));
        Show = Counts.GetValueOrDefault(show ?? "") > 0 ? show! : Cuts.Select(c => c.Code).FirstOrDefault(c => Counts[c] > 0) ?? "end";
        Of = Counts[Show];
        After = Math.Clamp(after, 0, Math.Max(0, Of - 1));
        Leaf = [.. read.Lines.Where(l => Is(Show, l)).Skip(After).Take(Size)];
        Names = await BatchRead.Names(db, Leaf.Select(l => l.RegistrantId), stop);
        Accounts = await BatchRead.Accounts(db, [Batch.MadeBy, Batch.SignedBy, Batch.StoppedBy], stop);
        Job = Batch.JobId is { } job ? await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == job, stop) : null;
        Against = Batch.Open ? [.. SignBatch.Against(Batch, visit.Actor.Account, Today, read.Sample, read.Ending)] : [];
        return true;
    }

    private bool Is(string cut, EndLine line) => cut switch
    {
        "end" => Batch.Open ? Read.WouldEnd(line) : line is { EndNumber: not null, Reversed: null },
        "sample" => line.Draw == Batch.Draw,
        "no-notice" => Read.WouldEnd(line) && line.NoticeOn is null,
        "waiting" => Read.Waits(line),
        "spared" => Read.Spared(line),
        "ring" => line is { Outcome: BatchOutcome.FeeAndLearning, TakenOut: null },
        "others" => line is { Outcome: not (BatchOutcome.WouldEnd or BatchOutcome.FeeAndLearning), TakenOut: null },
        "out" => line.TakenOut is not null,
        _ => line.Reversed is not null,
    };
}
