using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-input for="Input.Name" label="Full name" hint="…" width="20" autocomplete="name" /&gt;</c></summary>
[HtmlTargetElement("c-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }
    public string Type { get; set; } = "text";

    /// <summary>Characters that the box is wide: 2, 3, 4, 5, 10, 20 or 30; 0 is the full width.</summary>
    public int Width { get; set; }

    /// <summary>Before the box, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>After the box, such as "hours a week".</summary>
    public string? Suffix { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, Value);
        var shown = Type == "password" ? null : field.Value;
        Markup width = Markup.If(Width > 0, () => $" govuk-input--width-{Width}");
        Markup value = Markup.If(shown is not null, () => $" value=\"{shown}\"");
        Markup box = $"<input class=\"govuk-input{width}{field.ErrorClass("govuk-input")}\" id=\"{field.Id}\" name=\"{field.Name}\" type=\"{Type}\"{value}{field.DescribedBy(Hint)}{output.Rest()}>";
        output.Become(field.Group(Label, Hint, Heading, string.IsNullOrEmpty(Prefix) && string.IsNullOrEmpty(Suffix) ? box :
            $"<div class=\"govuk-input__wrapper\">{Affix("prefix", Prefix)}{box}{Affix("suffix", Suffix)}</div>"));
    }

    private static Markup Affix(string where, string? text) =>
        Markup.If(!string.IsNullOrEmpty(text), () => $"<div class=\"govuk-input__{where}\" aria-hidden=\"true\">{text}</div>");
}
