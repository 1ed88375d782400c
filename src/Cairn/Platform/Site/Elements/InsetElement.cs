using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-inset&gt;…&lt;/c-inset&gt;</c>: set apart from the text around it.</summary>
[HtmlTargetElement("c-inset")]
public sealed class InsetElement : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<div class=\"govuk-inset-text\">{await output.Inner()}</div>");
}

/// <summary><c>&lt;c-warning&gt;…&lt;/c-warning&gt;</c>: what cannot be undone.</summary>
[HtmlTargetElement("c-warning")]
public sealed class WarningElement : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become($"""
        <div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>{await output.Inner()}</strong></div>
        """);
}

/// <summary><c>&lt;c-empty&gt;…&lt;/c-empty&gt;</c>: an empty page says what would be here and how to start.</summary>
[HtmlTargetElement("c-empty")]
public sealed class EmptyElement : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<div class=\"c-empty\">{await output.Inner()}</div>");
}
