using System.Net;
using System.Text.Json;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class MeasuresTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W4_every_measure_has_a_page_with_its_definitions_for_everybody(string kind)
    {
        var site = await sites.Of(kind);
        var list = await site.Text("", "/measures?country=england");
        foreach (var measure in Packs.Load(Packs.Beside).Measures.All)
        {
            Assert.Contains(measure.Title, list, StringComparison.Ordinal);
            var page = await site.Text("", $"/measures/{measure.Id}?country=england&by=role");
            foreach (var definition in measure.Definitions)
                Assert.Contains(definition.Words, page, StringComparison.Ordinal);
        }
        Assert.Contains("No figure nobody has answered what it needs", await site.Text("", "/measures/registered-share?country=england"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W4_a_provider_sees_what_was_counted_and_everybody_sees_it_rounded(string kind)
    {
        var site = await sites.Of(kind);
        Assert.Contains("Of posts, everybody in post As at 22 November 2026 4.4% 6 of 136. Known of 100.0% of 130.", await site.Text("manager", $"/providers/{site.Parent.Id}/measures/vacancy-rate?definition=of-everybody"), StringComparison.Ordinal);
        // Of all four providers eight in 148 posts are vacant: too few for everybody.
        Assert.Contains("Of posts, everybody in post As at 22 November 2026 No figure too few: somebody could be found in it.", await site.Text("", "/measures/vacancy-rate?country=england&definition=of-everybody"), StringComparison.Ordinal);
        Assert.Contains("As at 22 November 2026 140 people Known of 100.0% of 140.", await site.Text("", "/measures/headcount?country=england&definition=posts-filled"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_day_that_is_none_or_to_come_is_told_and_the_page_shows_another(string kind)
    {
        var site = await sites.Of(kind);
        Assert.Contains("There are no figures as at “2031-01-01”.", await site.Text("", "/measures/pay?country=england&asAt=2031-01-01"), StringComparison.Ordinal);
        Assert.Contains("There are no figures as at “soon”.", await site.Text("", "/measures/pay?country=england&asAt=soon"), StringComparison.Ordinal);
        var wrong = await site.Text("", "/measures/pay?country=england&definition=mean&by=height&area=Narnia");
        Assert.Contains("There is no definition “mean”. Here is “Middle value”. It cannot be shown by “height”. Choose from the list. There is no council area “Narnia”. It was left out.", wrong, StringComparison.Ordinal);
        using var nowhere = await (await site.Served.As("")).Get("/measures/no-such-measure");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W10_the_comparison_says_that_too_few_others_cannot_be_shown(string kind)
    {
        var site = await sites.Of(kind);
        var page = await site.Text("manager", $"/providers/{site.Parent.Id}/compare");
        Assert.Contains("Too few like services, or of too few providers, to compare.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What to mend first", page, StringComparison.Ordinal);
    }
}
