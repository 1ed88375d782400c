using System.Net;
using System.Threading.RateLimiting;

namespace Cairn.Platform.Site;

/// <summary>
/// Holds up whoever tries codes, of surveys and of concerns alike: after so many wrong ones in a minute no code from that network is
/// looked at until the minute is over, whether it would have worked or not.
/// </summary>
public sealed class CodeGuesses : IDisposable
{
    public const int PerMinute = 20;

    /// <summary>What is said then.</summary>
    public const string TooMany = "Too many codes that do not work came from your network. Wait a minute, then try again";

    private readonly PartitionedRateLimiter<string> networks = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetFixedWindowLimiter(network, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <param name="network">Address that asks; kept in memory for the minute alone.</param>
    public bool MayTry(IPAddress? network)
    {
        using var lease = networks.AttemptAcquire(PublicLimiter.Key(network), 0);
        return lease.IsAcquired;
    }

    public void Wrong(IPAddress? network) => networks.AttemptAcquire(PublicLimiter.Key(network)).Dispose();

    public void Dispose() => networks.Dispose();
}
