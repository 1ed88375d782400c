using System.Threading.RateLimiting;

namespace Cairn.Platform.Api;

/// <summary>How often machines may ask.</summary>
/// <param name="PerMinute">Requests that a key earns back in a minute.</param>
/// <param name="Burst">Requests that it may make at once when it has been quiet.</param>
/// <param name="WrongPerMinute">Wrong keys that one address may send in a minute and be told that they are wrong.</param>
public sealed record ApiLimits(int PerMinute = 600, int Burst = 600, int WrongPerMinute = 30);

/// <summary>Counts the requests of each key, and the wrong keys of each address. One process holds the data, so it counts them all.</summary>
public sealed class ApiLimiter(Settings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> keys = PartitionedRateLimiter.Create<Guid, Guid>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ =>
    {
        var each = Math.Max(1, settings.Api.PerMinute / 60);
        return new TokenBucketRateLimiterOptions { TokenLimit = settings.Api.Burst, TokensPerPeriod = each, ReplenishmentPeriod = TimeSpan.FromMinutes((double)each / settings.Api.PerMinute) };
    }));

    private readonly PartitionedRateLimiter<string> addresses = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.Api.WrongPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <returns>Null where the key may ask; else how long it is to wait.</returns>
    public TimeSpan? Wait(Guid key) => Wait(keys.AttemptAcquire(key));

    /// <summary>Counts a wrong key. A right one from the same address is never held up by it.</summary>
    public TimeSpan? WaitAfterWrong(string address) => Wait(addresses.AttemptAcquire(address));

    private static TimeSpan? Wait(RateLimitLease lease)
    {
        using (lease)
            return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    public void Dispose()
    {
        keys.Dispose();
        addresses.Dispose();
    }
}
