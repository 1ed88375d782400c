using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform.Site;
using Xunit;

namespace Cairn.Workforce;

public sealed partial class SectorTests(RunningSite site)
{
    [Fact]
    public async Task F1_the_first_page_says_the_published_total_and_that_the_parts_add_to_ten_more()
    {
        var text = await Text("/");

        Assert.Contains("189,670 people worked in Scotland’s social services in 2013", text, StringComparison.Ordinal);
        Assert.Contains("The published total is 189,670.", text, StringComparison.Ordinal);
        Assert.Contains("add to 189,680", text, StringComparison.Ordinal);
        Assert.Contains("Published total 189,670", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Housing support and care at home 62,170 32.8%")]
    [InlineData("Care homes for adults 52,430 27.6%")]
    [InlineData("Day care of children 30,250 15.9%")]
    [InlineData("Adult day care 8,240 4.3%")]
    [InlineData("Residential child care 6,810 3.6%")]
    [InlineData("Childminding 5,720 3.0%")]
    [InlineData("Other 8,050 4.2%")]
    public async Task F1_seven_sub_sectors_stand_as_printed(string row) => Assert.Contains(row, await Text("/"), StringComparison.Ordinal);

    [Fact]
    public async Task F1_the_one_printed_share_that_disagrees_with_its_count_is_flagged_and_no_other()
    {
        var text = await Text("/");

        Assert.Contains("Local authority fieldwork service 16,010 printed 8.3% 8.4%", text, StringComparison.Ordinal);
        Assert.Single(Flag().Matches(text));
    }

    [Fact]
    public async Task F1_the_employer_mix_stands_as_printed()
    {
        var html = await site.Browser.GetStringAsync("/", TestContext.Current.CancellationToken);
        foreach (var part in new[] { "Private 41%", "Public 32%", "Voluntary 27%" })
            Assert.Contains($">{part}</text>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Older people 559,000 61%")]
    [InlineData("Adults with disabilities 177,000 19%")]
    [InlineData("Children's services 123,000 13%")]
    [InlineData("Mental health 63,000 7%")]
    [InlineData("Local authority area offices and field work 12%")]
    [InlineData("Care in people's own homes 18%")]
    [InlineData("Day services 10%")]
    [InlineData("Care homes 50%")]
    [InlineData("Agencies 3%")]
    [InlineData("NHS 7%")]
    [InlineData("922,000 people worked in the core of England’s social care in 2004")]
    public async Task F2_England_is_shown_as_printed(string row) => Assert.Contains(row, await Text("/"), StringComparison.Ordinal);

    [Fact]
    public async Task Every_published_table_on_the_page_names_its_source_and_edition_and_is_defined()
    {
        var page = await site.Browser.GetStringAsync("/", TestContext.Current.CancellationToken);
        var figures = await site.Browser.GetStringAsync("/about/figures", TestContext.Current.CancellationToken);
        var links = Definition().Matches(page).Select(m => m.Groups["id"].Value).ToList();

        Assert.Equal(4, links.Count);
        Assert.Equal(4, Source().Count(page));
        Assert.All(links, id => Assert.Contains($"id=\"{id}\"", figures, StringComparison.Ordinal));
    }

    /// <summary>What a reader reads: the page without its tags, pictures and runs of space.</summary>
    private async Task<string> Text(string url)
    {
        var html = await site.Browser.GetStringAsync(url, TestContext.Current.CancellationToken);
        return Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Pictures().Replace(html, " "), " ")), " ");
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Pictures();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("printed [0-9]")]
    private static partial Regex Flag();

    [GeneratedRegex("/about/figures#(?<id>[a-z0-9-]+)")]
    private static partial Regex Definition();

    [GeneratedRegex(@"Source: [^<]+\. Edition 20(06|15)\.", RegexOptions.ExplicitCapture)]
    private static partial Regex Source();
}
