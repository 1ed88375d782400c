using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Batches of ends, the newest first (R2).</summary>
public sealed class BatchesPage(Store store, Packs packs) : PageModel
{
    public const int Shown = 100;

    public sealed record Row(EndBatch Batch, string Register, int Within, int LeftOut, int Undone, string MadeBy);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Open { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        Open = await db.Set<EndBatch>().CountAsync(b => b.Signed == null && b.Stopped == null, stop);
        var batches = await db.Set<EndBatch>().AsNoTracking().OrderByDescending(b => b.Made).Take(Shown).ToListAsync(stop);
        var ids = batches.Select(b => b.Id).ToList();
        var counts = (await db.Set<EndLine>().Where(l => ids.Contains(l.BatchId)).GroupBy(l => new { l.BatchId, In = l.Outcome == BatchOutcome.WouldEnd && l.TakenOut == null && l.Spared == null, Undone = l.Reversed != null })
            .Select(g => new { g.Key.BatchId, g.Key.In, g.Key.Undone, Lines = g.Count() }).ToListAsync(stop)).ToDictionary(c => (c.BatchId, c.In, c.Undone), c => c.Lines);
        var names = await BatchRead.Accounts(db, batches.Select(b => (Guid?)b.MadeBy), stop);
        Rows = [.. batches.Select(b => new Row(b, packs.Register(b.Register).Name, counts.GetValueOrDefault((b.Id, true, false)), counts.GetValueOrDefault((b.Id, false, false)), counts.GetValueOrDefault((b.Id, true, true)), names.GetValueOrDefault(b.MadeBy) ?? ""))];
    }
}
