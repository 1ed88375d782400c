using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>Everyone who cares is counted (W13): by councils, by providers, and as published.</summary>
public sealed class CarersTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static readonly string Url = $"/areas/{SeedProvider.Area}/carers";

    private static (string, string)[] Form(string kind = "unpaid", string people = "4,238", string how = "survey", string margin = "350", string source = "Survey of carers 2026", string day = "31", string year = "2026") =>
        [("Kind", kind), ("People", people), ("AsAt.day", day), ("AsAt.month", "3"), ("AsAt.year", year), ("How", how), ("Margin", margin), ("Source", source)];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W13_a_council_says_how_many_carers_there_are_and_everybody_sees_it_rounded_with_its_reliability(string kind)
    {
        var site = await sites.Of(kind);
        var council = await site.Served.As("council");
        foreach (var form in new[] { Form(), Form("foster", "7", "register", ""), Form("volunteers", "1000", "guess", "") })
            using (var saved = await council.Send(Url, form))
                Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Unpaid carers 4,238 350 31 Mar 2026 B: a survey with its margin Survey of carers 2026", await site.Text("council", Url), StringComparison.Ordinal);
        var page = await site.Text("", "/carers?country=england");
        Assert.Contains("Cumbria 4,240 ± 350 B, 31 Mar 2026 Too few to be shown A, 31 Mar 2026 1,000 D, 31 Mar 2026", page, StringComparison.Ordinal);
        Assert.Contains("Survey of carers 2026: foster carers of Cumbria; unpaid carers of Cumbria; volunteers of Cumbria.", page, StringComparison.Ordinal);
        // The same again takes its place; another day stands beside it, and the newest is shown.
        using (var again = await council.Send(Url, Form(people: "5000", margin: "400")))
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        using (var earlier = await council.Send(Url, Form(people: "9000", margin: "400", year: "2025")))
            Assert.Equal(HttpStatusCode.Redirect, earlier.StatusCode);
        page = await site.Text("", "/carers?country=england");
        Assert.Contains("Cumbria 5,000 ± 400 B, 31 Mar 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("9,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("14,000", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "5", "register", "", "s", "31", "Choose whom you counted")]
    [InlineData("unpaid", "", "register", "", "s", "31", "Write how many there are, a whole number from 0 to 2,000,000")]
    [InlineData("unpaid", "many", "register", "", "s", "31", "“many” is not a whole number. Write digits, such as 4,200")]
    [InlineData("unpaid", "-1", "register", "", "s", "31", "Write how many there are")]
    [InlineData("unpaid", "5", "", "", "s", "31", "Choose how they were counted")]
    [InlineData("unpaid", "5", "survey", "", "s", "31", "Write the survey’s margin")]
    [InlineData("unpaid", "5", "register", "2", "s", "31", "Only a survey has a margin")]
    [InlineData("unpaid", "5", "survey", "6", "s", "31", "The margin must be from 0 to the number of people")]
    [InlineData("unpaid", "5", "register", "", "", "31", "Write where the count comes from")]
    [InlineData("unpaid", "5", "register", "", "s", "", "must include a day")]
    public async Task W13_a_count_that_cannot_be_is_told_and_what_was_typed_stays(string kind, string people, string how, string margin, string source, string day, string why)
    {
        var site = await sites.Of("sqlite");
        using var answer = await (await site.Served.As("council")).Send(Url, Form(kind, people, how, margin, source, day));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(stop));
        if (day.Length > 0)
            Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.Contains("error-summary", page, StringComparison.Ordinal);
        if (people.Length > 0)
            Assert.Contains($"value=\"{people}\"", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W13_a_council_speaks_for_no_area_but_its_own(string kind)
    {
        var site = await sites.Of(kind);
        foreach (var page in new[] { "carers", "foster-allowances" })
        {
            using var read = await (await site.Served.As("elsewhere")).Get($"/areas/{SeedProvider.Area}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
            using var provider = await (await site.Served.As("manager")).Get($"/areas/{SeedProvider.Area}/{page}");
            Assert.Equal(HttpStatusCode.Forbidden, provider.StatusCode);
        }
        // Past the page the verbs refuse it too.
        var (store, packs, other) = (site.Served.Store, Packs.Load(Packs.Beside), new Actor(NewId.Next(), "elsewhere", Role.Council, Area: "104"));
        await Assert.ThrowsAsync<RefusedException>(() => StateCarers.Run(store, packs, other, SeedProvider.Area, new("unpaid", 5, RecordSite.Today, "guess", null, "s"), null, stop));
        await Assert.ThrowsAsync<RefusedException>(() => StateAllowances.Run(store, packs, other, SeedProvider.Area, new(RecordSite.Today, [new("rest-0-2", 1, null)]), null, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W13_a_provider_says_its_volunteers_and_the_area_s_sum_says_of_how_many_services_it_is(string kind)
    {
        var site = await sites.Of(kind);
        var browser = await site.Served.As("manager");
        var (one, two) = (site.Parent.Services[0], site.Parent.Services[1]);
        (string, string)[] Volunteers(Guid service, string people, string year = "2026") => [("Service", service.ToString()), ("Year", year), ("People", people)];
        using (var first = await browser.Send($"{site.Home}/volunteers", Volunteers(one, "8")))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("Cumbria Too few to be shown 1 of", await site.Text("", "/carers?country=england"), StringComparison.Ordinal);
        using (var second = await browser.Send($"{site.Home}/volunteers", Volunteers(two, "16")))
            Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        // Of another year: not added.
        using (var before = await browser.Send($"{site.Home}/volunteers", Volunteers(two, "900", "2025")))
            Assert.Equal(HttpStatusCode.Redirect, before.StatusCode);
        Assert.Contains("Cumbria 20 2 of", await site.Text("", "/carers?country=england"), StringComparison.Ordinal);
        Assert.Contains("Rowan Care 001 2026 16", await site.Shows("/volunteers"), StringComparison.Ordinal);
        // A service of somebody else's, a year to come, and what is no number.
        using var wrong = await browser.Send($"{site.Home}/volunteers", Volunteers(site.Stranger.Services[0], "some", "2027"));
        var page = await wrong.Content.ReadAsStringAsync(stop);
        foreach (var why in new[] { "Choose one of your services", "Choose a year that has ended", "Write how many volunteers there were" })
            Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.DoesNotContain("2026 16", await site.Text("stranger", $"/providers/{site.Stranger.Id}/volunteers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task W13_published_counts_stand_as_printed_with_edition_reliability_and_rate()
    {
        var site = await sites.Of("sqlite");
        var scotland = await site.Text("", "/carers?country=scotland");
        // 627,700 of 5,436,600 people.
        Assert.Contains("Unpaid carers, census of 2022 Edition: census 2022 627,700 115.5 20 Mar 2022 A: counted one by one", scotland, StringComparison.Ordinal);
        Assert.Contains("696,000", scotland, StringComparison.Ordinal);
        Assert.Contains("2,998 households", scotland, StringComparison.Ordinal);
        Assert.DoesNotContain("492,200", scotland, StringComparison.Ordinal);
        var england = await site.Text("", "/carers?country=england");
        // 4,678,265 of 56,490,048 people.
        Assert.Contains("4,678,265 82.8 21 Mar 2021", england, StringComparison.Ordinal);
        Assert.Contains("5,000,000 No population of that time 31 Oct 2006 D: a guess", england, StringComparison.Ordinal);
        Assert.Contains("put at £57 billion a year", england, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_definition_of_the_carers_series_says_how_far_it_can_be_relied_on()
    {
        foreach (var pack in Packs.Load(Packs.Beside).Countries)
            Assert.All(PublishedCarers.Of(pack), c => Assert.True(c.Reliability is "A" or "B" or "C" or "D" && c.Definition.Length > 0, c.Label));
    }
}
