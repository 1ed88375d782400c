using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-select for="Input.Role" label="Role" items="Model.Roles" empty="Choose a role" /&gt;</c></summary>
[HtmlTargetElement("c-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Text of a first answer that is no answer.</summary>
    public string? Empty { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, Value);
        var choices = Empty is null ? Items : Items.Prepend(new Choice("", Empty));
        var options = Markup.Join(choices.Select(c => (Markup)$"<option value=\"{c.Value}\"{Markup.If(c.Value == (field.Value ?? ""), () => $" selected")}>{c.Text}</option>"));
        output.Become(field.Group(Label, Hint, Heading,
            $"<select class=\"govuk-select{field.ErrorClass("govuk-select")}\" id=\"{field.Id}\" name=\"{field.Name}\"{field.DescribedBy(Hint)}{output.Rest()}>{options}</select>"));
    }
}
