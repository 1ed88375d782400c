using Cairn.Platform;
using Cairn.Platform.Jobs;

namespace Cairn.Register;

/// <summary>Makes the open data each day, and at once when it had to be taken away. A large one waits some minutes after a start: whoever asks then is served first.</summary>
public sealed class OpenRegisterWriter(OpenRegister open, RegisterFacts facts, Clock clock, ILogger<OpenRegisterWriter> log) : BackgroundService
{
    private const int Large = 500_000;

    private static readonly TimeSpan first = TimeSpan.FromMinutes(5), look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var began = clock.Now;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(look, stoppingToken);
                if (open.Due && (facts.Places.Count() < Large || clock.Now - began > first))
                    await open.Make(new Gently(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("The open data of the register could not be made: {Kind}", e.GetType().Name);
            }
        }
    }
}
