using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-tag tone="Stop"&gt;8 days late&lt;/c-tag&gt;</c>: the words carry the meaning, the colour only helps.</summary>
[HtmlTargetElement("c-tag")]
public sealed class TagElement : TagHelper
{
    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<span class=\"c-tag{Look(Tone)}\">{await output.Inner()}</span>");

    public static Markup Write(Tone tone, string text) => $"<span class=\"c-tag{Look(tone)}\">{text}</span>";

    private static string Look(Tone tone) => tone == Tone.Plain ? "" : " c-tag--" + tone.ToString().ToLowerInvariant();
}
