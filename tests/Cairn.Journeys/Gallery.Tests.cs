using Xunit;

namespace Cairn.Journeys;

/// <summary>Every element and chart that pages are made of, as they are and in error, in every view.</summary>
public sealed class GalleryTests(Site site)
{
    private const string InError = "/about/components?state=error";

    public static TheoryData<int, bool> Views => new() { { 320, true }, { 320, false }, { 768, true }, { 768, false }, { 1280, true }, { 1280, false } };

    [Theory, MemberData(nameof(Views))]
    public async Task Every_element_in_error_is_accessible_and_fits(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        List<string> wrong = [.. await visit.Go(InError)];
        await visit.Picture($"gallery-in-error-{width}{(script ? "" : "-no-script")}");

        wrong.AddRange(await visit.Sideways());
        wrong.AddRange(await visit.Axe());
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_error_summary_takes_the_focus_and_leads_to_each_question()
    {
        await using var visit = await site.Open("", 1280);
        await visit.Go(InError);

        Assert.Equal("govuk-error-summary", await visit.Page.EvaluateAsync<string>("document.activeElement.className"));
        foreach (var link in await visit.Page.QuerySelectorAllAsync(".govuk-error-summary a"))
        {
            var target = (await link.GetAttributeAsync("href"))![1..];
            await link.ClickAsync();
            Assert.Equal(target, await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        }
    }

    [Fact]
    public async Task A_finger_finds_every_target_on_a_phone()
    {
        await using var visit = await site.Open("", 390);
        await visit.Go("/about/components");

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, summary, .govuk-button, .c-mark, .c-menu a, .c-foot a, input:not([type=radio], [type=checkbox], [type=file]), select, textarea')]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
                .map(e => e.outerHTML.slice(0, 90) + ' is ' + e.getBoundingClientRect().height + ' px high')
            """));
    }

    /// <summary>WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12, words 0.16 of the text's size.</summary>
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Wider_text_spacing_pushes_nothing_out_of_the_page(int width)
    {
        await using var visit = await site.Open("", width);
        foreach (var address in new[] { "/", "/about/components", InError, "/about/figures" })
        {
            await visit.Go(address);
            await visit.Page.EvaluateAsync("""
                () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'); document.adoptedStyleSheets = [sheet]; }
                """);
            Assert.Empty(await visit.Sideways());
        }
    }

    [Fact]
    public async Task The_menu_folds_on_a_phone_and_opens_by_keyboard()
    {
        await using var visit = await site.Open("", 390);
        await visit.Go("/");
        var first = visit.Page.Locator("#menu a").First;

        Assert.False(await first.IsVisibleAsync());
        await visit.Page.FocusAsync("#menu-button");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.True(await first.IsVisibleAsync());
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await first.IsVisibleAsync());
        Assert.Equal("menu-button", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
