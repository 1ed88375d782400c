using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>What exactly a signature would do to each, and the signature (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class SignBatchPage(Store store, Visit visit, RegisterFacts facts, Packs packs, JobWorker jobs, Clock clock) : PageModel
{
    public const int Size = 100;

    [BindProperty] public long Version { get; set; }
    [BindProperty] public int Told { get; set; }
    [BindProperty] public List<string> Say { get; set; } = [];

    public static readonly IReadOnlyList<Choice> Says = [new("yes", "I have read what happens to each of them, and did not make this batch")];

    public BatchRead Read { get; private set; } = null!;
    public IReadOnlyList<string> Against { get; private set; } = [];
    public int Ending { get; private set; }
    public int Spared { get; private set; }
    public int After { get; private set; }
    public int Of { get; private set; }
    public IReadOnlyList<EndLine> Leaf { get; private set; } = [];
    public IReadOnlyDictionary<Guid, (string Name, long Number)> Names { get; private set; } = new Dictionary<Guid, (string, long)>();

    public string Address(int after) => $"{BatchPages.Of(Read.Batch.Id)}/sign?after={after}";

    public async Task<IActionResult> OnGet(Guid batch, int after, CancellationToken stop)
    {
        if (!await Fill(batch, after, stop))
            return NotFound();
        Version = Read.Batch.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid batch, CancellationToken stop)
    {
        await visit.Release();
        var onward = await Saving.Save(this, [], async () =>
        {
            await SignBatch.Run(store, facts, packs, visit.Actor, new(batch, Version, Told, Say.Count > 0), stop);
            jobs.Wake();
            return $"{BatchPages.Of(batch)}?done=signed";
        });
        if (onward is not null)
            return onward;
        if (!await Fill(batch, 0, stop))
            return NotFound();
        // Shown anew with what it says now, it is signed as it is now.
        ModelState.Remove(nameof(Version));
        Version = Read.Batch.Version;
        return Page();
    }

    private async Task<bool> Fill(Guid batch, int after, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await BatchRead.Of(db, facts, packs, batch, clock.Today, stop) is not { } read)
            return false;
        Read = read;
        var (within, ending) = (read.Lines.Where(l => l.In).ToList(), read.Ending);
        (Of, Ending, Spared) = (within.Count, ending.Count, within.Count - ending.Count);
        After = Math.Clamp(after, 0, Math.Max(0, Of - 1));
        Leaf = [.. within.Skip(After).Take(Size)];
        Names = await BatchRead.Names(db, Leaf.Select(l => l.RegistrantId), stop);
        Against = [.. SignBatch.Against(read.Batch, visit.Actor.Account, clock.Today, read.Sample, ending)];
        return true;
    }
}
