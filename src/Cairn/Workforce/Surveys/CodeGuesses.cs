using System.Threading.RateLimiting;

namespace Cairn.Workforce;

/// <summary>Holds up whoever tries codes: after so many wrong ones in a minute no code from that network is looked at until the minute is over.</summary>
public sealed class CodeGuesses : IDisposable
{
    public const int PerMinute = 20;

    private readonly PartitionedRateLimiter<string> networks = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetFixedWindowLimiter(network, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <param name="network">Address that asks; kept in memory for the minute alone.</param>
    public bool MayTry(string network)
    {
        using var lease = networks.AttemptAcquire(network, 0);
        return lease.IsAcquired;
    }

    public void Wrong(string network) => networks.AttemptAcquire(network).Dispose();

    public void Dispose() => networks.Dispose();
}
