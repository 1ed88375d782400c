using System.Net;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: a service closes.</summary>
public sealed class EndServiceTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] On(DateOnly day) => [("Key", NewId.Next().ToString()), ("closedOn.day", $"{day.Day}"), ("closedOn.month", $"{day.Month}"), ("closedOn.year", $"{day.Year}")];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_service_with_staff_or_vacancies_says_whom_to_move_first(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var home = $"/providers/{provider.Id}/services/{provider.Services[0]}";
        var text = await site.Served.Text(manager, $"{home}/close");
        Assert.Contains("20 people work here", text, StringComparison.Ordinal);
        Assert.Contains("2 posts are vacant here Take them out of the posts", text, StringComparison.Ordinal);
        Assert.Contains("All 20 people in this service", text, StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        var held = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Record == provider.Services[0], stop);
        using var answer = await (await site.Served.As(manager)).SendFrom($"{home}/change/what", $"{home}/close", [.. On(RecordSite.Today), ("Version", $"{held.Id}")]);
        text = Served.Text(await Browser.Body(answer));
        Assert.Contains("20 people work here. Move them to another service, or say that they left.", text, StringComparison.Ordinal);
        Assert.Contains("2 posts are vacant here. Take them out of the posts.", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_service_without_them_ends_with_its_posts_and_its_last_answers_stay(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await BeginServiceTests.Scottish(site);
        var service = await BeginServiceTests.ScottishService(site, provider, manager);
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider}/services/{service}");
        long counted;
        await using (var db = await site.Served.Store.Read(Scope.Of(provider), stop))
        {
            var held = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Record == service, stop);
            using (var posts = await browser.Send($"{home}/posts", ("Key", "p"), ("Version", $"{held.Id}"), ("posts.0.role", "manager"), ("posts.0.vacancies", ""), ("posts.0.starters", "1"), ("posts.0.leavers", ""), ("vacancies", "none"), ("leavers", "none")))
                Assert.Equal(HttpStatusCode.Redirect, posts.StatusCode);
            using (var late = await browser.Send($"{home}/close", [.. On(RecordSite.Today.AddDays(1)), ("Version", $"{held.Id}")]))
                Assert.Contains("That day is in the future.", Served.Text(await Browser.Body(late)), StringComparison.Ordinal);
            counted = await HeldRecords.Count(db, stop);
            using var closed = await browser.Send($"{home}/close", [.. On(RecordSite.Today.AddDays(-3)), ("Version", $"{held.Id}")]);
            Assert.Equal($"{home}?saved=closed", closed.Headers.Location?.OriginalString);
        }
        await using var after = await site.Served.Store.Read(Scope.Of(provider), stop);
        Assert.NotEqual(counted, await HeldRecords.Count(after, stop)); // a return that was checked before is checked again
        Assert.False(await after.Set<Service>().AnyAsync(s => s.Record == service, stop));
        Assert.False(await after.Set<Post>().AnyAsync(p => p.ServiceId == service, stop));
        var text = await site.Served.Text(manager, home);
        Assert.Contains("Closed on 19 November 2026. These are the last answers.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Change answers", text, StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }
}
