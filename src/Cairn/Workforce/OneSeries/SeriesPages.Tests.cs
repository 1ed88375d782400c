using System.Net;
using Cairn.Platform.Access;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W3, W4: series as everybody reads them, and as a statistician imports them.</summary>
public sealed class SeriesPagesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    [Fact]
    public async Task Trap_1_Englands_posts_do_not_join_over_the_editions_until_a_map_is_named()
    {
        var site = await sites.Of("sqlite");
        var text = await site.Text("", "/series/england-adult-social-care");
        Assert.Contains("1,600,000 posts in 2024/25", text, StringComparison.Ordinal);
        Assert.Contains("2020/21 counts jobs and 2021/22 counts filled posts", text, StringComparison.Ordinal);
        Assert.Contains("not comparable: 2022/23 is as the 2023 edition estimated it and 2023/24 as the 2025 edition did", text, StringComparison.Ordinal);
        Assert.Contains("+52,000 (+3.4%)", text, StringComparison.Ordinal);
        var mapped = await site.Text("", "/series/england-adult-social-care?map=filled-posts-to-2025");
        Assert.Contains("1,484,446 mapped printed 1,635,000", mapped, StringComparison.Ordinal);
        Assert.Contains("nobody published that", mapped, StringComparison.Ordinal);
        Assert.DoesNotContain("2022/23 is as the 2023 edition", mapped, StringComparison.Ordinal);
        var edition = await site.Text("", "/series/england-adult-social-care?edition=2024");
        Assert.Contains("1,705,000 posts in 2023/24", edition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_value_is_struck_with_its_reason_and_is_what_was_known_before()
    {
        var site = await sites.Of("sqlite");
        using var answer = await (await site.Served.As("")).Get("/series/scotland-workforce");
        var html = await Browser.Body(answer);
        Assert.Contains("<del>203,200</del>", html, StringComparison.Ordinal);
        var text = Served.Text(html);
        Assert.Contains("withdrawn in 2017 Withdrawn in 2017: staff of combined housing support and care at home services were counted twice.", text, StringComparison.Ordinal);
        Assert.Contains("2016 200,650 2016 −60 (0.0%)", text, StringComparison.Ordinal);
        Assert.Contains("2015 203,200", await site.Text("", "/series/scotland-workforce?known=2016-12-31"), StringComparison.Ordinal);
        Assert.Contains("Write a day, a month or a year", await site.Text("", "/series/scotland-workforce?known=once"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_5_flows_that_do_not_close_show_their_residual()
    {
        var text = await (await sites.Of("sqlite")).Text("", "/series/england-children-social-workers");
        Assert.Contains("leaves +711 unexplained", text, StringComparison.Ordinal);
        Assert.Contains("Residual +711 (+2.2% of the beginning)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_reads_the_list_and_what_disagrees()
    {
        var site = await sites.Of("sqlite");
        var list = await site.Text("", "/series");
        Assert.Contains("Scotland’s social service workforce".Replace('’', '\''), list, StringComparison.Ordinal);
        Assert.DoesNotContain("Import a published table", list, StringComparison.Ordinal);
        var text = await site.Text("", "/series/disagreements");
        Assert.Contains("printed shares and changes cannot come from the counts beside them", text, StringComparison.Ordinal);
        Assert.Contains("16,010 of 189,670 is 8.4%", text, StringComparison.Ordinal);
        using var nowhere = await (await site.Served.As("")).Get("/series/no-such-series");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_statistician_sends_a_file_or_pastes_figures_and_reads_what_came_of_it(string kind)
    {
        const string url = "/series/import";
        var site = await sites.Of(kind);
        await SeedProvider.Account(site.Served.Store, "series-statistician", Role.Statistician, null, TestContext.Current.CancellationToken);
        var browser = await site.Served.As("series-statistician");
        using (var nothing = await browser.SendInParts(url))
            Assert.Contains("Choose a file, or paste the figures", Served.Text(await Browser.Body(nothing)), StringComparison.Ordinal);
        using (var bad = await browser.SendFile(url, "Published", "bad.csv", MadeUpTable.Sectors().Set(1, "value", "forty").Bytes()))
        {
            var text = Served.Text(await Browser.Body(bad));
            Assert.Contains("The file has a problem. Nothing was imported.", text, StringComparison.Ordinal);
            Assert.Contains("line 3, value forty is not a number. Write digits", text, StringComparison.Ordinal);
        }
        using var answer = await browser.SendFile(url, "Published", "made-up.csv", MadeUpTable.Sectors().Set(0, "printed_share", "61").Bytes());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var file = answer.Headers.Location!.OriginalString;
        Assert.Contains("3 figures were new", await site.Text("series-statistician", file), StringComparison.Ordinal);
        Assert.Contains("care-homes: the printed share is 61%, but 60 of 100 is 60.0%.", await site.Text("series-statistician", file), StringComparison.Ordinal);
        Assert.Contains("scotland made up", await site.Text("", "/series"), StringComparison.Ordinal);
        Assert.Contains("100 people in 2020", await site.Text("", $"/series/{MadeUpTable.Series}"), StringComparison.Ordinal);
        using var again = await browser.SendFile(url, "Published", "made-up.csv", MadeUpTable.Sectors().Set(0, "printed_share", "61").Bytes());
        Assert.Contains("This very file had been imported before.", await site.Text("series-statistician", again.Headers.Location!.OriginalString), StringComparison.Ordinal);
        using var pasted = await browser.SendInParts(url, ("Pasted", System.Text.Encoding.UTF8.GetString(MadeUpTable.Sectors().Set(0, "printed_share", "61").Bytes()) + "\n"));
        Assert.Contains("Nothing was changed: 3 figures of it, all of them, were held before.", Served.Text(await Browser.Body(pasted)), StringComparison.Ordinal);
        using var refused = await (await site.Served.As("manager")).Get(url);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
