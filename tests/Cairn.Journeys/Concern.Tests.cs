using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R5, R6: somebody raises a concern on a phone and keeps a code; the register's office opens a case; they ask what became of it.</summary>
public sealed partial class ConcernTests(Site site)
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_concern_is_raised_triaged_and_asked_after(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/register/titles");
        await Looks(visit, $"titles-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell the register’s office" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Contains("Choose what it is about", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-wrong-{width}");
        await page.GetByLabel("Scotland").CheckAsync();
        await page.GetByLabel("How a care service is run").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Contains("This is for the regulator of services", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-elsewhere-{width}");

        await visit.Go("/register/concern");
        await page.GetByLabel("Scotland").CheckAsync();
        await page.GetByLabel("What somebody did or did not do").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        Assert.Contains("Write what happened", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-{width}");
        await page.GetByLabel("Who is it about?").FillAsync("the manager at night");
        await page.GetByLabel("What happened?").FillAsync("He locked the door of my father’s room from outside, three nights in a row.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        var code = Code().Match(await Read(page)).Value;
        await Looks(visit, $"concern-sent-{width}");

        await using var office = await site.Open("registrar", 1280, script: true);
        await office.Go("/office/concerns");
        await Looks(office, "concerns");
        await office.Page.Locator("main table").First.GetByRole(AriaRole.Link).Last.ClickAsync();
        await office.Page.GetByLabel("Nothing further is done").CheckAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        Assert.Contains("Write why you decide so", await Read(office.Page), StringComparison.Ordinal);
        await Looks(office, "concern-triage-wrong");
        await office.Page.GetByLabel("Why?").FillAsync("The home’s own record shows that the door was open.");
        await office.Page.GetByLabel("What is whoever raised it told?").FillAsync("We asked the home for its record of those nights.");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();

        await visit.Go("/register/concern/where");
        await page.GetByLabel("The code that you were given").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        Assert.Contains("We asked the home for its record of those nights.", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-where-{width}");
    }

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")]
    private static partial Regex Code();
}
