using System.Net;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

public sealed class StateCostsTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Form(string staff, string agency = "", string training = "", string total = "", string year = "2026") =>
        [("Year", year), ("Staff", staff), ("Agency", agency), ("Training", training), ("Total", total)];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W9_training_spend_stands_beside_three_per_cent_and_counts_in_the_measures(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        using (var saved = await browser.Send($"/providers/{provider.Id}/costs", Form("1,000,000", "250,000", "£20,000.50", "1600000")))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await site.Text(manager, $"/providers/{provider.Id}/costs");
        Assert.Contains("2026 £1,000,000.00 £250,000.00 £20,000.50 2.0%, below 3% £1,600,000.00", page, StringComparison.Ordinal);
        Assert.Contains("2.0% of staff cost 20,001 of 1,000,000.", await site.Text(manager, $"/providers/{provider.Id}/measures/training-spend"), StringComparison.Ordinal);
        Assert.Contains("20.0% of staff cost 250,000 of 1,250,000.", await site.Text(manager, $"/providers/{provider.Id}/measures/agency-cost"), StringComparison.Ordinal);
        Assert.Contains("78.1% of cost", await site.Text(manager, $"/providers/{provider.Id}/measures/workforce-cost-share"), StringComparison.Ordinal);
        // The same year again takes the place of what was said.
        using (var again = await browser.Send($"/providers/{provider.Id}/costs", Form("1000000", training: "40000")))
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        page = await site.Text(manager, $"/providers/{provider.Id}/costs");
        Assert.Contains("2026 £1,000,000.00 Not said £40,000.00 4.0% Not said", page, StringComparison.Ordinal);
        Assert.Contains("No figure nobody has answered what it needs.", await site.Text(manager, $"/providers/{provider.Id}/measures/agency-cost"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "", "Give at least one of the four sums")]
    [InlineData("much", "", "", "", "Write a sum in pounds, such as 1,250,000")]
    [InlineData("-5", "", "", "", "Staff cost must be from £0 to £1,000,000,000. Check the noughts")]
    [InlineData("900", "300", "", "1000", "Staff and agencies cost more than everything together. Check the three sums")]
    [InlineData("900", "", "901", "", "More was spent on training than on staff. Check both sums")]
    public async Task W9_sums_that_cannot_be_are_told_and_what_was_typed_stays(string staff, string agency, string training, string total, string why)
    {
        var site = await sites.Of("sqlite");
        var browser = await site.Served.As("manager");
        using var answer = await browser.Send($"{site.Home}/costs", Form(staff, agency, training, total));
        var page = await answer.Content.ReadAsStringAsync(stop);
        Assert.Contains(why, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        if (staff.Length > 0)
            Assert.Contains($"value=\"{staff}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_has_not_ended_is_refused()
    {
        var site = await sites.Of("sqlite");
        var browser = await site.Served.As("manager");
        using var answer = await browser.Send($"{site.Home}/costs", Form("5", year: "2027"));
        Assert.Contains("Choose a year that has ended", await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }
}
