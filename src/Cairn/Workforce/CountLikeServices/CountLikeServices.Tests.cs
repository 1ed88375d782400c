using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

public sealed class CountLikeServicesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly DateOnly September = new(2026, 9, 30);
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public void Quarters_end_before_today_and_not_before_the_record_began() =>
        Assert.Equal([new(2026, 3, 31), new(2026, 6, 30), September], CountLikeServices.Ends(new DateOnly(2026, 11, 22), new DateOnly(2026, 1, 15)));

    [Fact]
    public void Of_a_long_record_the_last_eight_quarters_are_counted() =>
        Assert.Equal((8, new DateOnly(2024, 12, 31)), (CountLikeServices.Ends(new DateOnly(2026, 11, 22), new DateOnly(2001, 1, 1)).Count, CountLikeServices.Ends(new DateOnly(2026, 11, 22), new DateOnly(2001, 1, 1))[0]));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W10_a_quarter_is_counted_once_and_a_provider_stands_beside_it_on_its_first_page(string kind)
    {
        var site = await sites.Of(kind);
        // Four providers with four services are too few; with twelve more there are enough of enough providers.
        Assert.Equal(8, await CountLikeServices.Run(site.Served.Store, Packs, null, stop));
        await using (var db = await site.Served.Store.Read(Scope.Sector, stop))
            Assert.Empty(await db.Set<LikeQuarter>().ToListAsync(stop));
        foreach (var n in Enumerable.Range(0, 12))
            await new SeedProvider(NewId.Next(), $"Like Care {n}", 1, 10, RecordSite.Today).Into(site.Served.Store, stop);

        Assert.Equal(8, await CountLikeServices.Run(site.Served.Store, Packs, null, stop));
        Assert.Equal(0, await CountLikeServices.Run(site.Served.Store, Packs, null, stop));
        await using (var db = await site.Served.Store.Read(Scope.Sector, stop))
        {
            var rows = await db.Set<LikeQuarter>().ToListAsync(stop);
            Assert.All(rows, r => Assert.Equal("england", r.Country));
            var whole = Assert.Single(rows, r => r is { Measure: "training-in-date", Area: null, Size: null } && r.Day == September);
            Assert.True(whole.Spread is { Count: >= 15, Middle: > 0 and <= 100 });
        }
        Assert.Contains("Like services: all of the kind in the country, yours among them, as counted at 30 September 2026.", await site.Shows(), StringComparison.Ordinal);
        Assert.Contains("like services do better", await site.Shows("/compare"), StringComparison.Ordinal);
    }
}
