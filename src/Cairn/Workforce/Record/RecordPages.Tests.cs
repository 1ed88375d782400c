using System.Net;
using Cairn.Platform.Access;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class RecordPagesTests(RecordSites sites) : IClassFixture<RecordSites>, IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task No_page_of_a_provider_of_5000_staff_asks_the_database_more_than_two_dozen_times(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        var parent = new SeedProvider(NewId.Next(), "Rowan Care", services: 60, staffEach: 50, RecordSite.Today);
        await parent.Into(served.Store, stop);
        await new SeedProvider(NewId.Next(), "Birch Care", services: 40, staffEach: 50, RecordSite.Today, parent.Id).Into(served.Store, stop);
        await SeedProvider.Account(served.Store, "manager", Role.ProviderManager, parent.Id, stop);
        await SeedProvider.Account(served.Store, "worker", Role.Worker, parent.Id, stop, person: parent.Persons[7]);
        await SeedProvider.Account(served.Store, "council", Role.Council, null, stop, area: SeedProvider.Area);
        var home = $"/providers/{parent.Id}";
        using var found = await (await served.As("manager")).Send($"{home}/staff", ("Search", "hara"), ("Show", StaffNeeds.NotConfirmed));
        (string User, string Url)[] pages =
        [
            .. new[] { "", "/services", $"/services?show={ServiceNeeds.NoManager}&search=care", $"/services?after={parent.Services[30]}", $"/services/{parent.Services[0]}", "/posts", "/staff", $"/staff?before={parent.Staff[2000]}", $"/staff/{parent.Staff[0]}" }
                .Concat(StaffPage.Shows.Select(s => $"/staff?show={s.Value}&role={SeedProvider.CareWorker}&contract=1&after={parent.Staff[500]}")).Select(p => ("manager", home + p)),
            ("manager", found.Headers.Location!.OriginalString), ("worker", "/me"), ("council", $"/areas/{SeedProvider.Area}/services"),
        ];

        using var statements = new Statements(served.Store);
        foreach (var (user, url) in pages)
        {
            var browser = await served.As(user);
            // The first look of a day at somebody's record is written down, which is no reading of the page.
            (await browser.Get(url)).Dispose();
            // Once a second the register is followed beside the pages, so the least of some visits is the page's own.
            var least = int.MaxValue;
            for (var visit = 0; visit < 3; visit++)
            {
                statements.Forget();
                using var answer = await browser.Get(url);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                least = Math.Min(least, statements.Asked.Count);
            }
            Assert.InRange(least, 2, 24);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_record_of_another_organisation_is_as_if_it_were_not_there(string kind)
    {
        var site = await sites.Of(kind);
        var browser = await site.Served.As("manager");
        string[] wrong =
        [
            $"{site.Home}/staff/{site.Stranger.Staff[0]}", $"{site.Home}/services/{site.Stranger.Services[0]}", $"{site.Home}/staff/{NewId.Next()}",
            $"/providers/{site.Stranger.Id}", $"/providers/{site.Stranger.Id}/staff", $"/providers/{site.Stranger.Id}/staff/{site.Stranger.Staff[0]}", $"/providers/{site.Child.Id}/staff/{site.Parent.Staff[0]}",
        ];
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var url in wrong)
        {
            using var answer = await browser.Get(url);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            bodies.Add(Served.Text(await Browser.Body(answer)));
        }
        Assert.Single(bodies);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_parent_opens_the_pages_of_a_subsidiary_whose_data_it_keeps(string kind)
    {
        var site = await sites.Of(kind);
        Assert.Contains("Birch Care", await site.Shows(), StringComparison.Ordinal);
        Assert.Contains("10 people in post", await site.Text("manager", $"/providers/{site.Child.Id}/staff"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Empty_pages_say_what_would_be_there_and_where_to_begin(string kind)
    {
        var site = await sites.Of(kind);
        foreach (var page in new[] { "", "/services", "/posts", "/staff" })
        {
            using var answer = await (await site.Served.As("beginner")).Get($"/providers/{site.Beginner.Id}{page}");
            var html = await Browser.Body(answer);
            Assert.Contains("Bring in your files", html, StringComparison.Ordinal);
            Assert.Contains($"/providers/{site.Beginner.Id}/returns", html, StringComparison.Ordinal);
            Assert.DoesNotContain("0%", Served.Text(html), StringComparison.Ordinal);
        }
    }

    public void Dispose() => databases.Dispose();
}
