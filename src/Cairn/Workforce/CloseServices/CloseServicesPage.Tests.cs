using System.Net;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class CloseServicesPageTests(RecordSites sites) : IClassFixture<RecordSites>
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W1_a_provider_says_which_service_closed_after_its_people_left(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (report, difference) = await Checked(site, provider);
        var browser = await site.Served.As(manager);
        var url = $"{report}/difference/services";

        Assert.Contains("1 service is on your record and not in the file, or deleted by it. They stay, with their staff, unless you say that they closed.", await site.Text(manager, report), StringComparison.Ordinal);
        Assert.Contains("20 people work there. Before it can close, say when they left", await site.Text(manager, url), StringComparison.Ordinal);
        (string, string)[] closed = [("Said[0].Id", $"{difference}"), ("Said[0].Closed", "true"), ("Said[0].On", "2026-10-31")];
        Assert.Contains("Enter the day on which it closed", await Answer(browser, url, closed[..2]), StringComparison.Ordinal);
        Assert.Contains("Alder Care 000 cannot have closed on 31 October 2026: 20 people worked there still.", await Answer(browser, url, closed), StringComparison.Ordinal);

        var people = $"{report}/difference/missing?service=S0";
        Assert.Contains("20 people are in S0, which is not in the file", await site.Text(manager, people), StringComparison.Ordinal);
        using var left = await browser.SendFrom(people, people + "&handler=All", ("AllLeft", "true"), ("AllOn", "2026-10-31"), ("AllReason", "5"));
        Assert.Equal((HttpStatusCode.Redirect, url + "?saved=leavers"), (left.StatusCode, left.Headers.Location?.ToString()));
        using var said = await browser.Send(url, closed);
        Assert.Equal((HttpStatusCode.Redirect, report + "?saved=services"), (said.StatusCode, said.Headers.Location?.ToString()));

        using var stranger = await (await site.Served.As("stranger")).Get(url);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    private static async Task<string> Answer(Browser browser, string url, (string, string)[] answers)
    {
        using var answer = await browser.Send(url, answers);
        return Served.Text(await Browser.Body(answer));
    }

    /// <summary>A checked return whose files leave out the provider's one service and its staff.</summary>
    private static async Task<(string Report, long Difference)> Checked(RecordSite site, SeedProvider provider)
    {
        var source = RecordSite.Return(provider, ReturnState.Checked);
        source.ServicesMissing = 1;
        var service = new ReturnDifference { OrganisationId = provider.Id, ReturnId = source.Id, Kind = DifferenceKind.Missing, OfService = true, Record = provider.Services[0], ServiceReference = "S0", Reference = "", DisplayName = "Alder Care 000" };
        await site.Change(provider, db =>
        {
            db.Add(source);
            db.Add(service);
            foreach (var (record, n) in provider.Staff.Select((r, n) => (r, n)))
                db.Add(new ReturnDifference { OrganisationId = provider.Id, ReturnId = source.Id, Kind = DifferenceKind.MissingWithService, Record = record, ServiceReference = "S0", Reference = $"W{n:00000}", DisplayName = SeedProvider.NameOf(n) });
            return Task.FromResult(0);
        });
        return ($"/providers/{provider.Id}/returns/{source.Id}", service.Id);
    }
}
