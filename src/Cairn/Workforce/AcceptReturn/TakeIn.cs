using System.Diagnostics;
using System.Text.Json.Serialization;
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
    private const int Leavers = 400;

    // Chunks may be of other sizes after a restart, so rows are counted. What cannot be read as that stops the job: a guess would double.
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Checkpoint(int Rows);

    /// <summary>Called with the number of rows saved so far: where a drill cuts the power.</summary>
    internal Action<int>? AfterChunk { get; init; }

    internal int FirstChunk { get; init; } = Pump.First;

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
        var done = run.Checkpoint<Checkpoint>()?.Rows ?? 0;
        var stage = new StageRows(source, held, run.Store.Clock.Now, run.Store.Keys);
        var options = held.Options(source);
        var total = source.WorkplaceRows + source.StaffRows + source.TrainingRows;
        var rows = 0;

        async Task<TimeSpan> Save<T>(IReadOnlyList<T> items, Func<Db, IReadOnlyList<T>, Task> staged)
        {
            var left = items.Skip(done - rows).ToList();
            rows += items.Count;
            if (left.Count == 0)
                return TimeSpan.Zero;
            long began = 0;
            await run.Write(scope, change, async db =>
            {
                began = Stopwatch.GetTimestamp();
                await staged(db, left);
                return 0;
            }, new Checkpoint(rows));
            var took = Stopwatch.GetElapsedTime(began);
            await run.Report("Taking in", rows, Math.Max(total, rows));
            AfterChunk?.Invoke(rows);
            return took;
        }

        await Pump.Run<object>(emit => ReturnsCheck.Run(ReturnFolder.Files(run.Store.Settings, id), options, new ReturnsHandlers
        {
            // Identity is worked out for every row, also those saved before a restart: later ones refer to it.
            Workplace = (_, row) => emit(stage.Identify(row)),
            Staff = (place, row) => emit(stage.Identify(place, row)),
            Training = (_, row) => emit(stage.Identify(row)),
        }, stop), items => Save(items, (db, left) => stage.Save(db, left, stop)), stop, FirstChunk);

        foreach (var some in leavers.Chunk(Leavers))
            await Save(some, (db, left) => stage.End(db, left, stop));
        foreach (var some in closed.Chunk(Leavers))
            await Save(some, (db, left) => stage.Close(db, left, stop));
    }
}
