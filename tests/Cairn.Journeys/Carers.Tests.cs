using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W5, W7, W8, W9, W13: fair work, the profile beside the population, and everyone who cares; by hand in a browser.</summary>
public sealed class CarersTests(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Everybody_reads_how_fairly_people_are_paid_and_who_else_cares(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/fair-work");
        await page.GetByLabel("What if: a rate of your own").FillAsync("14");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByText("£14.00 an hour").First.WaitForAsync();
        await Looks(visit, $"fair-work-{width}");
        await visit.Go("/measures/profile-gender");
        await page.GetByRole(AriaRole.Table, new() { Name = "The workforce beside the people of Scotland" }).Last.WaitForAsync();
        await Looks(visit, $"population-{width}");
        await visit.Go("/carers");
        await page.GetByText("A: counted one by one").First.WaitForAsync();
        await Looks(visit, $"carers-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "What councils pay foster carers" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "The minimum", Exact = true }).WaitForAsync();
        await Looks(visit, $"foster-allowances-{width}");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_provider_sees_its_own_fair_work_and_says_its_volunteers(int width, bool script)
    {
        await using var visit = await site.Open("single", width, script);
        var page = visit.Page;
        await visit.Go("/");
        if (!page.Url.Contains("/providers/", StringComparison.Ordinal))
            await visit.Go(await page.Locator("a[href^='/providers/']").First.GetAttributeAsync("href") ?? "/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Fair work" }).ClickAsync();
        await page.GetByText("Pay beside each rate").WaitForAsync();
        await Looks(visit, $"own-fair-work-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show who is paid less than: Real Living Wage" }).ClickAsync();
        await page.GetByText("It is kept that you looked.").WaitForAsync();
        await Looks(visit, $"own-fair-work-names-{width}");
        await visit.Go(page.Url.Split("/fair-work")[0] + "/volunteers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Contains("Choose one of your services", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"volunteers-bad-{width}");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_council_says_its_carers_and_allowances_and_is_told_what_cannot_be(int width, bool script)
    {
        await using var visit = await site.Open("council", width, script);
        var page = visit.Page;
        await visit.Go("/carers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say how many carers there are in your area" }).ClickAsync();
        await page.GetByLabel("How many are there?").FillAsync("about 400");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Contains("“about 400” is not a whole number", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"state-carers-bad-{width}");
        await page.GetByLabel("Unpaid carers").CheckAsync();
        await page.GetByLabel("How many are there?").FillAsync("4,120");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("31");
        await page.GetByLabel("Month", new() { Exact = true }).FillAsync("3");
        await page.GetByLabel("Year", new() { Exact = true }).FillAsync(width == 320 ? "2024" : "2023");
        await page.GetByLabel("An estimate").CheckAsync();
        await page.GetByLabel("Where does the count come from?").FillAsync("Made up for a journey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("Made up for a journey").First.WaitForAsync();
        await Looks(visit, $"state-carers-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what you pay foster carers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Contains("Write the day from which you pay it", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"state-allowances-bad-{width}");
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
