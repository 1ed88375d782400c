using Cairn.Platform;

namespace Cairn.Register;

/// <summary>Reads the register after the start, and once a second what another instance has changed, so that no page waits for either.</summary>
public sealed class RegisterFollower(House house, RegisterFacts facts, RegisterSearch search, ILogger<RegisterFollower> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        search.Follow();
        // The register is in memory here already; the job need not read it for itself.
        house.Jobs[AskFees.Kind] = run => AskFees.Work(run, facts);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await facts.Follow(stoppingToken, exactly: true);
                await Task.Delay(Between, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Following the register failed: {Kind}", e.GetType().Name);
                await Task.Delay(Between, stoppingToken);
            }
        }
    }
}
