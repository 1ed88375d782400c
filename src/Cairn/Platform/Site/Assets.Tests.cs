using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Cairn.Platform.Site;

public sealed partial class AssetsTests(RunningSite site)
{
    private const int Budget = 150_000;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_first_visit_transfers_no_more_than_150_KB(string encoding)
    {
        var page = await Bytes("/", encoding);
        var html = await site.Browser.GetStringAsync("/", TestContext.Current.CancellationToken);
        var total = page.Length;
        var linked = Address().Matches(html).Select(m => m.Value).Where(u => !u.EndsWith("licences.txt", StringComparison.Ordinal)).Distinct().ToList();
        // The second range of letters is fetched only where a page has one, and is counted all the same.
        linked.Add(linked.Single(u => u.EndsWith("hyperlegible-latin.woff2", StringComparison.Ordinal)).Replace("latin.", "latin-ext.", StringComparison.Ordinal));
        foreach (var url in linked)
            total += (await Bytes(url, encoding)).Length;

        Assert.Equal(5, linked.Count);
        Assert.InRange(total, 30_000, Budget);
        TestContext.Current.SendDiagnosticMessage($"First visit with {encoding}: {total} bytes.");
    }

    [Fact]
    public async Task What_carries_todays_digest_is_kept_for_a_year_and_an_old_address_is_not()
    {
        var url = await StyleSheet();
        using var today = await site.Browser.GetAsync(url, TestContext.Current.CancellationToken);
        using var old = await site.Browser.GetAsync("/assets/0123456789ab/site.css", TestContext.Current.CancellationToken);

        Assert.Equal("public, max-age=31536000, immutable", today.Headers.CacheControl!.ToString());
        Assert.Equal("text/css", today.Content.Headers.ContentType!.MediaType);
        Assert.True(old.Headers.CacheControl!.NoCache);
        Assert.Equal(await today.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), await old.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/assets/0123456789ab/nothing.css")]
    [InlineData("/assets/0123456789ab/..%2f..%2fCairn.dll")]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/0123456789ab/site.css.br")]
    public async Task Nothing_but_the_assets_is_served(string url)
    {
        using var answer = await site.Browser.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_style_sheet_names_no_typeface_or_emblem_of_the_government()
    {
        var css = await site.Browser.GetStringAsync(await StyleSheet(), TestContext.Current.CancellationToken);

        Assert.Contains("hyperlegible-latin.woff2", css, StringComparison.Ordinal);
        foreach (var banned in new[] { "GDS Transport", "crown", "crest", "url(http", "url(\"http", "@import" })
            Assert.DoesNotContain(banned, css, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> StyleSheet() =>
        Address().Matches(await site.Browser.GetStringAsync("/", TestContext.Current.CancellationToken)).Select(m => m.Value).Single(u => u.EndsWith(".css", StringComparison.Ordinal));

    private async Task<byte[]> Bytes(string url, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await site.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, url);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("/assets/[0-9a-f]{12}/[a-z.0-9-]+")]
    private static partial Regex Address();
}
