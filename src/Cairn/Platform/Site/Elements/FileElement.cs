using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-file for="Files" label="Your files" hint="CSV" multiple="true" accept=".csv" /&gt;</c>; files may be dropped on the box.</summary>
[HtmlTargetElement("c-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }
    public bool Multiple { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, "");
        output.Become(field.Group(Label, Hint, Heading,
            $"<input class=\"govuk-file-upload{field.ErrorClass("govuk-file-upload")}\" id=\"{field.Id}\" name=\"{field.Name}\" type=\"file\"{Markup.If(Multiple, () => $" multiple")}{field.DescribedBy(Hint)}{output.Rest()}>"));
    }
}
