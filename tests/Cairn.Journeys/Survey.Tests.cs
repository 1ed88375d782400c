using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W6: a survey from its making to its results, on a telephone and on a desk; those who answer have no account.</summary>
public sealed class SurveyTests(Site site)
{
    private const int People = 11;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_survey_is_made_opened_answered_and_read(int width, bool script)
    {
        var title = $"How is work at {width}?";
        string survey;
        List<string> codes = [];
        await using (var visit = await site.Open("single", width, script))
        {
            var page = visit.Page;
            await visit.Go("/start");
            await page.GetByRole(AriaRole.Link, new() { Name = "Surveys of your workforce" }).ClickAsync();
            await Looks(visit, $"surveys-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = "Make a survey" }).ClickAsync();
            await page.GetByLabel("No questions").CheckAsync();
            await page.GetByLabel("Title").FillAsync(title);
            await Looks(visit, $"survey-new-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on to the questions" }).ClickAsync();
            await page.GetByLabel("I would recommend this work to a friend").CheckAsync();
            await page.GetByLabel("What one change would make your work better?").CheckAsync();
            await Own(page, 0, "Days or nights?", "Cut", "Days; Nights");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add another question" }).ClickAsync();
            await Own(page, 1, "Is there time for breaks?", "One", "Yes; No");
            await Looks(visit, $"survey-questions-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await page.GetByText("The questions are saved.").WaitForAsync();
            survey = new Uri(page.Url).AbsolutePath;
            await page.GetByRole(AriaRole.Link, new() { Name = "See it as those who answer do" }).ClickAsync();
            await Looks(visit, $"survey-preview-{width}");
            await visit.Go(survey + "/open");
            await page.GetByLabel("How many people do you ask?").FillAsync("12");
            await page.GetByLabel("How many of them get a slip or a message with a code?").FillAsync("13");
            await page.GetByRole(AriaRole.Button, new() { Name = "Open the survey and make the codes" }).ClickAsync();
            Assert.Contains("from 0 to as many as you ask", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"survey-open-{width}");
            await page.GetByLabel("How many of them get a slip or a message with a code?").FillAsync("12");
            await page.GetByRole(AriaRole.Button, new() { Name = "Open the survey and make the codes" }).ClickAsync();
            await page.GetByText("The survey is open.").WaitForAsync();
            await Looks(visit, $"survey-slips-{width}");
            codes.AddRange(await page.Locator(".c-slips code").AllInnerTextsAsync());
            Assert.Equal(12, codes.Count);
            var list = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download them as a list" }).ClickAsync());
            Assert.Contains(codes[11], await File.ReadAllTextAsync(await list.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        await using (var visit = await site.Open("", width, script))
        {
            for (var n = 0; n < People; n++)
                await Answer(visit, codes[n], n, look: n == 0, width);
            await Follow(visit, codes[^1], script);
            await Type(visit, codes[0]);
            Assert.Contains("Either it is mistyped, or it was used", await visit.Page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"answer-used-{width}");
        }
        await using (var visit = await site.Open("single", width, script))
        {
            var page = visit.Page;
            await visit.Go(survey + "/remind");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the reminder on workers’ own pages" }).ClickAsync();
            await page.GetByText("Everybody is reminded on their own pages.").WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Close it" }).ClickAsync();
            await Looks(visit, $"survey-close-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Close it now" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = $"{People} of 12 people answered" }).WaitForAsync();
            await Looks(visit, $"survey-results-{width}");
            await page.GetByText($"{People} people wrote something.").WaitForAsync();
        }
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task A_worker_finds_the_survey_on_their_own_pages(int width, bool script)
    {
        await using var visit = await site.Open("worker", width, script);
        var page = visit.Page;
        await visit.Go("/me");
        await page.GetByRole(AriaRole.Link, new() { Name = "survey is open" }).ClickAsync();
        await Looks(visit, $"my-surveys-{width}");
        var take = page.GetByRole(AriaRole.Button, new() { Name = "Take my code for Working here" });
        if (await take.CountAsync() == 0)
        {
            // The same worker came before at another width: once is all.
            await page.GetByText("You have taken your code.").WaitForAsync();
            return;
        }
        await take.ClickAsync();
        await Looks(visit, $"my-code-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer now" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Working here" }).WaitForAsync();
        Assert.EndsWith("/answer", page.Url, StringComparison.Ordinal);
        await Looks(visit, $"my-answer-{width}");
    }

    private static async Task Own(IPage page, int line, string text, string kind, string options)
    {
        await page.Locator($"[name='own.{line}.text']").FillAsync(text);
        await page.Locator($"[name='own.{line}.kind']").SelectOptionAsync(kind);
        await page.Locator($"[name='own.{line}.options']").FillAsync(options);
    }

    private static async Task Type(Visit visit, string code)
    {
        await visit.Go("/answer");
        await visit.Page.GetByLabel("Code").FillAsync(code.ToLowerInvariant());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
    }

    /// <summary>The link of a message: where there is script the code is in the box, and in the address no longer.</summary>
    private static async Task Follow(Visit visit, string code, bool script)
    {
        await visit.Go("/answer#" + code);
        Assert.Equal(script ? code : "", await visit.Page.GetByLabel("Code").InputValueAsync());
        Assert.Equal(!script, visit.Page.Url.Contains(code, StringComparison.Ordinal));
    }

    private static async Task Answer(Visit visit, string code, int n, bool look, int width)
    {
        var page = visit.Page;
        if (look)
        {
            await visit.Go("/answer");
            await Looks(visit, $"answer-code-{width}");
        }
        await Type(visit, code);
        if (look)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            Assert.Contains("Answer at least one question", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"answer-questions-{width}");
        }
        await page.GetByLabel(n % 2 == 0 ? "Days" : "Nights", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("4", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What one change would make your work better?").FillAsync($"Change {n}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" }).WaitForAsync();
        if (look)
        {
            await Looks(visit, $"answer-check-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Change something" }).ClickAsync();
            Assert.Equal("Change 0", await page.GetByLabel("What one change would make your work better?").InputValueAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await page.GetByText("Your answers have arrived.").WaitForAsync();
        Assert.DoesNotContain(code, page.Url, StringComparison.OrdinalIgnoreCase);
        if (look)
            await Looks(visit, $"answer-thanks-{width}");
    }

    private static async Task Looks(Visit visit, string name)
    {
        await visit.Picture(name);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{name}: {string.Join('\n', wrong)}");
    }
}
