using System.Net;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class AreaServicesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly string Url = $"/areas/{SeedProvider.Area}/services";

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_council_sees_the_services_of_its_area_with_providers_and_counts_and_nobody_by_name(string kind)
    {
        var site = await sites.Of(kind);
        var text = await site.Text("council", Url);
        Assert.Contains("Rowan Care 000 Rowan Care Care home services without nursing 40 60", text, StringComparison.Ordinal);
        Assert.Contains("Thorn Care 000 Thorn Care Care home services without nursing 40 10", text, StringComparison.Ordinal);
        Assert.DoesNotContain(SeedProvider.NameOf(0), text, StringComparison.Ordinal);
        Assert.Contains("1 service in your area", await site.Text("council", Url + "?search=thorn"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_councils_area_is_not_there(string kind)
    {
        var site = await sites.Of(kind);
        using var other = await (await site.Served.As("elsewhere")).Get(Url);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Contains("No services yet.", await site.Text("elsewhere", "/areas/104/services"), StringComparison.Ordinal);
    }
}
