using Cairn.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W1, W2: a service is added, changed and given its posts, by hand in a browser; at a desk with script, on a phone without.</summary>
public sealed class KeepServicesTests(Site site)
{
    private sealed record Country(string Main, string Number, string Like, string Role, bool AsksTerms);

    [Theory]
    [InlineData(1280, true, "parent")]
    [InlineData(320, false, "single")]
    public async Task A_provider_adds_a_service_and_keeps_it(int width, bool script, string user)
    {
        var country = user == "parent"
            ? new Country("Care home services without nursing", "12345", "1-5550001112", "Care worker", true)
            : new Country("Care home for older people", "1-123456789", "CS2015333444", "Support worker", false);
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Services", Exact = true, IncludeHidden = true }).GetAttributeAsync("href"))!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a service" }).First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add this service" }).ClickAsync();
        Assert.Contains("“Name” is blank.", await Problems(page), StringComparison.Ordinal);
        await Looks(visit, $"service-empty-{width}");

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Juniper House");
        await page.GetByLabel("Main service", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = country.Main });
        await page.GetByLabel("Address line 1").FillAsync("4 Loan Road");
        await page.GetByLabel("Town").FillAsync("Anytown");
        await page.GetByLabel("Postcode").FillAsync("LS1 2RP");
        await page.Locator("[name=regulated][value='2']").CheckAsync();
        await page.GetByLabel("Service's registration number").FillAsync(country.Number);
        if (country.AsksTerms)
            await page.GetByLabel("Provider's registration number").FillAsync("1-1234567890");
        await page.GetByLabel("Number of staff").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this service" }).ClickAsync();
        Assert.Contains("“Service's registration number” is not", await Problems(page), StringComparison.Ordinal);
        await page.GetByLabel("Service's registration number").FillAsync(country.Like);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this service" }).ClickAsync();
        Assert.Equal("Juniper House", await page.Locator("h1").InnerTextAsync());
        await Looks(visit, $"service-new-{width}");
        var home = new Uri(page.Url).AbsolutePath;

        if (country.AsksTerms)
            await ChangeServices(visit, width);
        else
            await ChangeSize(visit);

        await page.Locator($"a[href='{home}/posts']").First.ClickAsync();
        await page.Locator("[name='posts.0.role']").SelectOptionAsync(new SelectOptionValue { Label = country.Role });
        await page.Locator("[name='posts.0.vacancies']").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        Assert.Contains("“Started in 12 months” has no answer", await Problems(page), StringComparison.Ordinal);
        await Looks(visit, $"service-posts-{width}");
        foreach (var column in new[] { "starters", "leavers" })
            await page.Locator($"select[name={column}]").SelectOptionAsync("none");
        await page.Locator("[name='posts.0.vacancies']").PressAsync("Enter"); // saves: it does not ask for another line
        Assert.Contains("Saved: posts.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "This service has closed" }).ClickAsync();
        Assert.Contains("2 posts are vacant here", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"service-close-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take them out of the posts" }).ClickAsync();
        await page.Locator("[name='posts.0.vacancies']").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "This service has closed" }).ClickAsync();
        await Looks(visit, $"service-close-day-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close this service" }).ClickAsync();
        Assert.Contains("Give the day on which the service closed.", await Problems(page), StringComparison.Ordinal);
    }

    private static async Task ChangeServices(Visit visit, int width)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Services and people" }).ClickAsync();
        var lines = await page.Locator(".c-rows__line").CountAsync();
        await page.Locator("[name='allServices.0.places']").FillAsync("20");
        await page.Locator("[name='allServices.0.inUse']").FillAsync("18");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add another" }).ClickAsync();
        Assert.True(await page.Locator(".c-rows__line").CountAsync() > lines);
        Assert.Equal("20", await page.Locator("[name='allServices.0.places']").InputValueAsync());
        await page.GetByLabel("Older people with dementia").CheckAsync();
        await page.Locator("[name=delegatedActivities][value='1']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        Assert.Contains("“Which delegated healthcare” does not fit", await Problems(page), StringComparison.Ordinal);
        await Looks(visit, $"service-change-{width}");
        await page.Locator("[name=delegatedHealthcare][value='1']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        Assert.Contains("20 places, 18 in use", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task ChangeSize(Visit visit)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Size and use" }).ClickAsync();
        await page.GetByLabel("Places in the main service").FillAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        Assert.Contains("Saved: size and use.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static Task<string> Problems(IPage page) => page.Locator(".govuk-error-summary").InnerTextAsync();

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
