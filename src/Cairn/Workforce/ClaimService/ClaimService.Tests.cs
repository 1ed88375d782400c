using System.Net;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W2: a provider finds its services in the regulator's list and claims them.</summary>
public sealed class ClaimServiceTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Lodge = "CS2099000002", Agency = "CS2099000004", ChildMinder = "CS2099000003";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<RecordSite> Listed(string kind)
    {
        var site = await sites.Of(kind);
        await MadeUpList.Take(site.Served.Store, MadeUpList.CareInspectorate().Bytes(), "2026-08-31");
        return site;
    }

    private Task<Guid> Claim(RecordSite site, SeedProvider provider, string number, Guid? service = null, string? key = null) =>
        ClaimService.Run(site.Served.Store, MadeUpList.Packs, Scope.Of(provider.Id), Actor.Public, provider.Id, "care-inspectorate", number, service, key, stop);

    private Task Release(RecordSite site, SeedProvider provider, string number) => ReleaseClaim.Run(site.Served.Store, Scope.Of(provider.Id), Actor.Public, provider.Id, "care-inspectorate", number, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_claim_makes_a_service_from_the_list_where_there_is_none(string kind)
    {
        var site = await Listed(kind);
        var (provider, _) = await site.Fresh();
        var record = await Claim(site, provider, Lodge, key: "form");
        Assert.Equal(record, await Claim(site, provider, Lodge, key: "form"));
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        var made = await db.Set<Service>().SingleAsync(s => s.Record == record, stop);
        Assert.Equal((Lodge, "Made-up Lodge – Café", "S12000048", "scotland", "private", "care-home-older", "care-homes-adults", 60), (made.LocationNumber, made.Name, made.Area, made.Country, made.EmployerType, made.MainService, made.SubSector, made.Capacity));
        Assert.Equal(("the Care Inspectorate's list of 31 August 2026", new DateOnly(2026, 8, 31), "SP2099000002"), (made.Source, made.From, made.ProviderNumber));
        await Release(site, provider, Lodge);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_service_that_bears_the_number_is_linked_and_not_made_twice(string kind)
    {
        var site = await Listed(kind);
        var (provider, _) = await site.Fresh();
        await site.Served.Store.Write(Scope.Of(provider.Id), provider.Change, async db =>
        {
            (await db.Set<Service>().SingleAsync(s => s.Record == provider.Services[0], stop)).LocationNumber = Agency.ToLowerInvariant();
            return 0;
        }, stop);
        Assert.Equal(provider.Services[0], await Claim(site, provider, Agency));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Claim(site, provider, Lodge, provider.Services[0]));
        Assert.Contains("is linked with another of the list", refused.Message, StringComparison.Ordinal);
        await Release(site, provider, Agency);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_system_claims_reads_and_releases(string kind)
    {
        var site = await Listed(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
        const string wanted = """{"regulator":"care-inspectorate","number":"cs2099000002"}""";
        var claimed = await machine.Send("POST", "/claims", wanted, "once");
        Assert.Equal((201, Lodge, "care-inspectorate"), (claimed.Status, (string?)claimed["number"], (string?)claimed["regulator"]));
        Assert.Equal((string?)claimed["service"], (string?)(await machine.Send("POST", "/claims", wanted, "once"))["service"]);
        var place = claimed.Headers.Location!.OriginalString;
        Assert.Equal($"{machine.Home}/services/{claimed["service"]}/claim", place);
        Assert.Equal(Lodge, (string?)(await machine.Get(place))["number"]);
        Assert.Contains("claimed this service already", (string?)(await machine.Send("POST", "/claims", wanted))["detail"], StringComparison.Ordinal);
        Assert.Contains("in no list that is held", (string?)(await machine.Send("POST", "/claims", """{"regulator":"care-inspectorate","number":"CS1"}"""))["detail"], StringComparison.Ordinal);
        Assert.Equal(422, (await machine.Send("POST", "/claims", """{"regulator":"nobody","number":"CS1"}""")).Status);
        Assert.Equal((204, "not-found"), ((await machine.Send("DELETE", place)).Status, (await machine.Get(place)).Problem));
        Assert.Equal(200, (await machine.Get($"/services/{claimed["service"]}")).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_providers_claim_stands_until_it_is_released(string kind)
    {
        var site = await Listed(kind);
        var ((first, _), (second, manager)) = (await site.Fresh(), await site.Fresh());
        await Claim(site, first, Lodge);
        Assert.Equal(ClaimService.Taken, (await Assert.ThrowsAsync<RefusedException>(() => Claim(site, second, Lodge))).Message);
        Assert.Contains("Another provider has claimed this service.", await site.Served.Text(manager, $"/providers/{second.Id}/regulated-services/care-inspectorate/{Lodge}"), StringComparison.Ordinal);
        await using (var db = await site.Served.Store.Read(Scope.Of(second.Id), stop))
            Assert.Equal((0, 1), (await db.Set<ServiceClaim>().CountAsync(stop), await db.Set<Service>().CountAsync(stop)));
        await Assert.ThrowsAsync<RefusedException>(() => Release(site, second, Lodge));
        await Release(site, first, Lodge);
        await Claim(site, second, Lodge);
        await Release(site, second, Lodge);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_providers_at_once_and_one_of_them_has_it(string kind)
    {
        var site = await Listed(kind);
        var ((first, _), (second, _)) = (await site.Fresh(), await site.Fresh());
        var tries = await Task.WhenAll(new[] { first, second }.Select(async provider =>
        {
            try
            {
                await Claim(site, provider, Agency);
                return provider;
            }
            catch (RefusedException refused) when (refused.Message == ClaimService.Taken)
            {
                return null;
            }
        }));
        await Release(site, Assert.Single(tries.OfType<SeedProvider>()), Agency);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_not_there_or_not_ones_own_is_refused(string kind)
    {
        var site = await Listed(kind);
        var ((provider, _), (other, _)) = (await site.Fresh(), await site.Fresh());
        Assert.Contains("in no list", (await Assert.ThrowsAsync<RefusedException>(() => Claim(site, provider, "CS1"))).Message, StringComparison.Ordinal);
        Assert.Contains("not in your record", (await Assert.ThrowsAsync<RefusedException>(() => Claim(site, provider, Lodge, other.Services[0]))).Message, StringComparison.Ordinal);
        await Claim(site, provider, Lodge);
        Assert.Contains("already", (await Assert.ThrowsAsync<RefusedException>(() => Claim(site, provider, Lodge))).Message, StringComparison.Ordinal);
        await Release(site, provider, Lodge);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task By_page_from_search_to_claim_to_release(string kind)
    {
        var site = await Listed(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}/regulated-services");
        Assert.Contains("Find your services in the regulator’s list", await site.Served.Text(manager, $"/providers/{provider.Id}/services"), StringComparison.Ordinal);
        Assert.Contains("No service fits.", await site.Served.Text(manager, $"{home}?search=Mairi"), StringComparison.Ordinal);
        Assert.Contains("Child minder in Na h-Eileanan Siar", await site.Served.Text(manager, $"{home}?search={ChildMinder}"), StringComparison.Ordinal);
        using (var claimed = await browser.Send($"{home}/care-inspectorate/{ChildMinder}", ("Link", ""), ("Key", "1")))
            Assert.Equal($"{home}?claimed={ChildMinder}", claimed.Headers.Location?.OriginalString);
        // Its own name is the provider's to read.
        var text = await site.Served.Text(manager, $"{home}?claimed={ChildMinder}");
        Assert.Contains("Claimed. It is linked with your service.", text, StringComparison.Ordinal);
        Assert.Contains("Mairi Made-up Childminding", text, StringComparison.Ordinal);
        using (var released = await browser.SendFrom($"{home}/care-inspectorate/{ChildMinder}", $"{home}/care-inspectorate/{ChildMinder.ToLowerInvariant()}?handler=Release"))
            Assert.Equal($"{home}?released={ChildMinder}", released.Headers.Location?.OriginalString);
        // The service that the claim made stays, and bears the provider's number.
        Assert.Contains("With your provider number", await site.Served.Text(manager, home), StringComparison.Ordinal);
        using var foreign = await browser.Get($"/providers/{site.Stranger.Id}/regulated-services");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }
}
