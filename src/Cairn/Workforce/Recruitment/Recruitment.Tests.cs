using System.Net;
using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(R10) Campaigns abroad are judged by the list of their day and by what is kept; who watches over the code sees employers and no recruits.</summary>
public sealed class RecruitmentTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Spain = "724", Nigeria = "566", Kenya = "404";

    private static readonly string[] OfCampaign = ["shortage", "fees", "terms", "repayment", "agency"];
    private static readonly string[] OfRecruit = ["police", "employment", "qualification", "language", "induction", "mentor", "support", "paid-nobody"];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string) Key => ("Key", NewId.Next().ToString());

    private static (string, string)[] Day(string name, int day, int month, int year = 2026) => [($"{name}.day", $"{day}"), ($"{name}.month", $"{month}"), ($"{name}.year", $"{year}")];

    private static async Task<string> Saved(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{url}: {Served.Text(await Browser.Body(answer))}");
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task<string> Refused(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private static Task<string> Campaign(Browser browser, SeedProvider provider, string country, string found = "Sought", string agreement = "", int year = 2026) =>
        Saved(browser, $"/providers/{provider.Id}/recruitment/new", [Key, ("Name", "Autumn"), ("Country", country), ("Found", found), ("Agency", "An agency"), ("Agreement", agreement), .. Day("From", 1, 9, year)]);

    private static (string, string)[] Kept(IEnumerable<string> items) => [.. items.SelectMany(i => new[] { ($"{i}.State", "Kept"), ($"{i}.Words", i == "mentor" ? "Ann Mentor" : "") })];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R10_a_campaign_adheres_when_all_is_kept_for_it_and_for_each_recruit(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        Assert.Contains("Choose the country in which people are found", await Refused(browser, $"{home}/recruitment/new", Key, ("Name", "X"), ("Country", "826")), StringComparison.Ordinal);
        var campaign = await Campaign(browser, provider, Spain);
        var page = await site.Text(manager, campaign);
        Assert.Contains("whether it adheres cannot be told yet", page, StringComparison.Ordinal);
        Assert.Contains("Spain is on neither the red nor the amber list.", page, StringComparison.Ordinal);
        Assert.Contains("list of March 2023, held from 23 March 2023 on. A later one may exist", page, StringComparison.Ordinal);
        await Saved(browser, campaign, Kept(OfCampaign));
        Assert.Contains("it adheres to the code", await site.Text(manager, campaign), StringComparison.Ordinal);

        var person = (await Saved(browser, $"{home}/starting/new", [Key, ("Name", "Lucía Canary"), ("Service", provider.Services[0].ToString()), ("Role", "8"), ("Contract", "1"), ("Campaign", campaign.Split('/')[^1]), .. Day("PlannedOn", 1, 12)])).Split('/')[^1];
        page = await site.Text(manager, campaign);
        Assert.Contains("whether it adheres cannot be told yet", page, StringComparison.Ordinal);
        Assert.Contains("Not said yet for 1 recruit: 8 things that the code asks.", page, StringComparison.Ordinal);
        await Saved(browser, $"{campaign}/{person}", Kept(OfRecruit.Except(["mentor"])));
        Assert.Contains("Not said yet for 1 recruit: a mentor, named.", await site.Text(manager, campaign), StringComparison.Ordinal);
        Assert.Contains("Name the mentor", await Refused(browser, $"{campaign}/{person}", ("mentor.State", "Kept")), StringComparison.Ordinal);
        Assert.Contains("Say whether it is kept: something is written here", await Refused(browser, $"{campaign}/{person}", ("police.Words", "seen")), StringComparison.Ordinal);
        Assert.Contains("Say why it does not apply", await Refused(browser, $"{campaign}/{person}", ("police.State", "DoesNotApply")), StringComparison.Ordinal);
        await Saved(browser, $"{campaign}/{person}", Kept(OfRecruit));
        Assert.Contains("it adheres to the code", await site.Text(manager, campaign), StringComparison.Ordinal);
        await Saved(browser, $"{campaign}/{person}", ("paid-nobody.State", "NotKept"));
        page = await site.Text(manager, campaign);
        Assert.Contains("it does not adhere to the code", page, StringComparison.Ordinal);
        Assert.Contains("Not kept for 1 recruit: they were asked, and paid nobody for the job.", page, StringComparison.Ordinal);
        Assert.Contains("Your campaign does not adhere to the code", await site.Text(manager, $"{home}/recruitment"), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R10_the_country_is_judged_by_the_list_of_its_day(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        async Task<string> Judged(string country, string found = "Sought", string agreement = "", int year = 2026, DateOnly? ended = null)
        {
            var campaign = await Campaign(browser, provider, country, found, agreement, year);
            if (ended is { } last)
                await Saved(browser, $"{campaign}?handler=End", Day("Until", last.Day, last.Month, last.Year));
            await Saved(browser, campaign, Kept(OfCampaign));
            return await site.Text(manager, campaign);
        }
        var red = await Judged(Nigeria);
        Assert.Contains("Nigeria, red", red, StringComparison.Ordinal);
        Assert.Contains("it does not adhere to the code Nigeria is red: nobody is sought out there.", red, StringComparison.Ordinal);
        Assert.Contains("it adheres to the code Nobody was sought out: people applied of their own accord, which anybody may.", await Judged(Nigeria, "AppliedDirectly"), StringComparison.Ordinal);
        Assert.Contains("Kenya is amber: people are sought out there within an agreement between governments only, and none is named.", await Judged(Kenya), StringComparison.Ordinal);
        Assert.Contains("it adheres to the code Kenya is listed, and an agreement between governments is named.", await Judged(Kenya, agreement: "Agreement of 2021"), StringComparison.Ordinal);
        Assert.Contains("whether it adheres cannot be told yet No list of countries is held for the day on which it began", await Judged(Nigeria, year: 2022, ended: new(2023, 3, 22)), StringComparison.Ordinal);
        // It went on under the list that came later.
        Assert.Contains("Nigeria is red: nobody is sought out there.", await Judged(Nigeria, year: 2022, ended: new(2023, 3, 23)), StringComparison.Ordinal);
        Assert.Contains("Nigeria is red: nobody is sought out there.", await Judged(Nigeria, year: 2022), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R10_a_campaign_ends_once_on_a_day_that_can_be(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var campaign = await Campaign(browser, provider, Spain);
        foreach (var wrong in new[] { Day("Until", 31, 8), Day("Until", 23, 11), [] })
            Assert.Contains("Enter its last day, from 1 September 2026 to 22 November 2026", await Refused(browser, $"{campaign}?handler=End", wrong), StringComparison.Ordinal);
        await Saved(browser, $"{campaign}?handler=End", Day("Until", 20, 11));
        var page = await site.Text(manager, campaign);
        Assert.Contains("1 September 2026, until 20 November 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("When it has ended", page, StringComparison.Ordinal);
        Assert.Contains("There is no such campaign, or it has ended.", await Refused(browser, $"{campaign}?handler=End", Day("Until", 21, 11)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R10_who_watches_over_the_code_sees_employers_and_no_recruit(string kind)
    {
        using var databases = new Databases();
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        var site = await RecordSite.Start(served);
        await SeedProvider.Account(served.Store, "statistician", Role.Statistician, null, stop);
        Assert.Contains("No employer has said that it recruits abroad", await site.Text("statistician", "/recruitment-code?country=england"), StringComparison.Ordinal);
        var campaign = await Campaign(await served.As("manager"), site.Parent, Nigeria);
        await Saved(await served.As("manager"), campaign, Kept(OfCampaign));
        await Saved(await served.As("manager"), $"{site.Home}/starting/new", [Key, ("Name", "Ngozi Canary"), ("Service", site.Parent.Services[0].ToString()), ("Role", "8"), ("Contract", "1"), ("Campaign", campaign.Split('/')[^1]), .. Day("PlannedOn", 1, 12)]);
        await Campaign(await served.As("stranger"), site.Stranger, Spain);
        await site.Change(site.Child, db => db.Set<Engagement>().Where(e => e.Record == site.Child.Staff[2]).ExecuteUpdateAsync(set => set.SetProperty(e => e.RecruitedInUk, 1).SetProperty(e => e.StartDate, new DateOnly(2026, 2, 2)), stop));

        foreach (var (who, url) in new[] { ("statistician", "/recruitment-code?country=england"), ("council", $"/areas/{SeedProvider.Area}/recruitment-code") })
        {
            var page = await site.Text(who, url);
            Assert.Contains("1 of 2 employers that recruit abroad does not adhere to the code", page, StringComparison.Ordinal);
            Assert.Contains("Employers that run a service 3 Adhere 0 Do not adhere 1 Cannot be told yet 1 Have said nothing 1", page, StringComparison.Ordinal);
            Assert.Contains("Red 0 1 0 Amber 0 0 0 Green 0 0 1", page, StringComparison.Ordinal);
            Assert.Contains("Rowan Care Does not adhere 1 0 0 Thorn Care Cannot be told 0 0 1", page, StringComparison.Ordinal);
            Assert.Contains("1 employer has recruits from abroad on record and no campaign", page, StringComparison.Ordinal);
            Assert.Contains("Birch Care", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Canary", page, StringComparison.Ordinal);
        }
        Assert.Contains("Employers that run a service 0", await site.Text("elsewhere", "/areas/104/recruitment-code"), StringComparison.Ordinal);
        using var other = await (await served.As("elsewhere")).Get($"/areas/{SeedProvider.Area}/recruitment-code");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public void R10_the_list_of_march_2023_has_54_red_and_two_amber_countries_and_every_one_is_a_country_of_the_format()
    {
        foreach (var country in Packs.Load(Packs.Beside).Countries)
        {
            var words = new CountryLabels(country);
            var list = words.Pack("recruitment-countries")!.Rows;
            Assert.Equal((54, 2), (list.Count(r => r.Group == "red"), list.Count(r => r.Group == "amber")));
            Assert.All(list, r => Assert.Contains(r.Code, BeginCampaign.CountryChoices(words, RecordSite.Today)));
            Assert.Equal(CountryColour.Green, CampaignVerdict.ColourOf(words, Spain, RecordSite.Today));
            Assert.Equal(CountryColour.Unknown, CampaignVerdict.ColourOf(words, Spain, new(2023, 3, 22)));
        }
    }
}
