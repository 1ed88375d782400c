using System.Net;
using System.Text;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1, W2: posts are kept by page, and the file that is downloaded says the same.</summary>
public sealed class KeepPostsTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<(Service Service, List<Post> Posts)> Current(RecordSite site, Guid provider, Guid service)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider), stop);
        return (await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Record == service, stop), await db.Set<Post>().AsNoTracking().Where(p => p.ServiceId == service).OrderBy(p => p.Role).ToListAsync(stop));
    }

    private static (string, string)[] Sent((Service Service, List<Post> Posts) seen, params (string, string)[] answers) =>
        [("Key", NewId.Next().ToString()), ("Version", KeepPosts.Version(seen.Service, seen.Posts)), .. answers];

    private static (string, string)[] Line(int n, string role, string vacancies, string starters, string leavers) =>
        [($"posts.{n}.role", role), ($"posts.{n}.vacancies", vacancies), ($"posts.{n}.starters", starters), ($"posts.{n}.leavers", leavers)];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Roles_come_change_and_go_and_the_file_says_the_same(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}/services/{provider.Services[0]}");
        var before = await Current(site, provider.Id, provider.Services[0]);
        using var saved = await browser.Send($"{home}/posts", Sent(before, [.. Line(0, "8", "1", "3", "2"), .. Line(1, "7", "", "1", ""), .. Line(2, "16", "", "", ""),
            ("vacancies", "roles"), ("starters", ""), ("leavers", "roles"), ("reasons.0.reason", "6"), ("reasons.0.number", "2")]));
        Assert.Equal($"{home}?saved=posts", saved.Headers.Location?.OriginalString);

        var after = await Current(site, provider.Id, provider.Services[0]);
        Assert.Equal([("7", 0, 1, 0), ("8", 1, 3, 2)], after.Posts.Select(p => (p.Role, p.Vacancies, p.Starters, p.Leavers)));
        Assert.Equal(before.Posts[0].Record, after.Posts[1].Record);
        await using (var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop))
        {
            using var file = new MemoryStream();
            await DownloadRecord.Write(db, ReturnsFile.Workplace, file, stop);
            Assert.Contains(",8;7,3;1,2;0,1;0,6,2,", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        }
        var text = await site.Served.Text(manager, home);
        Assert.Contains("Care worker 20 1 4.8% 3 2", text, StringComparison.Ordinal);
        Assert.Contains("The worker retired: 2", text, StringComparison.Ordinal);

        using var less = await browser.Send($"{home}/posts", Sent(after, [.. Line(0, "8", "", "3", ""), .. Line(1, "7", "", "", ""), ("vacancies", "none"), ("starters", "roles"), ("leavers", "unknown")]));
        Assert.Equal(HttpStatusCode.Redirect, less.StatusCode);
        after = await Current(site, provider.Id, provider.Services[0]);
        Assert.Equal([("8", 0, 3, null)], after.Posts.Select(p => (p.Role, p.Vacancies, p.Starters, p.Leavers)));
        var row = ServiceAnswers.ToRow(after.Service, RowStatus.Update);
        Assert.Equal((CountsState.DontKnow, 0), (row.Leavers, row.LeavingReasons.Count));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Contradictions_are_said_and_nothing_is_saved(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/services/{provider.Services[0]}/posts";
        var held = await Current(site, provider.Id, provider.Services[0]);
        using var answer = await (await site.Served.As(manager)).Send(url, Sent(held, [.. Line(0, "8", "2", "x", "3"), .. Line(1, "8", "1", "", ""), ("vacancies", "none"), ("starters", "roles"), ("leavers", "roles"), ("reasons.0.reason", "6"), ("reasons.0.number", "2")]));
        var text = Served.Text(await Browser.Body(answer));
        Assert.Contains("“Vacancies now” is “None at all”, but a role has a number of them.", text, StringComparison.Ordinal);
        Assert.Contains("“Care worker” stands in two lines of “Posts by role”.", text, StringComparison.Ordinal);
        Assert.Contains("“Started in 12 months” holds something other than whole numbers", text, StringComparison.Ordinal);
        Assert.Contains("do not add up to those in “Left in 12 months”", text, StringComparison.Ordinal);
        using var half = await (await site.Served.As(manager)).Send(url, Sent(held, [.. Line(0, "8", "2", "", "")]));
        Assert.Contains("“Left in 12 months” has no answer, though roles are named.", Served.Text(await Browser.Body(half)), StringComparison.Ordinal);
        Assert.Equal(held.Posts[0].Id, (await Current(site, provider.Id, provider.Services[0])).Posts[0].Id);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_save_at_once_the_second_is_told_and_keeps_what_they_typed(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider.Id}/services/{provider.Services[0]}/posts");
        var held = await Current(site, provider.Id, provider.Services[0]);
        using (var first = await browser.Send(url, Sent(held, [.. Line(0, "8", "4", "", ""), ("starters", "unknown"), ("leavers", "unknown")])))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await browser.Send(url, Sent(held, [.. Line(0, "8", "77", "", "")]));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("value=\"77\"", await Browser.Body(second), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_Scottish_service_has_its_posts_and_no_row(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await BeginServiceTests.Scottish(site);
        var service = await BeginServiceTests.ScottishService(site, provider, manager);
        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider}/services/{service}/posts");
        using (var nothing = await browser.Send(url, Sent(await Current(site, provider, service), ("vacancies", "none"))))
            Assert.Contains("No role is named", Served.Text(await Browser.Body(nothing)), StringComparison.Ordinal);
        using (var saved = await browser.Send(url, Sent(await Current(site, provider, service), [.. Line(0, "support-worker", "", "2", ""), .. Line(1, "manager", "", "", ""), ("vacancies", "none"), ("leavers", "unknown")])))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var (held, posts) = await Current(site, provider, service);
        Assert.Equal([("manager", 0, 0, null), ("support-worker", 0, 2, null)], posts.Select(p => (p.Role, p.Vacancies, p.Starters, p.Leavers)));
        Assert.Equal("{}", held.Answers);
        using var page = await browser.Get(url);
        var html = await Browser.Body(page);
        Assert.Contains("value=\"unknown\" selected", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Why people left", html, StringComparison.Ordinal);
    }
}
