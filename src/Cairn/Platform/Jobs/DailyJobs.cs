using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Platform.Jobs;

/// <summary>Asks once a day for each job of <see cref="House.Daily"/>; of several programs on one database only the first to ask is heard.</summary>
public sealed class DailyJobs(Store store, House house, JobWorker worker, ILogger<DailyJobs> log) : BackgroundService
{
    public static readonly Verb Verb = new("AskForDailyJob", "A job of every day is to be run today.");

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; !stoppingToken.IsCancellationRequested; wait = Look)
        {
            try
            {
                await Task.Delay(wait, stoppingToken);
                foreach (var kind in house.Daily)
                    if (await Ask(store, kind, stoppingToken))
                        worker.Wake();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("A job of every day could not be asked for: {Kind}", e.GetType().Name);
            }
        }
    }

    /// <returns>Whether a run was asked for: false where there was one today.</returns>
    internal static async Task<bool> Ask(Store store, string kind, CancellationToken stop)
    {
        var asked = false;
        await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty, Key: $"{kind} {Site.Format.IsoDate(store.Clock.Today)}"), db =>
        {
            asked = true;
            return Task.FromResult(JobWorker.Add(db, kind, Guid.Empty, Guid.Empty, "{}").Id);
        }, stop);
        return asked;
    }
}
