using System.Net;
using Cairn.Platform.Site;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class ShellTests(RunningSite site)
{
    public static TheoryData<string> Pages { get; } = ["/", "/about/figures", "/about/components", "/about/components?state=error", "/accessibility", "/no-such-page"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_is_sound_html_without_inline_script_or_style(string url)
    {
        using var answer = await site.Browser.GetAsync(url, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Empty(PageCheck.Of(html));
        Assert.Contains("<html lang=\"en-GB\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#main\"", html, StringComparison.Ordinal);
        Assert.Single(html.Split("<h1").Skip(1));
    }

    [Fact]
    public async Task The_demonstration_says_so_and_which_day_it_pretends_to_be()
    {
        var html = await Get("/accessibility");

        Assert.Contains("<strong>Demonstration.</strong>", html, StringComparison.Ordinal);
        Assert.Contains("Today is 22 November 2026.", html, StringComparison.Ordinal);
        Assert.Contains("Figures as at 22 November 2026", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_said_in_the_title_and_listed_in_the_order_of_the_questions()
    {
        var html = await Get("/about/components?state=error");
        string[] asked = ["Input_Name", "Input_Hours", "Input_Reason", "Input_Role", "Input_Left", "Input_Training", "Input_Date"];

        Assert.Contains("<title>Error: Components – Cairn</title>", html, StringComparison.Ordinal);
        var places = asked.Select(id => html.IndexOf($"<a href=\"#{id}\">", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_table_names_each_cell_for_the_narrow_screen_and_sets_figures_right()
    {
        var html = await Get("/about/components");

        Assert.Contains("<th scope=\"col\">What</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td data-l=\"By\"><div class=\"c-cell\">31 Jan 2027</div></td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\" data-l=\"Staff\"><div class=\"c-cell\">7</div></td>", html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"c-scroll\" role=\"region\" aria-label=\"A table that scrolls\" tabindex=\"0\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accessibility_statement_says_that_no_user_test_has_been_done() =>
        Assert.Contains("No test with people who use a screen reader", await Get("/accessibility"), StringComparison.Ordinal);

    [Fact]
    public async Task A_page_that_is_not_there_is_told_of_in_plain_words()
    {
        using var answer = await site.Browser.GetAsync("/no-such-page", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_of_without_the_inside()
    {
        using var answer = await site.Browser.GetAsync("/fails", TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong on our side", html, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningSite.Secret, html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
        Assert.Contains(SecurityHeaders.ContentPolicy, answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task Every_answer_forbids_framing_sniffing_and_foreign_content()
    {
        using var answer = await site.Browser.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.ContentPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentPolicy, StringComparison.Ordinal);
        Assert.Equal([SecurityHeaders.ContentPolicy], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private Task<string> Get(string url) => site.Browser.GetStringAsync(url, TestContext.Current.CancellationToken);
}
