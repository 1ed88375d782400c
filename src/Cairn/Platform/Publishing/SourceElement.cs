using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Publishing;

/// <summary><c>&lt;c-source of="table" /&gt;</c>: where published figures come from and which edition printed them.</summary>
[HtmlTargetElement("c-source", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SourceElement : TagHelper
{
    public PublishedTable Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become($"""
        <p class="c-source">Source: {Of.Source}, {Of.Locator}. Edition {Of.Edition}. <a href="/about/figures#{Of.Id}">How these figures are defined<span class="govuk-visually-hidden">: {Of.Title}</span></a></p>
        """);
}
