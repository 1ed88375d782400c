using System.Net;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>Foster carers' allowances beside the national minimum (W13).</summary>
public sealed class FosterAllowancesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly string Url = $"/areas/{SeedProvider.Area}/foster-allowances";

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Form(params (string, string)[] bands) => [("From.day", "1"), ("From.month", "4"), ("From.year", "2026"), .. bands];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W13_what_a_council_pays_stands_beside_the_minimum_with_the_gap_and_its_cost(string kind)
    {
        var site = await sites.Of(kind);
        Assert.Contains("No council has said yet", await site.Text("", "/foster-allowances?country=england"), StringComparison.Ordinal);
        var council = await site.Served.As("council");
        using (var saved = await council.Send(Url, Form(("pay-rest-0-2", "£160.50"), ("children-rest-0-2", "13"), ("pay-rest-3-4", "176"), ("children-rest-3-4", "4"), ("pay-rest-5-10", "190"), ("children-rest-5-10", "6"))))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        // £170 − £160.50, 13 children: 9.50 × 13 × 52.14 = £6,439.29. £194 − £190, 6 children: £1,251.36.
        var own = await site.Text("council", Url);
        Assert.Contains("2 bands of age are below the national minimum", own, StringComparison.Ordinal);
        Assert.Contains("Rest of England, age 0 to 2 £160.50 1 Apr 2026 £170.00 £9.50 13 £6,439", own, StringComparison.Ordinal);
        Assert.Contains("Rest of England, age 5 to 10 £190.00 1 Apr 2026 £194.00 £4.00 6 £1,251", own, StringComparison.Ordinal);
        var page = await site.Text("", "/foster-allowances?country=england");
        Assert.Contains("1 of 1 council that said so pays foster carers less than the minimum", page, StringComparison.Ordinal);
        // Everybody sees ten children, the cost of ten, and nothing of six.
        Assert.Contains("£160.50 1 Apr 2026 £170.00 £9.50 10 £5,000", page, StringComparison.Ordinal);
        Assert.Contains("£176.00 1 Apr 2026 £176.00 None 0 £0", page, StringComparison.Ordinal);
        Assert.Contains("£190.00 1 Apr 2026 £194.00 £4.00 Too few to be shown –", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W13_an_allowance_that_cannot_be_is_told_and_what_was_typed_stays()
    {
        var site = await sites.Of("sqlite");
        var council = await site.Served.As("council");
        async Task<string> Told(params (string, string)[] form)
        {
            using var answer = await council.Send(Url, form);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(stop));
        }
        var page = await Told(Form(("pay-rest-0-2", "plenty"), ("children-rest-3-4", "few")));
        Assert.Contains("“plenty” is not a sum in pounds. Write one such as 168.31", page, StringComparison.Ordinal);
        Assert.Contains("“few” is not a whole number of children", page, StringComparison.Ordinal);
        Assert.Contains("value=\"plenty\"", page, StringComparison.Ordinal);
        Assert.Contains("Write what you pay for one band at least", await Told(Form()), StringComparison.Ordinal);
        Assert.Contains("you gave children and no allowance", await Told(Form(("pay-rest-0-2", "170"), ("children-rest-3-4", "5"))), StringComparison.Ordinal);
        Assert.Contains("write what you pay a week in pounds, from £0.01 to £3,000.00", await Told(Form(("pay-rest-0-2", "17000"))), StringComparison.Ordinal);
        Assert.Contains("Write the day from which you pay it", await Told(("pay-rest-0-2", "170")), StringComparison.Ordinal);
        Assert.Contains("The day must lie from 1 April 2007", await Told(("From.day", "1"), ("From.month", "4"), ("From.year", "2031"), ("pay-rest-0-2", "170")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_minimum_goes_by_region_and_day()
    {
        var packs = Packs.Load(Packs.Beside);
        var england = packs["england"];
        string Region(string group) => england.Areas.Rows.First(r => r.Group == group).Code;
        Assert.Equal([19_800, 20_100, 22_500, 25_700, 29_900], FosterMinimum.Of(england, Region("London"), new DateOnly(2025, 12, 1)).Select(m => m.Pence));
        Assert.Equal([18_300, 18_900, 20_800, 23_800, 27_800], FosterMinimum.Of(england, Region("South East"), new DateOnly(2025, 4, 5)).Select(m => m.Pence));
        Assert.Equal([17_000, 17_600, 19_400, 22_000, 25_800], FosterMinimum.Of(england, Region("North East"), new DateOnly(2025, 4, 6)).Select(m => m.Pence));
        Assert.Equal([16_831, 19_581, 19_581, 26_841], FosterMinimum.Of(packs["scotland"], "S12000049", new DateOnly(2026, 1, 1)).Select(m => m.Pence));
        Assert.Empty(FosterMinimum.Of(packs["scotland"], "S12000049", new DateOnly(2020, 1, 1)));
    }
}
