namespace Cairn.Platform.Webhooks;

/// <summary>Once a second: what is new is put into messages, and what is due is sent; once an hour what is old is forgotten.</summary>
public sealed class WebhookWorker(TellWebhooks tell, SendWebhooks send, Clock clock, ILogger<WebhookWorker> log) : BackgroundService
{
    private static readonly TimeSpan between = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forgotten = clock.Now;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await tell.Run(stoppingToken);
                while (await send.Run(stoppingToken) > 0)
                {
                }
                if (clock.Now - forgotten > TimeSpan.FromHours(1) && await send.Forget(stoppingToken) == 0)
                    forgotten = clock.Now;
                await Task.Delay(between, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Telling other systems failed: {Kind}", e.GetType().Name);
                await Task.Delay(between, stoppingToken);
            }
        }
    }
}
