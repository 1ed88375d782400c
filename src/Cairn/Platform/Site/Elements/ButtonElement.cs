using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

public enum ButtonKind { Main, Secondary, Warning }

/// <summary><c>&lt;c-button&gt;Save&lt;/c-button&gt;</c>; with href it is a link that looks like a button.</summary>
[HtmlTargetElement("c-button")]
public sealed class ButtonElement : TagHelper
{
    public ButtonKind Kind { get; set; }
    public string? Href { get; set; }
    public string Type { get; set; } = "submit";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        Markup look = Markup.If(Kind != ButtonKind.Main, () => $" govuk-button--{Kind.ToString().ToLowerInvariant()}");
        output.Become(Href is not null
            ? (Markup)$"<a href=\"{Href}\" draggable=\"false\" class=\"govuk-button{look}\"{output.Rest()}>{inner}</a>"
            : $"<button type=\"{Type}\" class=\"govuk-button{look}\" data-module=\"govuk-button\" data-prevent-double-click=\"true\"{output.Rest()}>{inner}</button>");
    }
}
