using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-details summary="Why we ask"&gt;…&lt;/c-details&gt;</c></summary>
[HtmlTargetElement("c-details")]
public sealed class DetailsElement : TagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => output.Become($"""
        <details class="govuk-details"{Markup.If(Open, () => $" open")}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{Summary}</span></summary><div class="govuk-details__text">{await output.Inner()}</div></details>
        """);
}
