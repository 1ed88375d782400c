using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary>What every element does with the tag that it replaces.</summary>
public static class Rendering
{
    /// <summary>Puts the markup in the place of the tag.</summary>
    public static void Become(this TagHelperOutput output, Markup markup)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(markup);
    }

    /// <summary>The attributes that the element does not know itself, for the control inside: autocomplete, inputmode, data-…</summary>
    public static Markup Rest(this TagHelperOutput output) => Markup.Join(output.Attributes.Select(One));

    /// <summary>What stands between the element's tags.</summary>
    public static async Task<Markup> Inner(this TagHelperOutput output) => Markup.Raw((await output.GetChildContentAsync()).GetContent(Markup.Encoder));

    private static Markup One(TagHelperAttribute attribute) => attribute.ValueStyle == HtmlAttributeValueStyle.Minimized
        ? (Markup)$" {attribute.Name}"
        : $" {attribute.Name}=\"{Text(attribute.Value)}\"";

    // Razor hands over literal values as they stood in the page, already escaped.
    private static Markup Text(object? value) => value is Microsoft.AspNetCore.Html.IHtmlContent content ? (Markup)$"{content}" : $"{value?.ToString()}";
}
