using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W11, W12: a provider says what it offers, sees what goes with it, looks at its practice, adopts a policy, asks for help and is answered.</summary>
public sealed class EmployerTests(Site site)
{
    [Theory]
    [InlineData(1280, true, "single")]
    [InlineData(320, false, "manager")]
    public async Task A_provider_says_what_it_offers_and_how_it_does_as_an_employer(int width, bool script, string user)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        var home = new Uri(page.Url).AbsolutePath;

        await page.GetByRole(AriaRole.Link, new() { Name = "what you offer your staff" }).ClickAsync();
        await page.GetByLabel("Paid travel time").CheckAsync();
        await page.GetByLabel("Payment for staying").CheckAsync();
        await Press(page, "Save what we offer");
        await Looks(visit, $"rewards-said-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Payment for staying" }).ClickAsync();
        await page.GetByLabel("How much?").FillAsync("a lot");
        await Press(page, "Save");
        Assert.Contains("Write a sum in pounds", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"reward-{width}");
        await page.GetByLabel("How much?").FillAsync("300");
        await Press(page, "Save");
        Assert.Contains("£300.00 once", await Read(page), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Your grades" }).ClickAsync();
        await Looks(visit, $"grades-{width}");

        await visit.Go("/rewards?country=scotland&measure=turnover");
        Assert.Contains("Association is not effect.", await Read(page), StringComparison.Ordinal);
        Assert.Contains("made up by lot", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"rewards-{width}");

        await visit.Go(home);
        await page.GetByRole(AriaRole.Link, new() { Name = "your practice this year" }).ClickAsync();
        await Looks(visit, $"practice-{width}");
        await page.Locator("[name=Form][value=short]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Begin the assessment of") }).ClickAsync();
        var year = new Uri(page.Url).AbsolutePath;
        await Looks(visit, $"practice-begun-{width}");
        foreach (var heading in new[] { "suitable", "policies", "learning", "harm", "codes" })
        {
            await visit.Go($"{year}/{heading}");
            if (heading == "suitable")
            {
                await page.Locator("[name='checks.State'][value=DoesNotApply]").CheckAsync();
                await page.Locator("[name='checks.Evidence']").FillAsync("In our files");
                await Press(page, "Save");
                Assert.Contains("Say why it does not apply to you", await Read(page), StringComparison.Ordinal);
                Assert.True(await page.Locator("[name='checks.Reason']").IsVisibleAsync());
                await Looks(visit, $"practice-wrong-{width}");
            }
            foreach (var done in await page.Locator("input[value=Done]").AllAsync())
                await done.CheckAsync();
            await Press(page, "Save");
        }
        await page.GetByLabel("As what do you sign?").FillAsync("registered manager");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign off") }).ClickAsync();
        Assert.Contains("by the registered manager. It stands", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"practice-signed-{width}");
        await visit.Go($"{year}/suitable");
        await Looks(visit, $"practice-stands-{width}");

        await visit.Go($"{home}/policies");
        await page.GetByRole(AriaRole.Link, new() { Name = "Working alone" }).ClickAsync();
        await Looks(visit, $"policy-template-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Adopt it" }).ClickAsync();
        await page.GetByLabel("Number or person to call at any hour").FillAsync("the duty manager");
        await page.GetByLabel("After how many minutes").FillAsync("30");
        await Press(page, "Show the text");
        Assert.Contains("Lone workers can reach the duty manager at any time.", await page.GetByLabel("The policy").InputValueAsync(), StringComparison.Ordinal);
        await page.GetByLabel("By whom?").FillAsync("board");
        await Looks(visit, $"policy-adopt-{width}");
        await Press(page, "Adopt it");
        Assert.Contains("adopted on", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"policy-{width}");
    }

    [Fact]
    public async Task A_notice_is_put_up_by_one_and_answered_by_another()
    {
        await using var asker = await site.Open("single", 1280, script: true);
        var page = asker.Page;
        await asker.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "help offered and asked" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Put up a notice" }).ClickAsync();
        await Press(page, "Put it up");
        Assert.Contains("Say whether you offer help or ask for it", await Read(page), StringComparison.Ordinal);
        await Looks(asker, "notice-wrong");
        await page.GetByLabel("We ask for help").CheckAsync();
        await page.GetByLabel("What is it about?").SelectOptionAsync("absence");
        await page.GetByLabel("In your words").FillAsync("Who has had long absences, and what helped?");
        await Press(page, "Put it up");
        Assert.Contains("Your notice is up.", await Read(page), StringComparison.Ordinal);
        await Looks(asker, "help");

        await using var helper = await site.Open("manager", 320, script: false);
        await helper.Go("/start");
        await helper.Go(new Uri(helper.Page.Url).AbsolutePath + "/help");
        await helper.Page.GetByRole(AriaRole.Link, new() { Name = "Asked for: Absence and wellbeing" }).ClickAsync();
        await helper.Page.GetByLabel("Your message").FillAsync("A phased return did. Ring our office.");
        await Press(helper.Page, "Send");
        Assert.Contains("A phased return did.", await Read(helper.Page), StringComparison.Ordinal);
        await Looks(helper, "help-answered-320");

        await page.GetByRole(AriaRole.Link, new() { Name = "Asked for: Absence and wellbeing" }).ClickAsync();
        Assert.Contains("A phased return did.", await Read(page), StringComparison.Ordinal);
        await page.GetByLabel("Write to").FillAsync("Thank you, we will.");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send to") }).ClickAsync();
        await page.GetByLabel("Help was found or given").CheckAsync();
        await Press(page, "Take it down");
        Assert.Contains("Matched", await Read(page), StringComparison.Ordinal);
        await Looks(asker, "help-matched");
    }

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
