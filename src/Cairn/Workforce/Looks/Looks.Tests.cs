using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1, GP6: a worker sees who has looked at their record.</summary>
public sealed class LooksTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Each_way_of_looking_is_told_to_whom_it_concerns_once_a_day(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        foreach (var (name, n) in new[] { ("seen", 2), ("unseen", 3) })
            await SeedProvider.Account(site.Served.Store, $"{name}-{provider.Id}", Role.Worker, provider.Id, stop, person: provider.Persons[n]);
        Assert.Contains("Nobody has, since it is counted.", await site.Served.Text($"seen-{provider.Id}", "/me/looks"), StringComparison.Ordinal);

        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider.Id}/staff/{provider.Staff[2]}");
        foreach (var _ in Enumerable.Range(0, 3))
            using (var page = await browser.Get(url))
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using (await browser.Send(url))
        using (await browser.Get($"/providers/{provider.Id}/returns/download/staff"))
        using (await browser.Get($"/providers/{provider.Id}/returns/download/training"))
        using (await browser.Get($"/providers/{provider.Id}/returns/download/workplace"))
        using (var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id))
        {
            await machine.Get($"/staff/{provider.Staff[2]}");
            await machine.Get("/staff?limit=2");
            await machine.Get("/staff?limit=2");
            Assert.Empty((await machine.Get("/changes"))["items"].AsArray());
        }
        var mine = await site.Served.Text($"seen-{provider.Id}", "/me/looks");
        Assert.Equal((2, 1, 2), (mine.Split("Opened your record").Length - 1, mine.Split("Saw your sensitive answers").Length - 1, mine.Split("Read the records of all staff at once").Length - 1));
        Assert.Contains($"{manager}, provider manager", mine, StringComparison.Ordinal);
        Assert.Contains("“Payroll”, another system of your employer’s", mine, StringComparison.Ordinal);
        Assert.Contains("(5 times in the last 30 days)", await site.Served.Text($"seen-{provider.Id}", "/me"), StringComparison.Ordinal);

        var theirs = await site.Served.Text($"unseen-{provider.Id}", "/me/looks");
        Assert.DoesNotContain("Opened your record", theirs, StringComparison.Ordinal);
        Assert.Equal(2, theirs.Split("Read the records of all staff at once").Length - 1);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_a_parent_looks_at_is_told_by_the_subsidiarys_own_audit(string kind)
    {
        var site = await sites.Of(kind);
        await SeedProvider.Account(site.Served.Store, $"child-{kind}", Role.Worker, site.Child.Id, stop, person: site.Child.Persons[1]);
        using var seen = await (await site.Served.As("manager")).Get($"/providers/{site.Child.Id}/staff/{site.Child.Staff[1]}");
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("manager, provider manager of Rowan Care", await site.Served.Text($"child-{kind}", "/me/looks"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_look_at_nothing_leaves_nothing(string kind)
    {
        var site = await sites.Of(kind);
        var before = await Count(site);
        using var page = await (await site.Served.As("stranger")).Get($"/providers/{site.Stranger.Id}/staff/{site.Parent.Staff[9]}");
        Assert.Equal((HttpStatusCode.NotFound, before), (page.StatusCode, await Count(site)));
    }

    private async Task<int> Count(RecordSite site)
    {
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        return await db.Set<AuditEvent>().CountAsync(e => e.OrganisationId == site.Stranger.Id || e.SubjectId == site.Parent.Staff[9], stop);
    }
}
