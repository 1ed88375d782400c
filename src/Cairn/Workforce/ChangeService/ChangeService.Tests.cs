using System.Net;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: a service's answers are kept by page, checked as a row of the workplace file is.</summary>
public sealed class ChangeServiceTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<Service> Current(RecordSite site, Guid provider, Guid service)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider), stop);
        return await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Record == service, stop);
    }

    private static (string, string)[] Sent(long version, params (string, string)[] answers) => [("Key", NewId.Next().ToString()), ("Version", $"{version}"), .. answers];

    private static (string, string)[] What(Service held, string name, string main = "2") => Sent(held.Id, ("name", name), ("mainService", main), ("employerType", "6"), ("employerDescription", ""));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_changed_answer_makes_a_new_version_and_an_old_fault_elsewhere_does_not_block(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var service = $"/providers/{provider.Id}/services/{provider.Services[0]}";
        var before = await Current(site, provider.Id, provider.Services[0]); // no address, no registration number: faults of a file
        using var saved = await (await site.Served.As(manager)).Send($"{service}/change/what", What(before, "Alder Court"));
        Assert.Equal($"{service}?saved=what", saved.Headers.Location?.OriginalString);

        var after = await Current(site, provider.Id, provider.Services[0]);
        Assert.Equal(("Alder Court", "AB1 0CD", true, 40, "102"), (after.Name, after.Postcode, after.Regulated, after.Capacity, after.Area));
        Assert.NotEqual(before.Id, after.Id);
        var row = ServiceAnswers.ToRow(after, RowStatus.Update);
        Assert.Equal((2, 2), (row.Roles[0].Vacancies, row.MainService.Value)); // the posts held beside it are in the row
        var text = await site.Served.Text(manager, $"{service}?saved=what");
        Assert.Contains("Saved: what it is.", text, StringComparison.Ordinal);
        Assert.Contains("Name Alder Care 000 Alder Court", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Lists_are_kept_line_by_line_and_another_line_comes_without_saving(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider.Id}/services/{provider.Services[0]}/change/services");
        var held = await Current(site, provider.Id, provider.Services[0]);
        (string, string)[] lines =
        [
            ("allServices.0.service", "2"), ("allServices.0.places", "40"), ("allServices.0.inUse", "36"), ("allServices.0.description", ""),
            ("allServices.1.service", "52"), ("allServices.1.places", ""), ("allServices.1.inUse", ""), ("allServices.1.description", "A lunch club; with singing"),
        ];
        using (var more = await browser.Send(url, Sent(held.Id, [.. lines, ("serves", "1"), ("serves.9", "People who knit"), ("delegatedHealthcare", "1"), ("more", "allServices")])))
        {
            var html = await Browser.Body(more);
            Assert.Contains("name=\"allServices.3.service\"", html, StringComparison.Ordinal);
            Assert.Contains("A lunch club; with singing", html, StringComparison.Ordinal);
            Assert.Equal(held.Id, (await Current(site, provider.Id, provider.Services[0])).Id);
        }
        using var saved = await browser.Send(url, Sent(held.Id, [.. lines, ("serves", "1"), ("serves.9", "People who knit"), ("delegatedHealthcare", "1"), ("delegatedActivities", "1"), ("delegatedActivities", "8")]));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var row = ServiceAnswers.ToRow(await Current(site, provider.Id, provider.Services[0]), RowStatus.Update);
        Assert.Equal([new ServiceLine(2, 40, 36, null), new ServiceLine(52, null, null, "A lunch club, with singing")], row.Services);
        Assert.Equal([new ServedGroup(1, null), new ServedGroup(9, "People who knit")], row.Serves);
        Assert.Equal([1, 8], row.DelegatedActivities);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_a_list_cannot_hold_is_said_beside_it(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var held = await Current(site, provider.Id, provider.Services[0]);
        var browser = await site.Served.As(manager);
        var home = $"/providers/{provider.Id}/services/{provider.Services[0]}/change";
        using (var answer = await browser.Send($"{home}/services", Sent(held.Id, ("allServices.0.service", "8"), ("allServices.0.places", "12"), ("allServices.0.inUse", "many"), ("allServices.0.description", "Ours"),
            ("allServices.1.service", ""), ("allServices.1.places", "4"), ("allServices.2.service", "8"), ("delegatedHealthcare", "2"), ("delegatedActivities", "1"))))
        {
            var text = Served.Text(await Browser.Body(answer));
            foreach (var sentence in new[]
            {
                "“All services” does not hold the main service.", "A line of “All services” has 4, but no service.", "“Domiciliary care services” stands in two lines of “All services”.",
                "“Places” gives a number for a service that is not asked for one.", "“In use, or served” holds something other than a whole number below 9,999.", "“Domiciliary care services” is described, which only an “other” service is.",
                "“Which delegated healthcare” does not fit, since “Staff carry out delegated healthcare” is not “Yes”.",
            })
                Assert.Contains(sentence, text, StringComparison.Ordinal);
        }
        using var terms = await browser.Send($"{home}/terms", Sent(held.Id, ("pathwayUse", "2"), ("pathwayReasons", "1"), ("pension", "0"), ("pensionContribution", "5"), ("travelTime", "1")));
        var said = Served.Text(await Browser.Body(terms));
        Assert.Contains("“Uses the pathway” is not “Yes”", said, StringComparison.Ordinal);
        Assert.Contains("“Pension contribution” does not fit, since “More than the least pension” is not “Yes”.", said, StringComparison.Ordinal);
        Assert.Contains("the main service is not asked about travel time", said, StringComparison.Ordinal);
        Assert.Equal(held.Id, (await Current(site, provider.Id, provider.Services[0])).Id);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_main_service_takes_its_place_in_the_list_and_what_no_longer_fits_is_asked_about(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider.Id}/services/{provider.Services[0]}/change/what");
        var held = await Current(site, provider.Id, provider.Services[0]);
        using (var homeCare = await browser.Send(url, What(held, "Alder Care 000", main: "8")))
            Assert.Contains("“Places” gives a number for a service that is not asked for one.", Served.Text(await Browser.Body(homeCare)), StringComparison.Ordinal);
        using var nursing = await browser.Send(url, What(held, "Alder Care 000", main: "1"));
        Assert.Equal(HttpStatusCode.Redirect, nursing.StatusCode);
        Assert.Equal([new ServiceLine(1, 40, 35, null)], ServiceAnswers.ToRow(await Current(site, provider.Id, provider.Services[0]), RowStatus.Update).Services);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_save_at_once_the_second_is_told_and_keeps_what_they_typed(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var held = await Current(site, provider.Id, provider.Services[0]);
        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider.Id}/services/{provider.Services[0]}/change/what");
        using (var first = await browser.Send(url, What(held, "First")))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await browser.Send(url, What(held, "Second"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var html = await Browser.Body(second);
        Assert.Contains("Held now: First", Served.Text(html), StringComparison.Ordinal);
        Assert.Contains("value=\"Second\"", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_Scottish_service_keeps_its_members_alone_and_its_sub_sector_follows(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await BeginServiceTests.Scottish(site);
        var service = await BeginServiceTests.ScottishService(site, provider, manager);
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider}/services/{service}");
        var held = await Current(site, provider, service);
        using (var size = await browser.Send($"{home}/change/size", Sent(held.Id, ("places", "30"), ("inUse", "28"), ("staffStated", "14"))))
            Assert.Equal(HttpStatusCode.Redirect, size.StatusCode);
        held = await Current(site, provider, service);
        Assert.Equal((30, 28, 14, "{}"), (held.Capacity, held.Utilisation, held.StaffStated, held.Answers));
        using (var what = await browser.Send($"{home}/change/what", Sent(held.Id, ("name", "Strath House"), ("mainService", "nursery"), ("employerType", "public"))))
            Assert.Equal(HttpStatusCode.Redirect, what.StatusCode);
        held = await Current(site, provider, service);
        Assert.Equal(("nursery", "day-care-children", "public", 30, "{}"), (held.MainService, held.SubSector, held.EmployerType, held.Capacity, held.Answers));
        using var terms = await browser.Get($"{home}/change/terms");
        Assert.Equal(HttpStatusCode.NotFound, terms.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Only_those_who_keep_the_record_change_a_service(string kind)
    {
        var site = await sites.Of(kind);
        var own = $"/providers/{site.Parent.Id}/services/{site.Parent.Services[0]}";
        foreach (var (user, url) in new[] { ("stranger", $"{own}/change/what"), ("stranger", $"{own}/posts"), ("council", $"{own}/close"), ("manager", $"{site.Home}/services/{site.Stranger.Services[0]}/change/what") })
        {
            using var answer = await (await site.Served.As(user)).Get(url);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        var child = $"child-service-{kind}";
        await SeedProvider.Account(site.Served.Store, child, Role.ProviderManager, site.Child.Id, stop);
        var held = await Current(site, site.Child.Id, site.Child.Services[0]);
        using var told = await (await site.Served.As(child)).Send($"/providers/{site.Child.Id}/services/{site.Child.Services[0]}/change/what", What(held, "Ours"));
        Assert.Contains("Rowan Care keeps your record.", Served.Text(await Browser.Body(told)), StringComparison.Ordinal);
    }
}
