using System.Net;
using System.Text.RegularExpressions;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed partial class StaffTests(RecordSites sites) : IClassFixture<RecordSites>
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W1_the_list_is_read_through_forward_and_back_and_names_everybody_once(string kind)
    {
        var site = await sites.Of(kind);
        var browser = await site.Served.As("manager");
        List<List<string>> leaves = [];
        string? url = $"{site.Home}/staff", last = null;
        while (url is not null)
        {
            using var answer = await browser.Get(url);
            var html = await Browser.Body(answer);
            leaves.Add([.. People().Matches(html).Select(m => m.Groups["id"].Value)]);
            (last, url) = (html, Link("next").Match(html) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups["url"].Value) : null);
        }
        Assert.Equal([50, 50, 30], leaves.Select(l => l.Count));
        Assert.Equal(130, leaves.SelectMany(l => l).Distinct(StringComparer.Ordinal).Count());

        using var back = await browser.Get(WebUtility.HtmlDecode(Link("prev").Match(last!).Groups["url"].Value));
        Assert.Equal(leaves[1], People().Matches(await Browser.Body(back)).Select(m => m.Groups["id"].Value));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_name_is_found_however_it_is_typed_and_stands_in_no_address(string kind)
    {
        var site = await sites.Of(kind);
        var everybody = site.Parent.Staff.Count + site.Child.Staff.Count;
        foreach (var (typed, people) in new[] { ("OHARA", Named("O’Hara")), ("o'hara", Named("O’Hara")), ("domhnall craig", Named("Dòmhnall Craig")), ("W00007", 2), ("w00007", 2), ("Nobody Such", 0), ("", everybody) })
        {
            using var sent = await (await site.Served.As("manager")).Send($"{site.Home}/staff", ("Search", typed));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            var address = sent.Headers.Location!.OriginalString;
            Assert.DoesNotContain("hara", address, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(people == 0 ? "Nobody fits." : people == 1 ? "1 person, by name" : $"{people} people, by name", await site.Text("manager", address), StringComparison.Ordinal);
        }

        int Named(string part) => Enumerable.Range(0, site.Parent.Staff.Count).Concat(Enumerable.Range(0, site.Child.Staff.Count)).Count(n => SeedProvider.NameOf(n).Contains(part, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_sealed_search_opens_for_nobody_else(string kind)
    {
        var site = await sites.Of(kind);
        using var sent = await (await site.Served.As("manager")).Send($"{site.Home}/staff", ("Search", "O’Hara"));
        var text = await site.Text("editor", sent.Headers.Location!.OriginalString);
        Assert.Contains("This search was made by somebody else", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Filters_narrow_the_list_together(string kind)
    {
        var site = await sites.Of(kind);
        // Of the first service's sixty every tenth is a bank worker; the first of them is its manager.
        Assert.Contains("5 people, by name", await site.Shows($"/staff?service={site.Parent.Services[0]}&contract=3&role={SeedProvider.CareWorker}"), StringComparison.Ordinal);
        Assert.Contains("Nobody fits.", await site.Shows($"/staff?service={site.Stranger.Services[0]}"), StringComparison.Ordinal);
    }

    [GeneratedRegex("/staff/(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex People();

    private static Regex Link(string rel) => new($"href=\"(?<url>[^\"]+)\" rel=\"{rel}\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
