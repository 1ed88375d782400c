using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Register;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>R5: another system checks many people at once, as at any day, and is answered as the page is.</summary>
public sealed class CheckRegisterListApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<long> Registered(RecordSite site, string family, bool hidden, params Fact[] facts) => (await SeedRegistrant.Into(site.Served.Store, "Iseabail", family, r => r.Hidden = hidden, stop, facts)).Number;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Many_are_checked_at_once_as_at_a_day_and_put_on_watch(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        var admitted = new Fact(FactKind.Admitted, RecordSite.Today.AddMonths(-2), By: Decision.Person);
        var fine = await Registered(site, "Bulkfine", false, admitted);
        var removed = await Registered(site, "Bulkremoved", false, admitted, new Fact(FactKind.Removed, RecordSite.Today.AddDays(-9), By: Decision.Panel));
        var hidden = await Registered(site, "Bulkhidden", true, admitted);
        for (var n = 0; n < 400 && !site.Served.App.Services.GetRequiredService<RegisterSearch>().Ready; n++)
            await Task.Delay(25, stop);
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
        var people = $$"""
            [{"name":"Iseabail Bulkfine","number":"{{RegistrationNumber.Words(fine)}}","reference":"a"},{"name":"Iseabail Bulkremoved","number":"{{removed}}"},{"name":"Iseabail Bulkhidden","number":"{{hidden}}"},
             {"name":"Jean Brodie","number":"{{fine}}"},{"name":"Iseabail Bulkfine","number":"12345"},{"name":"Iseabail Bulkfine","town":"Perth"},{"name":"Iseabail Bulkhidden"}]
            """;
        var now = await machine.Send("POST", "/register/check", $"{{\"people\":{people},\"watch\":true}}");
        Assert.Equal(200, now.Status);
        Assert.Equal(["registered", "removed", "not-shown", "other-name", "wrong-number", "likely", "nobody"], now["items"].AsArray().Select(i => (string?)i!["outcome"]));
        Assert.Equal(("a", (int)fine), ((string?)now["items"][0]!["reference"], (int)now["items"][5]!["fits"]![0]!["number"]!));
        await using (var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop))
            Assert.Equal(2, await db.Set<Watched>().CountAsync(w => w.ByList, stop));

        // Ten days ago the second had not been removed.
        var then = await machine.Send("POST", "/register/check", $"{{\"people\":[{{\"name\":\"Iseabail Bulkremoved\",\"number\":\"{removed}\"}}],\"asAt\":\"2026-11-12\"}}");
        Assert.Equal(("registered", "2026-11-12"), ((string?)then["items"][0]!["outcome"], (string?)then["asAt"]));
        Assert.Equal(["Social care workforce"], then["items"][0]!["registrations"]!.AsArray().Select(r => (string?)r!["partName"]));
        Assert.Empty(now["items"][2]!["registrations"]!.AsArray());
        Assert.Empty(now["items"][3]!["registrations"]!.AsArray());

        // Before 3 June 2024 the part is called as it was then.
        var earlier = await Registered(site, "Bulkearlier", false, new Fact(FactKind.Admitted, new(2021, 3, 1), By: Decision.Person), new Fact(FactKind.Role, new(2021, 2, 1), Code: "housing-support/supervisor"));
        var old = await machine.Send("POST", "/register/check", $"{{\"people\":[{{\"name\":\"Iseabail Bulkearlier\",\"number\":\"{earlier}\"}}],\"asAt\":\"2024-06-02\"}}");
        Assert.Equal("Supervisors in housing support", (string?)old["items"][0]!["registrations"]![0]!["partName"]);
    }

    [Fact]
    public async Task A_list_that_cannot_be_checked_is_told_why_and_nothing_is_checked()
    {
        var site = await sites.Of("sqlite");
        var (provider, _) = await site.Fresh();
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
        async Task<string> Told(string body) => (await machine.Send("POST", "/register/check", body)) is { Status: 422 } refused ? (string)refused["detail"]! : throw new InvalidOperationException("It was not refused.");
        Assert.Contains("The list has 0 people", await Told("{\"people\":[]}"), StringComparison.Ordinal);
        Assert.Contains("a day that has not been", await Told("{\"people\":[{\"name\":\"A B\",\"number\":\"1\"}],\"asAt\":\"2027-01-01\"}"), StringComparison.Ordinal);
        Assert.Contains("at place 1 has no number", await Told("{\"people\":[{\"name\":\"A B\",\"number\":\"1\"},{\"name\":\"C D\"}],\"asAt\":\"2026-01-01\"}"), StringComparison.Ordinal);
        using var other = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id, "staff:read");
        Assert.Equal("permission-missing", (await other.Send("POST", "/register/check", "{\"people\":[]}")).Problem);
    }
}
