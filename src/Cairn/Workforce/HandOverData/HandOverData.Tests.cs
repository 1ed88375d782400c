using System.Net;
using Cairn.Platform.Access;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: who keeps a subsidiary's record changes hands by consent alone.</summary>
public sealed class HandOverDataTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_record_changes_hands_when_one_asks_and_the_other_agrees_and_back_again(string kind)
    {
        var site = await sites.Of(kind);
        var child = $"child-keeper-{kind}";
        await SeedProvider.Account(site.Served.Store, child, Role.ProviderManager, site.Child.Id, stop);
        var (parents, children) = (await site.Served.As("manager"), await site.Served.As(child));
        var (above, below) = ($"{site.Home}/record-keeping", $"/providers/{site.Child.Id}/record-keeping");
        async Task<HttpStatusCode> Do(Browser browser, string page, string handler, params (string, string)[] more)
        {
            using var answer = await browser.SendFrom(page, $"{page}?handler={handler}", [("subsidiary", $"{site.Child.Id}"), ("key", NewId.Next().ToString()), .. more]);
            return answer.StatusCode;
        }
        async Task<bool> ParentReads()
        {
            using var page = await parents.Get($"/providers/{site.Child.Id}/staff");
            return page.StatusCode == HttpStatusCode.OK;
        }

        Assert.True(await ParentReads());
        Assert.Equal(HttpStatusCode.Redirect, await Do(children, below, "Ask"));
        Assert.Equal(HttpStatusCode.OK, await Do(children, below, "Answer", ("agrees", "true"))); // not by who asked
        Assert.True(await ParentReads());
        Assert.Contains("Birch Care asked on", await site.Served.Text("manager", above), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Do(parents, above, "Answer", ("agrees", "true")));
        Assert.False(await ParentReads());

        Assert.Equal(HttpStatusCode.Redirect, await Do(parents, above, "Ask"));
        Assert.Equal(HttpStatusCode.Redirect, await Do(children, below, "Answer", ("agrees", "false")));
        Assert.False(await ParentReads());
        Assert.Equal(HttpStatusCode.Redirect, await Do(parents, above, "Ask"));
        Assert.Equal(HttpStatusCode.Redirect, await Do(children, below, "Answer", ("agrees", "true")));
        Assert.True(await ParentReads());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_systems_hand_the_record_over_and_neither_speaks_for_the_other(string kind)
    {
        var site = await sites.Of(kind);
        using var parent = await Machine.Of(site.Served.Store, site.Served.Address, site.Parent.Id);
        using var child = await Machine.Of(site.Served.Store, site.Served.Address, site.Child.Id);
        var kept = $"/record-keeping/{site.Child.Id}";
        async Task<string?> KeptBy() => (string?)(await child.Get("/record-keeping"))["records"][0]!["keptBy"];

        Assert.Equal($"{site.Parent.Id}", await KeptBy());
        var asked = await parent.Send("POST", $"{kept}/ask", null, "ask");
        Assert.Equal((200, $"{site.Parent.Id}"), (asked.Status, (string?)asked["records"].AsArray().Single(r => (string?)r!["organisation"] == $"{site.Child.Id}")!["askedBy"]));
        // The parent's key reaches the child's record, and still cannot agree in its name.
        Assert.Equal("not-found", (await parent.Send("POST", $"/api/v1/providers/{site.Child.Id}{kept}/answer", """{"agrees":true}""")).Problem);
        Assert.Contains("You asked for this yourselves", (string?)(await parent.Send("POST", $"{kept}/answer", """{"agrees":true}"""))["detail"], StringComparison.Ordinal);
        Assert.Equal(200, (await child.Send("POST", $"{kept}/answer", """{"agrees":true}""", "answer")).Status);
        Assert.Equal($"{site.Child.Id}", await KeptBy());
        Assert.Equal("not-found", (await parent.Get($"/api/v1/providers/{site.Child.Id}/staff")).Problem);

        Assert.Equal(200, (await child.Send("POST", $"{kept}/ask")).Status);
        Assert.Equal(200, (await parent.Send("POST", $"{kept}/answer", """{"agrees":true}""")).Status);
        Assert.Equal($"{site.Parent.Id}", await KeptBy());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_stranger_cannot_ask_for_somebody_elses_record(string kind)
    {
        var site = await sites.Of(kind);
        var browser = await site.Served.As("stranger");
        var page = $"/providers/{site.Stranger.Id}/record-keeping";
        using var answer = await browser.SendFrom(page, $"{page}?handler=Ask", ("subsidiary", $"{site.Child.Id}"), ("key", "k"));
        Assert.Contains("There is no such subsidiary.", Served.Text(await Browser.Body(answer)), StringComparison.Ordinal);
    }
}
