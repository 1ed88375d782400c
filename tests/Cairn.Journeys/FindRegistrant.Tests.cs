using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R5: anybody checks the register, in a browser; misspelt, by number, and with nobody found.</summary>
public sealed class FindRegistrantTests(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Anybody_finds_somebody_by_a_misspelt_name_and_again_by_their_number(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Check the register" }).ClickAsync();
        await Looks(visit, $"register-{width}");
        for (var n = 0; n < 20; n++)
        {
            await Search(page, "Margaret Smiht");
            // The program has just started. Each try is a search of this address, of which so many are allowed a minute.
            if (!await page.GetByRole(AriaRole.Heading, new() { Name = "The register cannot be searched yet" }).IsVisibleAsync())
                break;
            await page.WaitForTimeoutAsync(5_000);
        }
        var first = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Spelt otherwise" }).First;
        Assert.Contains("Margaret Smith", await first.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Smiht", page.Url, StringComparison.OrdinalIgnoreCase);
        await Looks(visit, $"register-misspelt-{width}");
        var number = System.Text.RegularExpressions.Regex.Match(await first.InnerTextAsync(), @"\d{4}\s\d{4}").Value;

        await Search(page, number);
        await page.GetByRole(AriaRole.Heading, new() { Name = "1 person on the register fits" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Margaret Smith" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Margaret Smith", Exact = true }).WaitForAsync();

        await visit.Go("/register");
        await Search(page, "Zebedee Quuxington");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nobody on the register fits" }).WaitForAsync();
        await Looks(visit, $"register-nobody-{width}");
        await Search(page, "1234 5678");
        Assert.Contains("There can be no such registration number", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"register-bad-{width}");
        await Search(page, "Smith");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the next 20" }).ClickAsync();
        await page.GetByText("These are 21 to 40").WaitForAsync();
        await Looks(visit, $"register-many-{width}");
    }

    private static async Task Search(IPage page, string text)
    {
        await page.GetByLabel("Name or registration number").FillAsync(text);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
