using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// Stages a return chunk by chunk, each in a transaction of its own with its checkpoint. The files are read again with the same
/// rules, the same day and the same held record as at the check, so the same rows come in the same order, also after a restart.
/// </summary>
internal sealed class TakeIn(JobRun run, Scope scope, Change change, Guid id)
{
    // A few hundredths of a second of the one writer's time: others save in between.
    private const int Chunk = 400;

    private sealed record Checkpoint(int Chunks);

    /// <summary>Called with the number of chunks saved so far: where a drill cuts the power.</summary>
    internal Action<int>? AfterChunk { get; init; }

    public async Task All()
    {
        var stop = run.Stop;
        Return source;
        HeldRecords held;
        List<ReturnDifference> leavers, closed;
        await using (var db = await run.Store.Read(scope, stop))
        {
            source = await db.Set<Return>().AsNoTracking().FirstAsync(r => r.Id == id, stop);
            held = await HeldRecords.Read(db, await HeldRecords.KeptElsewhereAtCheck(db, id, stop), stop);
            leavers = await NameLeavers.Missing(db, source.OrganisationId, id).AsNoTracking().Where(d => d.LeftOn != null).OrderBy(d => d.Id).ToListAsync(stop);
            closed = await CloseServices.Missing(db, source.OrganisationId, id).AsNoTracking().Where(d => d.LeftOn != null).OrderBy(d => d.Id).ToListAsync(stop);
        }
        var done = run.Checkpoint<Checkpoint>()?.Chunks ?? 0;
        var stage = new StageRows(source, held, run.Store.Clock.Now);
        var options = held.Options(source);
        var total = source.WorkplaceRows + source.StaffRows + source.TrainingRows;
        var (at, rows) = (0, 0);

        async Task Save(Func<Db, Task> staged, int count)
        {
            at++;
            rows += count;
            if (at > done)
            {
                await run.Write(scope, change, async db =>
                {
                    await staged(db);
                    return 0;
                }, new Checkpoint(at));
                await run.Report("Taking in", rows, Math.Max(total, rows));
                AfterChunk?.Invoke(at);
            }
        }

        await Pump.Run<object>(Chunk, emit => ReturnsCheck.Run(ReturnFolder.Files(run.Store.Settings, id), options, new ReturnsHandlers
        {
            Workplace = (_, row) => emit(row),
            Staff = (place, row) => emit((place, row)),
            Training = (_, row) => emit(row),
        }, stop), async items =>
        {
            // Identity is worked out for every chunk, also those saved before a restart: later chunks refer to it.
            stage.Identify(items);
            await Save(db => stage.Save(db, items, stop), items.Count);
        }, stop);

        foreach (var some in leavers.Chunk(Chunk))
            await Save(db => stage.End(db, some, stop), some.Length);
        foreach (var some in closed.Chunk(Chunk))
            await Save(db => stage.Close(db, some, stop), some.Length);
    }
}
