using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

public enum Moved { Up, Down, Not }

/// <summary><c>&lt;c-figure value="58.4%" of="of those who should be" change="3.1 points in a year" moved="Up" better="true" /&gt;</c></summary>
[HtmlTargetElement("c-figure", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FigureElement : TagHelper
{
    public string Value { get; set; } = "";
    public string? Of { get; set; }
    public string? Change { get; set; }
    public Moved Moved { get; set; } = Moved.Not;

    /// <summary>Whether the change is welcome; null where it is neither.</summary>
    public bool? Better { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Markup of = Markup.If(Of is not null, () => $" <small>{Of}</small>");
        Markup change = Markup.If(Change is not null, () => $"<p class=\"c-change\"><span class=\"c-{Welcome}\">{Arrow}{Change}</span></p>");
        output.Become($"<p class=\"c-figure\">{Value}{of}</p>{change}");
    }

    private string Welcome => Better switch { true => "better", false => "worse", null => "same" };

    private Markup Arrow => Moved switch
    {
        Moved.Up => $"<span aria-hidden=\"true\">▲</span><span class=\"govuk-visually-hidden\">up{Spoken}</span> ",
        Moved.Down => $"<span aria-hidden=\"true\">▼</span><span class=\"govuk-visually-hidden\">down{Spoken}</span> ",
        _ => Markup.None,
    };

    private string Spoken => Better switch { true => ", better:", false => ", worse:", null => ":" };
}
