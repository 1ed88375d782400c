using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R2: the office takes the application whose day is nearest from its queue, keeps the fee, and decides it; the file tells it.</summary>
public sealed class OfficeTests(Site site)
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task An_application_is_taken_from_the_queue_and_decided(int width, bool script)
    {
        await using var visit = await site.Open("registrar", width, script);
        var page = visit.Page;
        await visit.Go("/office");
        await Looks(visit, $"office-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Applications to decide" }).ClickAsync();
        await Looks(visit, $"office-queue-{width}");
        await page.Locator("main table").GetByRole(AriaRole.Link).First.ClickAsync();
        var decide = page.Url;
        Assert.Contains("The fee is neither paid nor waived.", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-decide-{width}");
        await Open(page, "Refuse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refuse", Exact = true }).ClickAsync();
        Assert.Contains("Write why, as the applicant will read it", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-decide-wrong-{width}");

        await page.GotoAsync(decide);
        await page.GetByRole(AriaRole.Link, new() { Name = "Keep a payment, or waive the fee" }).ClickAsync();
        await page.GetByLabel("It is waived").CheckAsync();
        await page.GetByLabel("How much?").FillAsync("500");
        await page.GetByLabel("Why is it waived?").FillAsync("The letter asked for it twice.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Looks(visit, $"office-fee-{width}");
        await page.GotoAsync(decide);
        await page.GetByRole(AriaRole.Button, new() { Name = "Admit" }).ClickAsync();
        Assert.Contains("registered", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".govuk-breadcrumbs").GetByRole(AriaRole.Link).Last.ClickAsync();
        Assert.Contains("The letter asked for it twice.", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-file-{width}");

        await visit.Go("/office/registrants");
        await page.GetByLabel("Registration number or name").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        Assert.Contains("Nobody is found", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-find-{width}");
    }

    /// <summary>R3: an award is looked at and counts; a former name is changed; two records are joined and parted.</summary>
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task An_award_is_assessed_details_are_changed_and_two_records_are_joined_and_parted(int width, bool script)
    {
        await using var visit = await site.Open("registrar", width, script);
        var page = visit.Page;
        await visit.Go("/office?Queue=qualifications");
        await page.Locator("main table").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        Assert.Contains("Say whether it counts for something", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-assess-wrong-{width}");
        await page.GetByLabel("It counts", new() { Exact = true }).CheckAsync();
        if (await page.Locator("input[name=As]:checked").CountAsync() == 0)
            await page.Locator("input[name=As]").First.CheckAsync();
        await page.GetByLabel("Why?").FillAsync("Seen, and compared with the list.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        Assert.Contains("A qualification is recognised", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-assessed-{width}");

        await visit.Go("/office?Queue=details");
        await page.Locator("main table").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        Assert.Contains("Say whether the change is made", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-details-wrong-{width}");
        await page.GetByLabel("Make the change").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        Assert.Contains("agreed", await Read(page), StringComparison.Ordinal);

        await visit.Go("/office/doubles");
        await page.Locator("main table").GetByRole(AriaRole.Link).First.ClickAsync();
        var both = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "They are one person: join them" }).ClickAsync();
        Assert.Contains("Write how you know it", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"office-pair-wrong-{width}");
        await page.GetByLabel("How do you know?").FillAsync("The same passport.");
        await page.GetByRole(AriaRole.Button, new() { Name = "They are one person: join them" }).ClickAsync();
        Assert.Equal("These are one person", await page.Locator("h1").InnerTextAsync());
        await Looks(visit, $"office-joined-{width}");
        await Open(page, "Undo this");
        await page.GetByLabel("What was wrong?").FillAsync("The passports differ.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo it" }).ClickAsync();
        await page.GotoAsync(both);
        Assert.Equal("Are these one person?", await page.Locator("h1").InnerTextAsync());
    }

    /// <summary>Unfolds what is folded, where it is.</summary>
    private static async Task Open(IPage page, string summary)
    {
        var details = page.Locator("details", new() { Has = page.Locator("summary", new() { HasText = summary }) }).Last;
        if (await details.GetAttributeAsync("open") is null)
            await details.Locator("summary").ClickAsync();
    }

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
