using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-progress label="Checking staff" done="4200" of="10000" /&gt;</c>; without <c>of</c> the end is not yet known.</summary>
[HtmlTargetElement("c-progress", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressElement : TagHelper
{
    public string Label { get; set; } = "";
    public long Done { get; set; }
    public long Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = "progress-" + context.UniqueId;
        Markup amount = Of == 0 ? (Markup)$"{Format.Number(Done)} so far" : $"{Format.Number(Done)} of {Format.Number(Of)}";
        Markup extent = Markup.If(Of > 0, () => $" value=\"{Math.Min(Done, Of)}\" max=\"{Of}\"");
        output.Become($"""
            <div class="c-progress"{output.Rest()}><p class="c-progress__text"><span id="{id}">{Label}</span> <span data-amount>{amount}</span></p><progress{extent} aria-labelledby="{id}">{amount}</progress></div>
            """);
    }
}
