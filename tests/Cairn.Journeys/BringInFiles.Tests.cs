using Cairn.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W1, W2: a provider's files become its record, by hand in a browser.</summary>
public sealed class BringInFilesTests(Site site)
{
    private static string Sample(string file) => Path.Combine(Source.Root, "tests", "samples", "ascwds", file);

    [Theory]
    [InlineData(1280, true, "parent")]
    [InlineData(320, false, "single")]
    public async Task A_provider_sends_files_reads_the_report_and_accepts(int width, bool script, string user)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Returns", Exact = true, IncludeHidden = true }).GetAttributeAsync("href"))!);
        await Looks(visit, $"returns-{width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Check these files" }).ClickAsync();
        Assert.Contains("Choose your workplace file", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"returns-empty-{width}");

        await page.Locator("#Workplace, #Workplace-input").First.SetInputFilesAsync(Sample("workplace.csv"));
        await page.Locator("#Staff, #Staff-input").First.SetInputFilesAsync(Sample("staff.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check these files" }).ClickAsync();
        await Until(page, "can be taken in");
        await Looks(visit, $"report-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "New staff" }).ClickAsync();
        await Looks(visit, $"difference-new-{width}");
        await page.GoBackAsync();

        if (await page.GetByRole(AriaRole.Link, new() { Name = "Not in the file" }).CountAsync() > 0)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Not in the file" }).ClickAsync();
            await Looks(visit, $"leavers-{width}");
            await page.GoBackAsync();
        }
        if (user == "single") // all that the parent holds is in the sample
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Say which services have closed" }).ClickAsync();
            await Looks(visit, $"services-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = "say when they left" }).First.ClickAsync();
            await Looks(visit, $"leavers-of-a-service-{width}");
            await page.GoBackAsync();
            await page.GoBackAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept") }).ClickAsync();
        await Until(page, "Taken in");
        await Looks(visit, $"accepted-{width}");
    }

    private static async Task Until(IPage page, string heading)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            try
            {
                if ((await page.Locator("h1").InnerTextAsync()).Contains(heading, StringComparison.Ordinal))
                    break;
                await Task.Delay(200);
                await page.ReloadAsync();
            }
            catch (PlaywrightException)
            {
                // The page's own script loaded it anew at that very moment.
            }
        }
        await page.WaitForLoadStateAsync(LoadState.Load);
        if ((await page.Locator("h1").InnerTextAsync()).Contains(heading, StringComparison.Ordinal))
            return;
        Assert.Fail($"The page never said: {heading}. It says: {await page.Locator("main").InnerTextAsync()}");
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
