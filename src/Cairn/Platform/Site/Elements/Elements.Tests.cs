using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Xunit;

namespace Cairn.Platform.Site.Elements;

public sealed class ElementsTests
{
    [Fact]
    public async Task An_input_has_its_label_hint_error_and_value()
    {
        var html = await Render(new InputElement { Name = "q", Label = "Find", Hint = "A name", Value = "\"<O’Neil>", Width = 10, View = View("q", "Enter a name") });

        Assert.Contains("<label class=\"govuk-label\" for=\"q\">Find</label>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"q-hint q-error\"", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"govuk-visually-hidden\">Error:</span> Enter a name", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&quot;&lt;O’Neil&gt;\"", html, StringComparison.Ordinal);
        Assert.Contains("govuk-input--width-10", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_written_back() =>
        Assert.DoesNotContain("value=", await Render(new InputElement { Name = "password", Label = "Password", Type = "password", Value = "hunter2", View = View() }), StringComparison.Ordinal);

    [Fact]
    public async Task An_attribute_that_the_element_does_not_know_goes_to_the_box() =>
        Assert.Contains(" autocomplete=\"name\"", await Render(new InputElement { Name = "n", View = View() }, attributes: [new("autocomplete", "name")]), StringComparison.Ordinal);

    [Fact]
    public async Task A_date_shows_its_parts_and_its_first_box_bears_the_fields_id()
    {
        var html = await Render(new DateElement { Name = "left", Legend = "When?", Value = "2026-03-07", View = View() });

        Assert.Contains("id=\"left\" name=\"left.day\" type=\"text\" inputmode=\"numeric\" value=\"7\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"left.month\" type=\"text\" inputmode=\"numeric\" value=\"3\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"left.year\" type=\"text\" inputmode=\"numeric\" value=\"2026\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_show_what_was_chosen()
    {
        Choice[] items = [new("a", "One"), new("b", "Two <2>", "A hint")];

        Assert.Contains("value=\"b\" checked", await Render(new RadiosElement { Name = "r", Items = items, Value = "b", View = View() }), StringComparison.Ordinal);
        Assert.Contains("value=\"a\" checked", await Render(new CheckboxesElement { Name = "c", Items = items, Chosen = ["a"], View = View() }), StringComparison.Ordinal);
        Assert.Contains("<option value=\"b\" selected>Two &lt;2&gt;</option>", await Render(new SelectElement { Name = "s", Items = items, Value = "b", View = View() }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_summary_is_there_only_if_something_is_wrong()
    {
        Assert.Equal("", await Render(new ErrorSummaryElement { View = View() }));
        Assert.Contains("<a href=\"#Input_Name\">Enter a name</a>", await Render(new ErrorSummaryElement { View = View("Input.Name", "Enter a name") }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_may_be_a_link()
    {
        Assert.StartsWith("<button type=\"submit\" class=\"govuk-button govuk-button--warning\"", await Render(new ButtonElement { Kind = ButtonKind.Warning }, "Delete"), StringComparison.Ordinal);
        Assert.StartsWith("<a href=\"/start\"", await Render(new ButtonElement { Href = "/start" }, "Start"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colour_never_speaks_alone()
    {
        var figure = await Render(new FigureElement { Value = "8.9%", Change = "1.2 points", Moved = Moved.Down, Better = true });

        Assert.Contains("▼", figure, StringComparison.Ordinal);
        Assert.Contains("down, better:", figure, StringComparison.Ordinal);
        Assert.Equal("<span class=\"c-tag c-tag--stop\">8 days late</span>", await Render(new TagElement { Tone = Tone.Stop }, "8 days late"));
    }

    [Fact]
    public async Task A_list_of_one_page_has_no_pages() => Assert.Equal("", await Render(new PagesElement()));

    [Fact]
    public async Task An_answer_that_is_missing_says_so_and_its_link_says_what_it_changes()
    {
        var html = await Render(new SummaryRowElement { Key = "Manager", Change = "/change" }, " ");

        Assert.Contains("Not given", html, StringComparison.Ordinal);
        Assert.Contains("Change<span class=\"govuk-visually-hidden\"> Manager</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_says_how_far_it_is_in_words()
    {
        Assert.Contains("4,200 of 10,000", await Render(new ProgressElement { Label = "Checking", Done = 4200, Of = 10000 }), StringComparison.Ordinal);
        Assert.DoesNotContain("max=", await Render(new ProgressElement { Label = "Reading", Done = 7 }), StringComparison.Ordinal);
    }

    private static ViewContext View(string? name = null, string? error = null)
    {
        var view = new ViewContext { ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new object() } };
        if (name is not null)
            view.ViewData.ModelState.AddModelError(name, error!);
        return view;
    }

    private static async Task<string> Render(TagHelper element, string inner = "", params TagHelperAttribute[] attributes)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput("c-any", [.. attributes], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetContent(inner)));
        element.Init(context);
        await element.ProcessAsync(context, output);
        return output.Content.GetContent(Markup.Encoder);
    }
}
