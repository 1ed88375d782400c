using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>S1, S2: a plan is made from another one, an action of it waits and is refused a circle; it is published, its owner reports a slip, and everybody sees what that moves.</summary>
public sealed class PlansTests(Site site)
{
    private const string Added = "Ask everybody who works here", First = "Agree what is measured, and where it stands today";

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_plan_is_made_published_slips_and_is_followed(int width, bool script)
    {
        var (title, today) = ($"Journey plan {width}", site.Program.Services.GetRequiredService<Clock>().Today);
        var (provider, owner) = await Owner();
        await using (var visit = await site.Open("lead", width, script))
        {
            var page = visit.Page;
            await visit.Go("/start");
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Your plans" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Make a plan" }).ClickAsync();
            await Press(page, "Make the plan");
            Assert.Contains("Say what the plan is for", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"plan-wrong-{width}");
            await page.GetByLabel("Title").FillAsync(title);
            await page.GetByLabel("What is it for?").FillAsync("To be followed.");
            await Day(page, "From", today);
            await Day(page, "Until", today.AddDays(900));
            await page.GetByLabel("Begin from").SelectOptionAsync(new SelectOptionValue { Label = "The plan “A workforce ready for 2030”" });
            await Press(page, "Make the plan");
            Assert.StartsWith($"{title}: 0 of 12 actions done", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            var kept = new Uri(page.Url).AbsolutePath;
            await Looks(visit, $"plan-made-{width}");

            await page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).ClickAsync();
            await Press(page, "Save");
            Assert.Contains("Say what is done", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"action-wrong-{width}");
            await page.GetByLabel("What is done").FillAsync(Added);
            await page.GetByLabel("Partners (optional)").FillAsync(provider);
            await Day(page, "Starts", today);
            await page.GetByLabel("Length").FillAsync("10");
            await Press(page, "Save");
            // The partner's accounts can be chosen now.
            await page.GetByRole(AriaRole.Link, new() { Name = $"Answers of {Added}" }).ClickAsync();
            await page.GetByLabel("Account that reports on it").SelectOptionAsync(new SelectOptionValue { Label = owner });
            await Press(page, "Save");

            await page.GetByRole(AriaRole.Link, new() { Name = $"what it waits for ({First})" }).ClickAsync();
            await page.Locator("[name='Waits.0.before']").SelectOptionAsync(new SelectOptionValue { Label = Added });
            await Press(page, "Save");
            await page.GetByRole(AriaRole.Link, new() { Name = $"what it waits for ({Added})" }).ClickAsync();
            await page.Locator("[name='Waits.0.before']").SelectOptionAsync(new SelectOptionValue { Label = First });
            await Press(page, "Save");
            Assert.Contains("That would be a circle, in which nothing could ever begin:", await Read(page), StringComparison.Ordinal);
            Assert.Contains($"“{Added}” waits for “{First}”", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"circle-{width}");

            await visit.Go(kept);
            await page.GetByRole(AriaRole.Link, new() { Name = "Publish it" }).ClickAsync();
            Assert.Contains("What everybody will see", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"publish-{width}");
            await Press(page, "Publish it");
            Assert.Contains("Running", await Read(page), StringComparison.Ordinal);
        }
        await using (var visit = await site.Open("editor", width, script))
        {
            var page = visit.Page;
            await visit.Go("/start");
            Assert.Contains("Due from you", await Read(page), StringComparison.Ordinal);
            await visit.Go("/my-actions");
            await page.Locator("tr", new() { HasText = title }).GetByRole(AriaRole.Link, new() { Name = Added }).ClickAsync();
            await page.GetByLabel("Under way").CheckAsync();
            await page.GetByLabel("What was done", new() { Exact = true }).FillAsync("Half of them were asked.");
            await Day(page, "Forecast", today.AddDays(20));
            await Press(page, "Send the report");
            Assert.Contains("Say why it ends after", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"report-wrong-{width}");
            await page.GetByLabel("Why it ends later, or was stopped").FillAsync("Many were away.");
            await Press(page, "Send the report");
            Assert.Contains("expected 11 days late", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"reported-{width}");
        }
        await using (var visit = await site.Open("", width, script))
        {
            var page = visit.Page;
            await visit.Go("/plans");
            await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
            var read = await Read(page);
            Assert.Contains($"“{Added}” is expected 11 days late, and moves", read, StringComparison.Ordinal);
            Assert.Contains($"{First}: 11 days later", read, StringComparison.Ordinal);
            await Looks(visit, $"plan-public-{width}");
            foreach (var view in new[] { "The timeline", "The board", "What waits for what" })
            {
                await page.GetByRole(AriaRole.Link, new() { Name = view }).ClickAsync();
                await Looks(visit, $"plan-{view.Replace(' ', '-').ToLowerInvariant()}-{width}");
                await page.GoBackAsync();
            }
            await page.GetByRole(AriaRole.Link, new() { Name = Added }).First.ClickAsync();
            read = await Read(page);
            Assert.Contains("Half of them were asked.", read, StringComparison.Ordinal);
            Assert.DoesNotContain(owner, read, StringComparison.Ordinal);
        }
    }

    /// <summary>The provider of the demonstration's editor, and the editor's name.</summary>
    private async Task<(string Provider, string Owner)> Owner()
    {
        await using var db = await site.Program.Services.GetRequiredService<Store>().Read(Scope.System, stop);
        var editor = await db.Set<Account>().SingleAsync(a => a.UserName == "editor", stop);
        return (await db.Set<Organisation>().Where(o => o.Id == editor.OrganisationId).Select(o => o.Name).SingleAsync(stop), editor.Name);
    }

    private static async Task Press(IPage page, string button) => await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<string> Read(IPage page) => await page.Locator("main").InnerTextAsync();

    private static async Task Day(IPage page, string name, DateOnly day)
    {
        foreach (var (part, value) in new[] { ("day", day.Day), ("month", day.Month), ("year", day.Year) })
            await page.Locator($"[name='{name}.{part}']").FillAsync(value.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task Looks(Visit visit, string name)
    {
        await visit.Picture(name);
        Assert.Empty(await visit.Axe());
        Assert.Empty(await visit.Sideways());
    }
}
