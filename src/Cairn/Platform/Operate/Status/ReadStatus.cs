using System.Data.Common;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Operate;

/// <summary>Gathers how a Cairn stands, from inside the program that serves or beside it. What cannot be reached is said, not thrown.</summary>
public static class ReadStatus
{
    private static readonly TimeSpan FailedWithin = TimeSpan.FromDays(7);

    /// <param name="serving">Whether this very process serves the data.</param>
    public static async Task<Status> Run(Store store, bool serving, CancellationToken stop)
    {
        var settings = store.Settings;
        var last = Roots.Last(settings);
        var status = new Status(
            store.Clock.Now, serving ? Running.Since : null, Running.Version, settings.File(), store.Engine.Name, null, false, null, 0, 0,
            new DriveInfo(settings.File()).AvailableFreeSpace, new JobCounts(0, 0, 0, null), BackupList.Read(settings) is [.., var made] ? made : null, AuditChecked.Read(settings), last?.At, last?.Number ?? 0);
        try
        {
            await using (var connection = await store.Engine.OpenSnapshot(stop))
                status = status with { Schema = await Schema.Applied(connection, stop) is [.., var step] ? step : null };
            status = status with { SchemaCurrent = status.Schema == Schema.Scripts(store.Engine.Name)[^1].Name };
            var (database, log) = await store.Engine.Size(stop);
            status = status with { DatabaseBytes = database, LogBytes = log };
            // Tables of another schema may not be those that this program knows.
            return status.SchemaCurrent ? status with { Jobs = await Jobs(store, stop) } : status;
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            return status with { Problem = $"The database cannot be read ({e.GetType().Name})." };
        }
    }

    private static async Task<JobCounts> Jobs(Store store, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var since = store.Clock.Now - FailedWithin;
        var counts = await db.Set<Job>().Where(j => j.State != JobState.Done && (j.State != JobState.Failed || j.Finished > since))
            .GroupBy(j => j.State).Select(g => new { State = g.Key, Count = g.Count(), Oldest = g.Min(j => j.Created) }).ToListAsync(stop);
        int Of(JobState state) => counts.FirstOrDefault(c => c.State == state)?.Count ?? 0;
        return new JobCounts(Of(JobState.Waiting), Of(JobState.Running), Of(JobState.Failed), counts.FirstOrDefault(c => c.State == JobState.Waiting)?.Oldest);
    }
}
