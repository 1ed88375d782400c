using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-summary&gt;&lt;c-row key="Name" change="/…"&gt;Rowan House&lt;/c-row&gt;&lt;/c-summary&gt;</c></summary>
[HtmlTargetElement("c-summary")]
public sealed class SummaryElement : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<dl class=\"govuk-summary-list\"{output.Rest()}>{await output.Inner()}</dl>");
}

[HtmlTargetElement("c-row", ParentTag = "c-summary")]
public sealed class SummaryRowElement : TagHelper
{
    public string Key { get; set; } = "";

    /// <summary>Where the answer is changed; none if it cannot be.</summary>
    public string? Change { get; set; }

    /// <summary>Beneath the answer: its age and source.</summary>
    public string? Note { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = (await output.Inner()).ToString();
        Markup answer = string.IsNullOrWhiteSpace(inner) ? $"<span class=\"c-quiet\">Not given</span>" : Markup.Raw(inner);
        Markup note = Markup.If(Note is not null, () => $"<small class=\"c-quiet\">{Note}</small>");
        Markup change = Markup.If(Change is not null, () =>
            $"<dd class=\"govuk-summary-list__actions\"><a class=\"govuk-link\" href=\"{Change}\">Change<span class=\"govuk-visually-hidden\"> {Key}</span></a></dd>");
        output.Become($"""
            <div class="govuk-summary-list__row{(Change is null ? " govuk-summary-list__row--no-actions" : "")}"><dt class="govuk-summary-list__key">{Key}</dt><dd class="govuk-summary-list__value">{answer}{note}</dd>{change}</div>
            """);
    }
}
