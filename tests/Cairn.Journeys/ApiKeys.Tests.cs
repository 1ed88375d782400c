using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W1, R5: a manager lets another system in and throws it out again, and has another told of changes.</summary>
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

    [Theory]
    [InlineData(1280, true, "manager")]
    [InlineData(320, false, "single")]
    public async Task A_webhook_is_added_tried_paused_and_removed(int width, bool script, string user)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        Task Press(string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        Task<string> Read() => page.Locator("main").InnerTextAsync();
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Keys for other systems" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Webhooks: other systems are told of changes" }).ClickAsync();
        await page.FillAsync("[name=Address]", "http://hooks.invalid/cairn");
        await Press("Add the webhook");
        await Looks(visit, $"webhook-wrong-{width}");
        Assert.Contains("must begin with https://", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Choose what it is to be told of", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);

        await page.FillAsync("[name=Address]", "https://hooks.invalid/cairn");
        await page.CheckAsync("[name=Kinds][value='registration.changed']", new() { Force = true });
        await Press("Add the webhook");
        await Looks(visit, $"webhook-made-{width}");
        Assert.StartsWith("whsec_", await page.Locator(".c-secret").InnerTextAsync(), StringComparison.Ordinal);

        // A name that leads nowhere: what came of it is told, and when it is tried again.
        await page.GetByRole(AriaRole.Link, new() { Name = "Then send it a test" }).ClickAsync();
        await Press("Send a test");
        for (var n = 0; n < 60 && !(await Read()).Contains("does not answer", StringComparison.Ordinal); n++)
        {
            await Task.Delay(250);
            await visit.Go(page.Url);
        }
        Assert.Contains("This webhook does not answer", await Read(), StringComparison.Ordinal);
        await Looks(visit, $"webhook-away-{width}");
        await Press("Pause it");
        Assert.Contains("This webhook is paused", await Read(), StringComparison.Ordinal);
        await Press("Make a new secret");
        await Looks(visit, $"webhook-paused-{width}");
        await Press("Let it go on");
        await Press("Remove it");
        Assert.Contains("There are no webhooks", await Read(), StringComparison.Ordinal);
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
