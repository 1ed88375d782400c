using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-crumbs&gt;&lt;c-crumb href="/"&gt;The sector&lt;/c-crumb&gt;&lt;c-crumb&gt;Here&lt;/c-crumb&gt;&lt;/c-crumbs&gt;</c>, in <c>@section Above</c>.</summary>
[HtmlTargetElement("c-crumbs")]
public sealed class CrumbsElement : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<nav class=\"govuk-breadcrumbs\" aria-label=\"Breadcrumb\"><ol class=\"govuk-breadcrumbs__list\">{await output.Inner()}</ol></nav>");
}

[HtmlTargetElement("c-crumb", ParentTag = "c-crumbs")]
public sealed class CrumbElement : TagHelper
{
    /// <summary>None for the page itself.</summary>
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        output.Become(Href is null
            ? (Markup)$"<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">{inner}</li>"
            : $"<li class=\"govuk-breadcrumbs__list-item\"><a class=\"govuk-breadcrumbs__link\" href=\"{Href}\">{inner}</a></li>");
    }
}

/// <summary><c>&lt;c-back href="…" /&gt;</c>, in <c>@section Above</c> of a journey's page.</summary>
[HtmlTargetElement("c-back", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BackElement : TagHelper
{
    public string Href { get; set; } = "";
    public string Text { get; set; } = "Back";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<nav aria-label=\"Back\"><a href=\"{Href}\" class=\"govuk-back-link\">{Text}</a></nav>");
}
