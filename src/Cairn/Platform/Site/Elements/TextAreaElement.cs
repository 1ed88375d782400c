using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-textarea for="Input.Reason" label="Why" rows="4" /&gt;</c></summary>
[HtmlTargetElement("c-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }
    public int Rows { get; set; } = 4;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, Value);
        output.Become(field.Group(Label, Hint, Heading,
            $"<textarea class=\"govuk-textarea{field.ErrorClass("govuk-textarea")}\" id=\"{field.Id}\" name=\"{field.Name}\" rows=\"{Rows}\"{field.DescribedBy(Hint)}{output.Rest()}>\n{field.Value}</textarea>"));
    }
}
