using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-card title="Vacancies" sub="On 1 November" ink="Loch" small="true"&gt;…&lt;/c-card&gt;</c></summary>
[HtmlTargetElement("c-card")]
public sealed class CardElement : TagHelper
{
    public string Title { get; set; } = "";
    public string? Sub { get; set; }
    public Ink Ink { get; set; }

    /// <summary>One figure of several side by side.</summary>
    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Markup sub = Markup.If(Sub is not null, () => $"<p class=\"c-sub\">{Sub}</p>");
        output.Become($"""
            <section class="c-card c-card--{Ink.ToString().ToLowerInvariant()}{(Small ? " c-card--small" : "")}"><h2>{Title}</h2>{sub}{await output.Inner()}</section>
            """);
    }
}
