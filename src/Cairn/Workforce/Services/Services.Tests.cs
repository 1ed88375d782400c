using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class ServicesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Services_are_found_by_name_reference_or_postcode(string kind)
    {
        var site = await sites.Of(kind);
        Assert.Contains("3 services", await site.Shows("/services"), StringComparison.Ordinal);
        foreach (var (typed, services) in new[] { ("ROWAN care", "2 services"), ("S1", "1 service"), ("ab11cd", "1 service"), ("AB1 1CD", "1 service"), ("AB1", "3 services"), ("thorn", "No service fits.") })
            Assert.Contains(services == "No service fits." ? services : services + ", by name", await site.Shows($"/services?search={Uri.EscapeDataString(typed)}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task One_service_shows_its_answers_its_posts_and_its_staff(string kind)
    {
        var site = await sites.Of(kind);
        var text = await site.Shows($"/services/{site.Parent.Services[0]}");
        Assert.Contains("Main service Care home services without nursing 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Employer type Private sector 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Care worker 59 2 3.3% 3 1", text, StringComparison.Ordinal);
        Assert.Contains("Registered manager 1 Not known No data Not known Not known", text, StringComparison.Ordinal);
        Assert.Contains("The first 20 of 60 people, by name", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Posts_stand_by_role_and_by_service_with_what_is_known(string kind)
    {
        var site = await sites.Of(kind);
        var text = await site.Shows("/posts");
        Assert.Contains("Care worker 129 6 4.4% 9 3", text, StringComparison.Ordinal);
        Assert.Contains("Together 130 6 4.4% 9 3", text, StringComparison.Ordinal);
        Assert.Contains("Birch Care 000 10 2 16.7% 3 1", text, StringComparison.Ordinal);
    }
}
