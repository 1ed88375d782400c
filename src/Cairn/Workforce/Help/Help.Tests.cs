using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(W12) Help offered and asked between employers: who reads a notice, and who a message.</summary>
public sealed class HelpTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Notice(string words, string until = "2027-01-31") =>
        [("Kind", "Ask"), ("Subject", "policies"), ("Words", words), ("Until.day", until[8..]), ("Until.month", until[5..7]), ("Until.year", until[..4])];

    private static async Task Saves(Browser browser, string url, params (string, string)[] answers)
    {
        using var answer = await browser.Send(url, answers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_a_notice_is_read_by_all_and_its_messages_by_two(string kind)
    {
        var site = await sites.Of(kind);
        var (asks, asker) = await site.Fresh();
        var (helps, helper) = await site.Fresh();
        var (third, onlooker) = await site.Fresh();
        string Home(SeedProvider p) => $"/providers/{p.Id}/help";
        var words = $"Who has a policy, {asks.Id}?";
        var asking = await site.Served.As(asker);
        Assert.Contains("Others will read this of you, beside what you write: Alder Care , Cumbria, 10 to 49 people Nothing else of your record is shown.", await site.Text(asker, $"{Home(asks)}/new"), StringComparison.Ordinal);
        await Saves(asking, $"{Home(asks)}/new", Notice(words));
        await using var db = await site.Served.Store.Read(Scope.Of(asks.Id), stop);
        var notice = (await db.Set<HelpNotice>().FirstAsync(n => n.OrganisationId == asks.Id, stop)).Id;

        Assert.Contains($"Asked for: Writing policies {words} Alder Care, Cumbria 10 to 49 people The whole country 31 Jan 2027", await site.Text(helper, Home(helps)), StringComparison.Ordinal);
        var helping = await site.Served.As(helper);
        await Saves(helping, $"{Home(helps)}/{notice}", ("Text", "We do. Call 0111."));
        Assert.Contains($"Between you and Alder Care Nobody else reads this. Alder Care , {Format.Date(site.Served.Store.Clock.DateOf(site.Served.Store.Clock.Now))}: We do. Call 0111.", await site.Text(asker, $"{Home(asks)}/{notice}"), StringComparison.Ordinal);
        await Saves(asking, $"{Home(asks)}/{notice}", ("To", helps.Id.ToString()), ($"Text-{helps.Id}", "Thank you."));
        Assert.Contains("Thank you.", await site.Text(helper, $"{Home(helps)}/{notice}"), StringComparison.Ordinal);

        var seen = await site.Text(onlooker, $"{Home(third)}/{notice}");
        Assert.Contains(words, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("0111", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Thank you.", seen, StringComparison.Ordinal);
        // Nobody takes another's notice down, and its owner writes to nobody who has not written.
        using (var down = await (await site.Served.As(onlooker)).Send($"{Home(third)}/{notice}?handler=Close", ("Why", "withdrawn")))
            Assert.Contains("There is no such notice of yours", Served.Text(await down.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
        using (var cold = await asking.Send($"{Home(asks)}/{notice}", ("To", third.Id.ToString()), ($"Text-{third.Id}", "Hello")))
            Assert.Contains("Nobody of that name has written about this notice.", Served.Text(await cold.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);

        await Saves(asking, $"{Home(asks)}/{notice}?handler=Close", ("Why", "matched"));
        Assert.Contains("Writing policies, Alder Care : matched", await site.Text(helper, Home(helps)), StringComparison.Ordinal);
        Assert.DoesNotContain(words, await site.Text(onlooker, Home(third)), StringComparison.Ordinal);
        using var gone = await (await site.Served.As(onlooker)).Get($"{Home(third)}/{notice}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_beneath_the_filter_the_database_shows_no_more(string kind)
    {
        var site = await sites.Of(kind);
        var (own, other, third) = ((await site.Fresh()).Provider, (await site.Fresh()).Provider, (await site.Fresh()).Provider);
        Guid Put(Db db, HelpState state)
        {
            var notice = new HelpNotice { Id = NewId.Next(), OrganisationId = own.Id, Subject = "pay", Words = "?", Until = RecordSite.Today, State = state, Country = "england", ShownName = "Own", ShownSize = "10-49" };
            db.Add(notice);
            return notice.Id;
        }
        var (open, down) = await site.Change(own, db => Task.FromResult((Put(db, HelpState.Open), Put(db, HelpState.Withdrawn))));
        await site.Change(other, db =>
        {
            db.Add(new HelpMessage { Id = NewId.Next(), OrganisationId = other.Id, ToId = own.Id, NoticeId = down, Text = "!", Sent = site.Served.Store.Clock.Now });
            return Task.FromResult(0);
        });
        async Task<(int Notices, int Messages)> Seen(Scope scope)
        {
            await using var db = await site.Served.Store.Read(scope, stop);
            return (await db.Set<HelpNotice>().IgnoreQueryFilters().CountAsync(n => n.Id == open || n.Id == down, stop), await db.Set<HelpMessage>().IgnoreQueryFilters().CountAsync(m => m.NoticeId == down, stop));
        }
        Assert.Equal((2, 1), await Seen(Scope.Of(own.Id)));
        Assert.Equal((2, 1), await Seen(Scope.Of(other.Id)));
        Assert.Equal((1, 0), await Seen(Scope.Of(third.Id)));
        Assert.Equal((0, 0), await Seen(Scope.Nothing));
        Assert.Equal((0, 0), await Seen(new Scope(Reach.Area, [], SeedProvider.Area)));
    }

    [Theory]
    [InlineData("", "2027-01-31", "Say what you offer or need")]
    [InlineData("Words", "2020-01-31", "Enter the last day, at most 12 months from now")]
    [InlineData("Words", "2029-01-31", "Enter the last day, at most 12 months from now")]
    public async Task W12_what_cannot_be_is_told(string words, string until, string why)
    {
        var site = await sites.Of("sqlite");
        using var answer = await (await site.Served.As("stranger")).Send($"/providers/{site.Stranger.Id}/help/new", Notice(words, until));
        Assert.Contains(why, Served.Text(await answer.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task W12_ten_notices_are_open_at_once_and_no_more_and_workers_see_none()
    {
        var site = await sites.Of("sqlite");
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        for (var n = 0; n < PutUpNotice.MostOpen; n++)
            await Saves(browser, $"/providers/{provider.Id}/help/new", Notice($"Number {n}"));
        using var eleventh = await browser.Send($"/providers/{provider.Id}/help/new", Notice("Number 10"));
        Assert.Contains("You have 10 open notices. Take one down first", Served.Text(await eleventh.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
        using var worker = await (await site.Served.As("worker")).Get($"{site.Home}/help");
        Assert.Equal(HttpStatusCode.NotFound, worker.StatusCode);
    }
}
