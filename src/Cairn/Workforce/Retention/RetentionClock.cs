using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Asks once a day for a run of the retention rules; of several programs on one database only the first to ask is heard.</summary>
public sealed class RetentionClock(Store store, JobWorker worker, ILogger<RetentionClock> log) : BackgroundService
{
    public static readonly Verb Verb = new("AskForRetention", "The retention rules are to be run today.");
    public const string Kind = "retention";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                if (await Ask(store, stoppingToken))
                    worker.Wake();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The retention rules could not be asked for: {Kind}", e.GetType().Name);
            }
        }
    }

    /// <returns>Whether a run was asked for: false where there was one today.</returns>
    internal static async Task<bool> Ask(Store store, CancellationToken stop)
    {
        var asked = false;
        await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty, Key: Platform.Site.Format.IsoDate(store.Clock.Today)), db =>
        {
            asked = true;
            return Task.FromResult(JobWorker.Add(db, Kind, Guid.Empty, Guid.Empty, "{}").Id);
        }, stop);
        return asked;
    }

    internal static async Task Work(JobRun run)
    {
        await run.Report("Erasing what is past its time", 0, 0);
        await RunRetention.Run(run.Store, Packs.Load(Packs.Beside), (done, total) => run.Report("Erasing what is past its time", done, total), run.Stop);
    }
}
