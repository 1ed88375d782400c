using System.Collections.Concurrent;
using Xunit;

namespace Cairn.Platform.Database;

public sealed class NewIdTests
{
    [Fact]
    public void Ids_sort_in_the_order_in_which_they_were_given_as_text_and_as_bytes()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => NewId.Next()).ToList();
        Assert.Equal(ids.Select(i => i.ToString()), ids.Select(i => i.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(ids.Select(i => Convert.ToHexString(i.ToByteArray(bigEndian: true))), ids.Select(i => Convert.ToHexString(i.ToByteArray(bigEndian: true))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_threads_are_given_the_same_place()
    {
        var ids = new ConcurrentBag<Guid>();
        Parallel.For(0, 20_000, _ => ids.Add(NewId.Next()));
        Assert.Equal(20_000, ids.Select(i => i.ToString()[..18]).Distinct().Count());
    }

    [Fact]
    public void An_id_is_of_version_7_and_tells_the_time()
    {
        var id = NewId.Next();
        Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11));
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
        Assert.True((DateTimeOffset.UtcNow - time).Duration() < TimeSpan.FromSeconds(30));
    }
}
