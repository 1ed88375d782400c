using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-details summary="Why we ask"&gt;…&lt;/c-details&gt;</c></summary>
[HtmlTargetElement("c-details")]
public sealed class DetailsElement : TagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        // What is wrong is not folded away.
        var open = Open || inner.ToString().Contains("govuk-form-group--error", StringComparison.Ordinal);
        output.Become($"""
            <details class="govuk-details"{Markup.If(open, () => $" open")}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{Summary}</span></summary><div class="govuk-details__text">{inner}</div></details>
            """);
    }
}
