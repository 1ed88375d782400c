using System.Net;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(W11) What a provider offers its staff, and the steps of a career with it.</summary>
public sealed class SayRewardsTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Ticked(string since, params string[] offered) =>
        [.. offered.Select(o => ("Offered", o)), .. since.Length == 0 ? [] : new[] { ("Since.day", since[8..]), ("Since.month", since[5..7]), ("Since.year", since[..4]) }];

    private static async Task<List<Reward>> Held(RecordSite site, Guid provider, CancellationToken stop)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider), stop);
        return await db.Set<Reward>().OrderBy(r => r.Element).ToListAsync(stop);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W11_what_is_ticked_is_offered_from_its_day_and_what_no_longer_is_ends(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var page = $"/providers/{provider.Id}/rewards";
        Assert.Contains("What do you offer your staff?", await site.Text(manager, page), StringComparison.Ordinal);
        using (var saved = await browser.Send(page, Ticked("2025-04-01", "sick-pay", "learning-time", "retention")))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var text = await site.Text(manager, page);
        Assert.Contains("You offer 3 of 17", text, StringComparison.Ordinal);
        Assert.Contains("Fewer than 10 like providers have gone through the list, so theirs cannot be shown.", text, StringComparison.Ordinal);
        Assert.All(await Held(site, provider.Id, stop), r => Assert.Equal(new DateOnly(2025, 4, 1), r.From));

        using (var more = await browser.Send($"{page}/retention", ("From.day", "1"), ("From.month", "6"), ("From.year", "2025"), ("Amount", "£250"), ("Words", "After a year"), ("Roles", "Care providing roles")))
            Assert.Equal(HttpStatusCode.Redirect, more.StatusCode);
        using (var fewer = await browser.Send(page, Ticked("", "retention")))
            Assert.Equal(HttpStatusCode.Redirect, fewer.StatusCode);
        text = await site.Text(manager, page);
        Assert.Contains("You offer 1 of 17", text, StringComparison.Ordinal);
        Assert.Contains("Payment for staying After a year Care providing roles £250.00 once 1 Jun 2025 Still offered", text, StringComparison.Ordinal);
        Assert.Equal([("learning-time", RecordSite.Today), ("retention", null), ("sick-pay", (DateOnly?)RecordSite.Today)], (await Held(site, provider.Id, stop)).Select(r => (r.Element, r.Until)));
        // Ticked again it begins anew, and what was stays.
        using (var again = await browser.Send(page, Ticked("", "retention", "sick-pay")))
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(2, (await Held(site, provider.Id, stop)).Count(r => r.Element == "sick-pay"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W11_grades_start_from_a_scheme_and_are_changed_one_by_one(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var page = $"/providers/{provider.Id}/grades";
        using (var started = await browser.Send(page))
            Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.Contains("A career with you has 6 steps", await site.Text(manager, page), StringComparison.Ordinal);
        using (var twice = await browser.Send(page))
            Assert.Contains("You have grades already", await twice.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        (string, string)[] grade = [("Order", "7"), ("From.day", "1"), ("From.month", "4"), ("From.year", "2026"), ("Roles", "8"), ("Asks", "Leads a field")];
        using (var wrong = await browser.Send($"{page}/new", [.. grade, ("Name", "Senior practitioner"), ("PayFrom", "20"), ("PayTo", "19.50")]))
        {
            var body = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(stop));
            Assert.Contains("The most is less than the least. Check both", body, StringComparison.Ordinal);
            Assert.Contains("Another grade has this name", body, StringComparison.Ordinal);
        }
        using (var added = await browser.Send($"{page}/new", [.. grade, ("Name", "Consultant"), ("PayFrom", "20"), ("PayTo", "24.50")]))
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Contains("Consultant £20.00 to £24.50 Leads a field Care worker 1 Apr 2026", await site.Text(manager, page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "gold-plating", "Tick only what is on the list")]
    [InlineData("2030-01-01", "sick-pay", "Enter a day from 1 January 1970 to today, or none")]
    public async Task W11_what_cannot_be_is_told(string since, string element, string why)
    {
        var site = await sites.Of("sqlite");
        var browser = await site.Served.As("manager");
        using var answer = await browser.Send($"{site.Home}/rewards", Ticked(since, element));
        Assert.Contains(why, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W11_no_provider_says_it_for_another(string kind)
    {
        var site = await sites.Of(kind);
        using var answer = await (await site.Served.As("manager")).SendFrom($"{site.Home}/rewards", $"/providers/{site.Stranger.Id}/rewards", Ticked("", "sick-pay"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await Held(site, site.Stranger.Id, stop));
    }
}
