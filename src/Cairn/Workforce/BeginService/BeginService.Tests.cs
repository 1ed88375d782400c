using System.Net;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: a service is added by page, checked as a row of the workplace file is.</summary>
public sealed class BeginServiceTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] England(string key, params (string Name, string Value)[] changes) => Answers(key,
        [("name", "Alder Court"), ("mainService", "2"), ("employerType", "6"), ("address1", "1 High Street"), ("town", "Leeds"), ("postcode", "ls1 2rp"), ("area", "102"),
            ("regulated", "2"), ("providerNumber", "1-123456789"), ("locationNumber", "1-987654321"), ("staffStated", "12"), ("reference", "")], changes);

    private static (string, string)[] Scotland(string key, params (string Name, string Value)[] changes) => Answers(key,
        [("name", "Strath House"), ("mainService", "care-home-older"), ("employerType", "voluntary"), ("address1", "1 High Street"), ("town", "Ayr"), ("postcode", "KA1 2RP"), ("area", "S12000008"),
            ("regulated", "2"), ("providerNumber", ""), ("locationNumber", "CS2003001234"), ("staffStated", "12"), ("reference", "SH")], changes);

    private static (string, string)[] Answers(string key, (string Name, string Value)[] all, (string Name, string Value)[] changes) =>
        [("Key", key), .. all.Where(a => changes.All(c => c.Name != a.Name)), .. changes];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_few_answers_make_a_service_and_what_is_missing_is_shown(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        using var added = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/services/new", England("s1"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        var text = await site.Served.Text(manager, added.Headers.Location!.OriginalString);
        Assert.Contains("The service is added.", text, StringComparison.Ordinal);
        Assert.Contains("Main service Care home services without nursing today, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Your reference S-002 ", text, StringComparison.Ordinal);
        Assert.Contains("Postcode LS1 2RP ", text, StringComparison.Ordinal);
        Assert.Contains("Council area Cumbria ", text, StringComparison.Ordinal);
        Assert.Contains("questions have no answer", text, StringComparison.Ordinal);
        Assert.Contains("has neither a registered manager in the staff file nor a vacancy for one", text, StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);

        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        var held = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Name == "Alder Court", stop);
        var row = ServiceAnswers.ToRow(held, Engine.Returns.RowStatus.Update);
        Assert.Equal(("S-002", 2, 1, 12), (row.LocalEstId, row.MainService.Value, row.Services.Count, row.TotalStaff));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_wrong_stands_beside_its_question_in_the_files_own_words_and_what_was_typed_stays(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/services/new", England("s2", ("name", ""), ("postcode", "nowhere"), ("regulated", "0"), ("area", ""), ("staffStated", "many"), ("reference", "S0"), ("mainService", "")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await Browser.Body(answer);
        var text = Served.Text(html);
        foreach (var sentence in new[]
        {
            "“Name” is blank. Write the service's name.", "“Main service” is blank. Choose one.", "“Postcode” is not a postcode. Write it as in LS1 2RP.", "“Council area” is blank. Choose one of the list.",
            "“Provider's registration number” does not fit, since “Regulated” is “Not CQC regulated”. Leave it blank, or write “CQC regulated” in “Regulated”.",
            "“Number of staff” is not a whole number.", "A service of yours has this reference.",
        })
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.DoesNotContain("semicolon", text, StringComparison.Ordinal);
        Assert.DoesNotContain("All services", text, StringComparison.Ordinal);
        Assert.Contains("value=\"nowhere\"", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Scotlands_services_go_by_Scotlands_lists_and_regulator(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await Scottish(site);
        var (browser, url) = (await site.Served.As(manager), $"/providers/{provider}/services/new");
        using (var wrong = await browser.Send(url, Scotland("s3", ("locationNumber", "1-123456789"), ("area", "S12000009"))))
        {
            var text = Served.Text(await Browser.Body(wrong));
            Assert.Contains("“Service's registration number” is not a number of the Care Inspectorate. Write it as in CS2003001234.", text, StringComparison.Ordinal);
            Assert.Contains("“Council area” is not an area that there is today.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Care Quality Commission", text, StringComparison.Ordinal);
        }
        using var added = await browser.Send(url, Scotland("s4"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var page = await site.Served.Text(manager, added.Headers.Location!.OriginalString);
        Assert.Contains("Sub-sector Care homes for adults ", page, StringComparison.Ordinal);
        Assert.Contains("Main service Care home for older people ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pathway", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Please check", page[..page.IndexOf("What it is", StringComparison.Ordinal)].Replace("Please check “Number of staff”", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.Of(provider), stop);
        var held = await db.Set<Service>().AsNoTracking().SingleAsync(s => s.Name == "Strath House", stop);
        Assert.Equal(("{}", "scotland", "care-homes-adults", "S12000008", "voluntary", true), (held.Answers, held.Country, held.SubSector, held.Area, held.EmployerType, held.Regulated));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_form_sent_twice_adds_one_service(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var added = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/services/new", England("twice", ("locationNumber", "1-111222333")));
            places.Add(added.Headers.Location!.OriginalString);
        }
        Assert.Single(places);
    }

    /// <summary>A provider in Scotland that has nothing yet.</summary>
    internal static async Task<(Guid Provider, string Manager)> Scottish(RecordSite site)
    {
        var stop = TestContext.Current.CancellationToken;
        var provider = new SeedProvider(NewId.Next(), "Strath Care", 0, 0, RecordSite.Today);
        await provider.Into(site.Served.Store, stop);
        await site.Served.Store.Write(Scope.System, provider.Change, db => db.Set<Organisation>().Where(o => o.Id == provider.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Country, "scotland"), stop), stop);
        await SeedProvider.Account(site.Served.Store, $"scot-{provider.Id}", Role.ProviderManager, provider.Id, stop);
        return (provider.Id, $"scot-{provider.Id}");
    }

    /// <summary>A service of a provider in Scotland.</summary>
    internal static async Task<Guid> ScottishService(RecordSite site, Guid provider, string manager)
    {
        using var added = await (await site.Served.As(manager)).Send($"/providers/{provider}/services/new", Scotland("first"));
        return Guid.Parse(added.Headers.Location!.OriginalString.Split('/', '?')[4]);
    }
}
