using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Cairn.Platform.Site;

/// <summary>How often one address may search what everybody may search.</summary>
/// <param name="PerMinute">Searches that it earns back in a minute.</param>
/// <param name="Burst">Searches that it may make at once when it has been quiet.</param>
public sealed record PublicLimits(int PerMinute = 30, int Burst = 60);

/// <summary>Counts the searches of each address. Behind a proxy the address is the one that a trusted proxy tells; each instance counts for itself.</summary>
public sealed class PublicLimiter(Settings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> addresses = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ =>
    {
        var each = Math.Max(1, settings.Public.PerMinute / 60);
        return new TokenBucketRateLimiterOptions { TokenLimit = settings.Public.Burst, TokensPerPeriod = each, ReplenishmentPeriod = TimeSpan.FromMinutes((double)each / settings.Public.PerMinute) };
    }));

    /// <returns>Null where it may search; else how long it is to wait.</returns>
    public TimeSpan? Wait(IPAddress? address)
    {
        using var lease = addresses.AttemptAcquire(Key(address));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(2);
    }

    /// <summary>One household or office has a whole network of the newer addresses, and would be a new caller with each of them.</summary>
    internal static string Key(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    public void Dispose() => addresses.Dispose();
}
