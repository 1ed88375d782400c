using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-checkboxes for="Input.Services" legend="Which services?" items="Model.Services" /&gt;</c>; the property is a list of strings.</summary>
[HtmlTargetElement("c-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public IEnumerable<string>? Chosen { get; set; }
    public string Legend { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }
    public IEnumerable<Choice> Items { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, null);
        var sent = View.ViewData.ModelState[field.Name]?.RawValue switch { string[] many => many, string one => [one], _ => null };
        var chosen = sent ?? Chosen ?? For?.Model as IEnumerable<string> ?? [];
        var items = Markup.Join(Items.Select((c, i) => Options.One("checkboxes", "checkbox", field, c, i, chosen.Contains(c.Value))));
        output.Become(field.Set(Legend, Hint, Heading, $"<div class=\"govuk-checkboxes\" data-module=\"govuk-checkboxes\">{items}</div>"));
    }
}
