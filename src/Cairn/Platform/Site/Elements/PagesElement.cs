using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-pages previous="…" next="…" /&gt;</c>: a long list goes by "after this one", so it has no page numbers.</summary>
[HtmlTargetElement("c-pages", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagesElement : TagHelper
{
    public string? Previous { get; set; }
    public string? Next { get; set; }

    /// <summary>Beneath "Next": what comes, such as "from Macdonald".</summary>
    public string? NextLabel { get; set; }

    private const string Left = "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";
    private const string Right = "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Markup previous = Markup.If(!string.IsNullOrEmpty(Previous), () => $"<div class=\"govuk-pagination__prev\"><a class=\"govuk-link govuk-pagination__link\" href=\"{Previous}\" rel=\"prev\">{Arrow("prev", Left)}<span class=\"govuk-pagination__link-title\">Previous</span></a></div>");
        Markup label = Markup.If(!string.IsNullOrEmpty(NextLabel), () => $", {NextLabel}");
        Markup next = Markup.If(!string.IsNullOrEmpty(Next), () => $"<div class=\"govuk-pagination__next\"><a class=\"govuk-link govuk-pagination__link\" href=\"{Next}\" rel=\"next\"><span class=\"govuk-pagination__link-title\">Next{label}</span>{Arrow("next", Right)}</a></div>");
        output.Become(Markup.If(!string.IsNullOrEmpty(Previous) || !string.IsNullOrEmpty(Next), () =>
            $"<nav class=\"govuk-pagination\" aria-label=\"Pages of this list\">{previous}{next}</nav>"));
    }

    private static Markup Arrow(string which, string path) =>
        $"<svg class=\"govuk-pagination__icon govuk-pagination__icon--{which}\" height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"{path}\"></path></svg>";
}
