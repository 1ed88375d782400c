using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W1: a worker asks for a correction, their employer answers, and the worker reads it and takes everything along; by hand in a browser.</summary>
public sealed class OwnDataTests(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_worker_asks_and_is_answered(int width, bool script)
    {
        var words = $"I work 30 hours, not 37, says the window of {width}.";
        await using (var visit = await site.Open("worker", width, script))
        {
            var page = visit.Page;
            await visit.Go("/me");
            await page.GetByRole(AriaRole.Link, new() { Name = "Something is wrong" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Send to your employer" }).ClickAsync();
            Assert.Contains("Choose what you ask for", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"ask-empty-{width}");
            await page.GetByLabel("Something is wrong: correct it").CheckAsync();
            await page.GetByLabel("Which answer is it? (optional)").SelectOptionAsync(new SelectOptionValue { Label = "Contracted hours a week" });
            await page.GetByLabel("In your words").FillAsync(words);
            await page.GetByRole(AriaRole.Button, new() { Name = "Send to your employer" }).ClickAsync();
            await page.GetByText("Your employer’s answer will stand on this page.").WaitForAsync();
            await Looks(visit, $"asked-{width}");
        }
        await using (var visit = await site.Open("single", width, script))
        {
            var page = visit.Page;
            await visit.Go("/start");
            await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Staff", Exact = true, IncludeHidden = true }).First.GetAttributeAsync("href"))!);
            await page.GetByRole(AriaRole.Link, new() { Name = "Requests about records" }).ClickAsync();
            await Looks(visit, $"requests-{width}");
            await page.GetByRole(AriaRole.Main).Locator("table a").First.ClickAsync();
            await page.GetByText(words).WaitForAsync();
            await page.GetByLabel("It is corrected").CheckAsync();
            await Looks(visit, $"answer-{width}");
            await page.GetByLabel("Your answer to them").FillAsync("Corrected to 30.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
            await page.GetByText("Your answer is sent.").WaitForAsync();
            await page.GetByRole(AriaRole.Main).Locator("table a").First.ClickAsync();
            await Looks(visit, $"answered-{width}");
        }
        await using (var visit = await site.Open("worker", width, script))
        {
            await visit.Go("/me");
            await visit.Page.GetByText("Corrected to 30.").First.WaitForAsync();
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Everything, to print or keep" }).ClickAsync();
            await visit.Page.GetByText(words).First.WaitForAsync();
            await Looks(visit, $"everything-{width}");
        }
    }

    private static async Task Looks(Visit visit, string name)
    {
        await visit.Picture(name);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{name}: {string.Join('\n', wrong)}");
    }
}
