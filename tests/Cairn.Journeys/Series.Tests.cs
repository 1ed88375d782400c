using Cairn.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W3, W4: published figures are imported, read as a series, and joined over a break by a map; by hand in a browser.</summary>
public sealed class SeriesTests(Site site)
{
    [Theory]
    [InlineData(1280, true, "statistician")]
    [InlineData(320, false, "administrator")]
    public async Task A_table_is_imported_and_read_and_a_break_is_joined_by_name(int width, bool script, string importer)
    {
        var sample = Path.Combine(Source.Root, "tests", "samples", "published", "made-up-staff.csv");
        await using (var visit = await site.Open(importer, width, script))
        {
            var page = visit.Page;
            await visit.Go("/series");
            await page.GetByRole(AriaRole.Link, new() { Name = "Import a published table" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            Assert.Contains("Choose a file, or paste the figures", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"import-nothing-{width}");
            await page.GetByLabel("Or paste the figures").FillAsync((await File.ReadAllTextAsync(sample, TestContext.Current.CancellationToken)).Replace("1180", "1,180", StringComparison.Ordinal));
            await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            await page.GetByText("What to put right: nothing was imported").WaitForAsync();
            await Looks(visit, $"import-bad-{width}");
            await visit.Go("/series/import");
            await page.Locator("#Published, #Published-input").First.SetInputFilesAsync(sample);
            await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "The file" }).WaitForAsync();
            await Looks(visit, $"imported-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = "scotland-made-up-staff" }).First.ClickAsync();
            await page.GetByText("Staff of two services were counted twice").WaitForAsync();
            await Looks(visit, $"series-made-up-{width}");
        }
        await using (var visit = await site.Open("", width, script))
        {
            var page = visit.Page;
            await visit.Go("/series");
            await page.GetByRole(AriaRole.Link, new() { Name = "Posts in England's adult social care" }).ClickAsync();
            await page.GetByText("not comparable: 2022/23 is as the 2023 edition estimated it").WaitForAsync();
            await Looks(visit, $"series-broken-{width}");
            await page.GetByLabel("Join over breaks").SelectOptionAsync("filled-posts-to-2025");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
            await page.GetByText("Joined by a map").WaitForAsync();
            await Looks(visit, $"series-mapped-{width}");
            await visit.Go("/series/disagreements");
            await Looks(visit, $"series-disagreements-{width}");
        }
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
