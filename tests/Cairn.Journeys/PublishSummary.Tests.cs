using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W3, W4, W10: figures are read, compared and published; by hand in a browser.</summary>
public sealed class PublishSummaryTests(Site site)
{
    [Theory]
    [InlineData(1280, true, "Orkney Islands, Scotland")]
    [InlineData(320, false, "Shetland Islands, Scotland")]
    public async Task A_statistician_publishes_a_year_and_everybody_reads_it(int width, bool script, string place)
    {
        var name = place.Split(',')[0];
        await using (var visit = await site.Open("statistician", width, script))
        {
            var page = visit.Page;
            await visit.Go("/publications");
            await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
            Assert.Contains("Choose a country or a council area", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"publish-wrong-{width}");
            await page.GetByLabel("Year").SelectOptionAsync("2025");
            await page.GetByLabel("Of", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = place });
            await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
            var progress = new Uri(page.Url).PathAndQuery;
            // Without script the reader loads the page again.
            for (var n = 0; await page.GetByText("It is done").CountAsync() == 0 && n < 120; n++)
            {
                await page.WaitForTimeoutAsync(1000);
                await visit.Go(progress);
            }
            await Looks(visit, $"published-{width}");
        }
        await using (var visit = await site.Open("", width, script))
        {
            var page = visit.Page;
            await visit.Go("/publications");
            await Looks(visit, $"publications-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = $"The social services workforce in {name}, 2025" }).ClickAsync();
            await Looks(visit, $"publication-{width}");
            var release = new Uri(page.Url).PathAndQuery;
            await page.GetByText("Read it", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "What it says" }).WaitForAsync();
            await Looks(visit, $"publication-read-{width}");
            await visit.Go(release);
            await page.GetByRole(AriaRole.Link, new() { Name = "Ask any measure of the facts behind it" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
            await page.GetByText("From the facts frozen with").WaitForAsync();
            await Looks(visit, $"measure-frozen-{width}");
        }
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_measure_is_asked_by_area_and_under_another_definition(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/measures");
        await page.GetByRole(AriaRole.Link, new() { Name = "Vacancy rate" }).ClickAsync();
        await page.GetByLabel("Show by").SelectOptionAsync("area");
        await page.GetByLabel("Definition").SelectOptionAsync("of-everybody");
        await page.GetByLabel("Sub-sector").SelectOptionAsync("care-homes-adults");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "By council area" }).WaitForAsync();
        Assert.True(await page.GetByRole(AriaRole.Row, new() { Name = "Glasgow City" }).CountAsync() > 0);
        await Looks(visit, $"measure-{width}");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_provider_sees_itself_beside_like_services_and_what_to_mend_first(int width, bool script)
    {
        await using var visit = await site.Open("manager", width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Beside like services" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What to mend first" }).WaitForAsync();
        await Looks(visit, $"compare-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "How it is counted" }).First.ClickAsync();
        await page.GetByLabel("Show by").SelectOptionAsync("role");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "By role" }).WaitForAsync();
        await Looks(visit, $"own-measure-{width}");
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
