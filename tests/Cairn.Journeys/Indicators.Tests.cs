using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>S5: a lead binds an indicator with its live figure before saving, enters values of which a wrong one is refused, and the public sees value, verdicts and parts.</summary>
public sealed class IndicatorsTests(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task A_lead_binds_an_indicator_and_the_public_sees_what_it_tells(int width, bool script)
    {
        await using var visit = await site.Open("lead", width, script);
        var page = visit.Page;
        var home = await Indicators(visit);
        await visit.Go(home);
        await Looks(visit, $"indicators-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an indicator" }).ClickAsync();
        await page.GetByLabel("A measure of the library, live").CheckAsync();
        await Choose(page, "Form.Measure", "registrants/people");
        await Choose(page, "Form.Cut[part]", "social-care");
        await Press(page, "Show its figure first");
        Assert.Contains("Before you save: On the register:", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"indicator-preview-{width}");
        await Press(page, "Save the indicator");
        Assert.Contains("Give the indicator a title", await Summary(page), StringComparison.Ordinal);
        await Looks(visit, $"indicator-wrong-{width}");
        var title = $"Carers registered, {width}";
        await Sheet(page, title);
        await Press(page, "Save the indicator");
        var kept = new Uri(page.Url).AbsolutePath;
        Assert.Contains($"{title}:", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"indicator-kept-{width}");
        await Press(page, "Show it to everybody");

        // A series that is entered by hand.
        await visit.Go($"{home}/new");
        await page.GetByLabel("Values that somebody enters").CheckAsync();
        await Choose(page, "Form.TypedAs", "Share");
        await page.Locator("[name='Form.Unit']").FillAsync("per cent");
        await Sheet(page, $"Heard at reviews, {width}");
        await Press(page, "Save the indicator");
        var typed = new Uri(page.Url).AbsolutePath;
        await Press(page, "Show it to everybody");
        await visit.Go($"{typed}/values");
        await page.Locator("[name=Day]").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.Locator("[name=Value]").FillAsync("a third");
        await page.Locator("[name=Source]").FillAsync("Survey");
        await Press(page, "Save the value");
        Assert.Contains("“a third” is not a number", await Summary(page), StringComparison.Ordinal);
        await Looks(visit, $"indicator-value-wrong-{width}");
        foreach (var (place, counted) in new[] { (2, "40"), (1, "64") })
        {
            await visit.Go($"{typed}/values");
            await page.Locator("[name=Day]").SelectOptionAsync(new SelectOptionValue { Index = place });
            await page.Locator("[name=Counted]").FillAsync(counted);
            await page.Locator("[name=OutOf]").FillAsync("120");
            await page.Locator("[name=Source]").FillAsync("Survey");
            await Press(page, "Save the value");
        }
        await Looks(visit, $"indicator-values-{width}");
        await visit.Go($"{typed}/change");
        await Looks(visit, $"indicator-change-{width}");

        await using var anybody = await site.Open("", width, script);
        var open = $"/plans{home["/organisations/".Length..][36..]["/plans".Length..]}";
        await anybody.Go(open);
        Assert.Contains(title, await Read(anybody.Page), StringComparison.Ordinal);
        await Looks(anybody, $"plan-indicators-{width}");
        await anybody.Page.GetByRole(AriaRole.Link, new() { Name = $"Heard at reviews, {width}" }).ClickAsync();
        var told = await Read(anybody.Page);
        Assert.Contains($"Heard at reviews, {width}: 53%, improving", told, StringComparison.Ordinal);
        Assert.Contains("That lies on one side of nought, so it is more than chance.", told, StringComparison.Ordinal);
        await Looks(anybody, $"one-indicator-typed-{width}");
        await anybody.Go($"{open}{kept[kept.LastIndexOf('/')..]}");
        await Looks(anybody, $"one-indicator-{width}");
        await anybody.Go(open);
        await anybody.Page.GetByRole(AriaRole.Link, new() { Name = "People on the register", Exact = true }).ClickAsync();
        await anybody.Page.Locator("[name=By]").SelectOptionAsync("part");
        await Press(anybody.Page, "Show");
        Assert.Contains("By part of the register", await Read(anybody.Page), StringComparison.Ordinal);
        await Looks(anybody, $"one-indicator-by-{width}");
    }

    /// <summary>The list of the demonstration plan's indicators, as its lead keeps it.</summary>
    private static async Task<string> Indicators(Visit visit)
    {
        await visit.Go("/start");
        await visit.Go((await visit.Links()).First(l => l.EndsWith("/plans", StringComparison.Ordinal) && l.StartsWith("/organisations/", StringComparison.Ordinal)));
        // By its name: other journeys make plans too.
        var plan = await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "A workforce ready for 2030", Exact = true }).First.GetAttributeAsync("href");
        return $"{plan}/indicators";
    }

    private static async Task Sheet(IPage page, string title)
    {
        foreach (var (name, text) in new[] { ("Owner", "The forum"), ("Title", title), ("Definition", "On the part of the register."), ("Justification", "It is promised."), ("Use", "The forum looks at it."), ("Verification", "The register.") })
            await page.Locator($"[name='Form.{name}']").FillAsync(text);
        await Choose(page, "Form.Frequency", "Quarter");
        await page.GetByLabel("More is better").CheckAsync();
        await page.GetByLabel("The value some periods before").CheckAsync();
    }

    private static Task<IReadOnlyList<string>> Choose(IPage page, string name, string value) => page.Locator($"[name='{name}']").SelectOptionAsync(value);

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
