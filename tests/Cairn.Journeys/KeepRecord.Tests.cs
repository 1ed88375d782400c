using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W1: somebody is added, their record is kept, and they leave: by hand in a browser, with bad input on the way.</summary>
public sealed class KeepRecordTests(Site site)
{
    [Theory]
    [InlineData(1280, true, "parent", "Care worker")]
    [InlineData(320, false, "single", "Support worker")]
    public async Task A_person_is_kept_by_page_from_the_start_to_the_leaving(int width, bool script, string user, string role)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Staff", Exact = true, IncludeHidden = true }).GetAttributeAsync("href"))!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a person" }).ClickAsync();
        await Save(page, "Add this person");
        await Looks(visit, $"person-wrong-{width}");
        Assert.Contains("is blank, so nobody can be recognised by it", await Summary(page), StringComparison.Ordinal);

        if (await page.Locator("select[name=service]").CountAsync() > 0)
            await page.SelectOptionAsync("select[name=service]", new SelectOptionValue { Index = 1 });
        await page.FillAsync("[name=displayName]", "Catrìona Journey");
        await page.SelectOptionAsync("[name=mainJobRole]", new SelectOptionValue { Label = role });
        await page.SelectOptionAsync("[name=contractType]", new SelectOptionValue { Label = "Permanent" });
        await page.FillAsync("[name='startDate.day']", "2");
        await page.FillAsync("[name='startDate.month']", "3");
        await page.FillAsync("[name='startDate.year']", "2026");
        await Save(page, "Add this person");
        await Looks(visit, $"person-added-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Change answers: Hours and pay" }).ClickAsync();
        await page.FillAsync("[name=contractedHours]", "99");
        await Save(page, "Save");
        await Looks(visit, $"person-pay-wrong-{width}");
        Assert.Contains("is more than 75 hours a week", await Summary(page), StringComparison.Ordinal);
        await page.FillAsync("[name=contractedHours]", "30");
        await page.CheckAsync("[name=zeroHours][value='2']", new() { Force = true });
        await page.CheckAsync("[name=payInterval][value='3']", new() { Force = true });
        await page.FillAsync("[name=hourlyPay]", "13.40");
        await Save(page, "Save");
        Assert.Contains("£13.40", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Add training" }).ClickAsync();
        await Looks(visit, $"person-training-{width}");
        await page.SelectOptionAsync("[name=category]", new SelectOptionValue { Index = 1 });
        await page.FillAsync("[name='validity']", "12");
        await Save(page, "Save");
        await page.GetByRole(AriaRole.Link, new() { Name = "Record an absence" }).ClickAsync();
        await Save(page, "Save");
        await Looks(visit, $"person-absence-wrong-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave it as it is" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "They have left" }).ClickAsync();
        await page.FillAsync("[name='On.day']", "20");
        await page.FillAsync("[name='On.month']", "11");
        await page.FillAsync("[name='On.year']", "2026");
        await page.SelectOptionAsync("[name=Reason]", new SelectOptionValue { Index = 1 });
        await Save(page, "Save");
        await Looks(visit, $"person-left-{width}");
        Assert.Contains("20 November 2026", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "They have not left" }).ClickAsync();
        await Save(page, "They have not left");
        await Looks(visit, $"person-resumed-{width}");
    }

    private static Task Save(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task<string> Summary(IPage page) => page.Locator(".govuk-error-summary").InnerTextAsync();

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Page.WaitForLoadStateAsync();
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
