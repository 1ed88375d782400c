using System.Net;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W2: everybody finds the services of a regulator's list, and nobody finds a child minder by name.</summary>
public sealed class RegulatedServicesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Url = "/regulated-services";

    private async Task<RecordSite> Listed(string kind)
    {
        var site = await sites.Of(kind);
        var list = MadeUpList.CareInspectorate().Set(0, "ServiceName", "<b>Bold</b> Care at Home").Set(1, "URL", "javascript:alert(1)");
        await MadeUpList.Take(site.Served.Store, list.Bytes(), "2017-07-31");
        var next = MadeUpList.CareInspectorate().Set(0, "ServiceName", "<b>Bold</b> Care at Home").Set(1, "URL", "javascript:alert(1)").Set(1, "Council_Area_Name", "Fife");
        next.Rows.RemoveAt(3);
        for (var i = 0; i < 60; i++)
            next.Rows.Add(new(next[1], StringComparer.Ordinal) { ["CSNumber"] = $"CS20980000{i:00}", ["ServiceName"] = $"Row of houses {i / 2:00}", ["Council_Area_Name"] = "Moray" });
        await MadeUpList.Take(site.Served.Store, next.Bytes(), "2017-08-31");
        return site;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Services_are_found_by_name_town_postcode_area_type_and_number(string kind)
    {
        var site = await Listed(kind);
        Assert.Contains("64 regulated services", await site.Served.Text("", Url), StringComparison.Ordinal);
        foreach (var (query, found) in new[]
        {
            ("search=LODGE", "Made-up Lodge"), ("search=greenock", "<b>Bold</b> Care at Home"), ("search=PA15%209ZZ", "<b>Bold</b> Care at Home"), ("search=pa15", "<b>Bold</b> Care at Home"), ("search=cs2099000002", "Made-up Lodge"),
            ("kind=Support%20Service", "<b>Bold</b> Care at Home"), ("provider=SP2099000001", "1 service of Made-up Council"), ("area=S12000047", "Made-up Lodge"),
        })
        {
            var text = await site.Served.Text("", $"{Url}?{query}");
            Assert.Contains(found, text, StringComparison.Ordinal);
            Assert.Contains("1 regulated service ", text.Replace("1 service of", "1 regulated service of", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        Assert.Contains("No service fits.", await site.Served.Text("", $"{Url}?search=nowhere"), StringComparison.Ordinal);
        var all = await site.Served.Text("", $"{Url}?search=O%27Made-up");
        Assert.Contains("Not in the list", all, StringComparison.Ordinal);
        Assert.Contains("Source: Care Inspectorate, list of services of 31 August 2017.", all, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Fifty_at_a_time_and_back(string kind)
    {
        var site = await Listed(kind);
        var browser = await site.Served.As("");
        var address = $"{Url}?area=S12000020";
        List<string> forward = [];
        for (string? at = address; at is not null;)
        {
            using var answer = await browser.Get(at);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            forward.AddRange(Numbers(html));
            at = Link(html, "after");
            if (at is null)
                Assert.Equal(forward.Take(50), await Back(browser, Link(html, "before")!));
        }
        Assert.Equal(60, forward.Count);
        Assert.Equal(forward.Order(StringComparer.Ordinal), forward);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_child_minders_name_town_and_address_are_nowhere(string kind)
    {
        var site = await Listed(kind);
        foreach (var typed in new[] { "Mairi", "Stornoway", "Example Brae", "HS1 9ZZ" })
            Assert.Contains("No service fits.", await site.Served.Text("", $"{Url}?search={Uri.EscapeDataString(typed)}"), StringComparison.Ordinal);
        foreach (var address in new[] { $"{Url}?search=child+minder", $"{Url}?search=HS1", $"{Url}?provider=SP2099000003", $"{Url}/care-inspectorate/CS2099000003" })
        {
            var text = await site.Served.Text("", address);
            foreach (var secret in new[] { "Mairi", "Stornoway", "Example Brae", "9ZZ", "SP2099000003" })
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
        Assert.Contains("Child minder in Na h-Eileanan Siar", await site.Served.Text("", $"{Url}/care-inspectorate/CS2099000003"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task One_service_says_what_the_list_says(string kind)
    {
        var site = await Listed(kind);
        var text = await site.Served.Text("", $"{Url}/care-inspectorate/CS2099000001");
        foreach (var said in new[] { "<b>Bold</b> Care at Home", "Made-up Council", "When regulation began, in April 2002", "2.95", "Lowest to highest 5 to 6", "Published on 9 May 2023", "Staff team 5", "Complaints upheld 2024/25 1", "1 Example Street, Greenock, PA15 9ZZ" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        using var lodge = await (await site.Served.As("")).Get($"{Url}/care-inspectorate/CS2099000002");
        Assert.DoesNotContain("javascript:", await lodge.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Not in the list of 31 August 2017. This is what the list of 31 July 2017 said.", await site.Served.Text("", $"{Url}/care-inspectorate/CS2099000004"), StringComparison.Ordinal);
        foreach (var none in new[] { "/care-inspectorate/CS1", "/ofsted/CS2099000001", "/care-inspectorate/%2e%2e%2f" })
        {
            using var answer = await (await site.Served.As("")).Get(Url + none);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<IEnumerable<string>> Back(Browser browser, string address)
    {
        using var answer = await browser.Get(address);
        return Numbers(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Numbers(string html) =>
        System.Text.RegularExpressions.Regex.Matches(html, "<a href=\"/regulated-services/care-inspectorate/([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups[1].Value);

    private static string? Link(string html, string place) =>
        System.Text.RegularExpressions.Regex.Match(html, $"href=\"(/regulated-services\\?[^\"]*{place}=[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;
}
