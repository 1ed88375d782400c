using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// While a survey is open, what its box held before each answer is cleared from the database's own pages every few minutes: one such state
/// after another would tell answer by answer what came (docs/decisions/0014).
/// </summary>
public sealed class SweepSurveys(Store store, ILogger<SweepSurveys> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Try(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task Try(CancellationToken stop)
    {
        try
        {
            await Run(store, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The database may be away; the next time will do.
            log.LogWarning("Earlier states of surveys were not cleared: {Kind}", e.GetType().FullName);
        }
    }

    /// <returns>Whether a survey is open, so that there was something to clear.</returns>
    public static async Task<bool> Run(Store store, CancellationToken stop)
    {
        bool open;
        await using (var db = await store.Read(Scope.System, stop))
            open = await db.Set<Survey>().AnyAsync(s => s.State == SurveyState.Open, stop);
        if (open)
            await store.Engine.Scrub(CloseSurvey.Tables, stop);
        return open;
    }
}
