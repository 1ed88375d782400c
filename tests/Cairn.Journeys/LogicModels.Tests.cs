using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>S4: a lead draws how a plan is thought to work; a circle is refused, a claim is refused until its rivals are weighed, and everybody reads it with them.</summary>
public sealed class LogicModelsTests(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_model_is_drawn_and_a_claim_is_published_once_its_rivals_are_weighed(int width, bool script)
    {
        var title = $"Journey model {width}";
        string claim;
        await using (var visit = await site.Open("lead", width, script))
        {
            var page = visit.Page;
            await visit.Go("/start");
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Your plans" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "A workforce ready for 2030" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "How it is thought to work" }).ClickAsync();
            await Press(page, "Begin");
            Assert.Contains("Give the model a title", await Summary(page), StringComparison.Ordinal);
            await Looks(visit, $"model-wrong-{width}");
            await page.GetByLabel("Title").FillAsync(title);
            await page.GetByLabel("Which question is it to answer?").FillAsync("Do paid learning days keep workers?");
            await page.GetByLabel("Nothing", new() { Exact = true }).CheckAsync();
            await Press(page, "Begin");
            var model = new Uri(page.Url).AbsolutePath;
            foreach (var (kind, says) in new[] { ("What is done", "Paid learning days"), ("Outcomes", "Workers stay"), ("Outcomes", "People know their worker") })
            {
                await visit.Go($"{model}/boxes/new");
                await page.GetByLabel(kind, new() { Exact = true }).CheckAsync();
                await page.GetByLabel("What it says").FillAsync(says);
                await Press(page, "Save");
            }
            await Draw(visit, model, "Paid learning days", "Workers stay");
            var arrow = new Uri(page.Url).AbsolutePath;
            await Draw(visit, model, "Workers stay", "People know their worker");
            await Draw(visit, model, "People know their worker", "Workers stay");
            Assert.Contains("the boxes lead back to themselves", await Summary(page), StringComparison.Ordinal);
            await Looks(visit, $"model-circle-{width}");

            await visit.Go($"{model}/claims/new");
            await page.Locator("[name=From]").SelectOptionAsync(new SelectOptionValue { Label = "Paid learning days (done)" });
            await page.Locator("[name=To]").SelectOptionAsync(new SelectOptionValue { Label = "Workers stay (outcome)" });
            await page.GetByLabel("The claim in one sentence").FillAsync($"Learning days helped to keep workers, {width}");
            await Press(page, "Begin");
            claim = new Uri(page.Url).AbsolutePath;
            Assert.Contains("It cannot be published yet", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"claim-begun-{width}");
            foreach (var step in new[] { "question", "theory", "evidence", "story", "more", "revise" })
            {
                await visit.Go($"{claim}/steps/{step}");
                foreach (var answer in await page.Locator("main textarea").AllAsync())
                    await answer.FillAsync("As the forum's report of May says.");
                if (step == "story")
                    await Looks(visit, $"claim-step-{width}");
                await Press(page, "Save");
            }
            await visit.Go($"{claim}/conditions");
            foreach (var met in await page.GetByLabel("Met", new() { Exact = true }).AllAsync())
                await met.CheckAsync();
            await Press(page, "Save");
            Assert.Contains("Say why it is met or not", await Summary(page), StringComparison.Ordinal);
            await Looks(visit, $"claim-conditions-wrong-{width}");
            foreach (var reason in await page.Locator("main textarea").AllAsync())
                await reason.FillAsync("The forum judged it.");
            await Press(page, "Save");
            Assert.Contains("What else could explain the change is not dealt with", await Read(page), StringComparison.Ordinal);

            await visit.Go($"{arrow}/rivals/new");
            await page.GetByLabel("The other explanation").FillAsync("Pay rose in the same year");
            await page.GetByLabel("Explains a part of it").CheckAsync();
            await Press(page, "Save");
            Assert.Contains("Say why it is judged so", await Summary(page), StringComparison.Ordinal);
            await page.GetByLabel("Why is it judged so?").FillAsync("It rose everywhere, and workers stayed here alone.");
            await Press(page, "Save");
            await Looks(visit, $"model-arrow-{width}");
            await visit.Go(claim);
            Assert.Contains("It can be published as “supported”", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"claim-ready-{width}");
            await Press(page, "Publish the claim");
            await Looks(visit, $"claim-published-{width}");
            await visit.Go(model);
            await Looks(visit, $"model-drawn-{width}");
        }
        await using var anybody = await site.Open("", width, script);
        await anybody.Go("/strategies/models");
        await Looks(anybody, $"models-ready-{width}");
        await anybody.Go($"/plans{claim[(claim.IndexOf("/plans", StringComparison.Ordinal) + "/plans".Length)..]}");
        var told = await Read(anybody.Page);
        Assert.Contains("Pay rose in the same year (explains a part of it: It rose everywhere", told, StringComparison.Ordinal);
        Assert.Contains("Supported", told, StringComparison.Ordinal);
        await Looks(anybody, $"claim-told-{width}");
    }

    private static async Task Draw(Visit visit, string model, string from, string to)
    {
        var page = visit.Page;
        await visit.Go($"{model}/arrows/new");
        foreach (var (name, box) in new[] { ("From", from), ("To", to) })
            await page.Locator($"[name={name}]").SelectOptionAsync(new SelectOptionValue { Label = box == "Paid learning days" ? $"{box} (done)" : $"{box} (outcome)" });
        await page.GetByLabel("Why should the one lead to the other?").FillAsync("Who learns is able to do more.");
        await page.GetByLabel("What has to be true for that?").FillAsync("They have the time.");
        await page.GetByLabel("Some", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Say what that is").FillAsync("A study of this council.");
        await Press(page, "Save");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<string> Read(IPage page) => (await page.GetByRole(AriaRole.Main).InnerTextAsync()).ReplaceLineEndings(" ");

    private static Task<string> Summary(IPage page) => page.Locator(".govuk-error-summary").InnerTextAsync();

    private static async Task Looks(Visit visit, string name)
    {
        await visit.Picture(name);
        Assert.Empty(await visit.Axe());
        Assert.Empty(await visit.Sideways());
    }
}
