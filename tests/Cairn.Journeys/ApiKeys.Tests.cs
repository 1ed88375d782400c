using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W1: a manager lets another system in and throws it out again.</summary>
public sealed partial class ApiKeysTests(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_key_is_made_copied_and_revoked(int width, bool script)
    {
        await using var visit = await site.Open("manager", width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Keys for other systems" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        await Looks(visit, $"key-wrong-{width}");
        Assert.Contains("Choose what the key may do", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);

        var name = $"Payroll {width}";
        await page.FillAsync("[name=Name]", name);
        await page.CheckAsync("[name=Permissions][value='staff:read']", new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        await Looks(visit, $"key-made-{width}");
        Assert.Matches(KeyText(), await page.Locator(".c-secret").InnerTextAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = $"Revoke {name}" }).ClickAsync();
        await Looks(visit, $"key-revoked-{width}");
        Assert.Contains("It opens nothing any more", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(".c-secret").CountAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "For developers" }).ClickAsync();
        await Looks(visit, $"developers-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "answers-refused" }).ClickAsync();
        await Looks(visit, $"problem-{width}");
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Page.WaitForLoadStateAsync();
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }

    [GeneratedRegex("^cairn_[0-9a-f]{32}_[0-9a-f]{64}$", RegexOptions.None, 1000)]
    private static partial Regex KeyText();
}
