using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-radios for="Input.Left" legend="Has this person left?" items="Model.YesNo" inline="true" /&gt;</c></summary>
[HtmlTargetElement("c-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string Legend { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }
    public bool Inline { get; set; }
    public IEnumerable<Choice> Items { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, Value);
        var items = Markup.Join(Items.Select((c, i) => Options.One("radios", "radio", field, c, i, c.Value == field.Value)));
        output.Become(field.Set(Legend, Hint, Heading,
            $"<div class=\"govuk-radios{(Inline ? " govuk-radios--inline" : "")}\" data-module=\"govuk-radios\">{items}</div>"));
    }
}
