using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-date for="Input.Left" legend="When did they leave?" /&gt;</c>: three boxes, read by <see cref="DatePartsBinder"/>.</summary>
[HtmlTargetElement("c-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateElement : TagHelper
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string Legend { get; set; } = "";
    public string? Hint { get; set; }
    public bool Heading { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, For, Name, Value);
        var typed = field.Value?.Split('-') is [var y, var m, var d] ? (y, m, d) : ("", "", "");
        output.Become(field.Set(Legend, Hint, Heading, $"""
            <div class="govuk-date-input" id="{field.Id}-parts">
            {Box(field, field.Id, "day", "Day", 2, typed.Item3)}{Box(field, field.Id + "-month", "month", "Month", 2, typed.Item2)}{Box(field, field.Id + "-year", "year", "Year", 4, typed.Item1)}
            </div>
            """));
    }

    private static Markup Box(Field field, string id, string part, string label, int width, string value) => $"""
        <div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="{id}">{label}</label><input class="govuk-input govuk-date-input__input govuk-input--width-{width}{field.ErrorClass("govuk-input")}" id="{id}" name="{field.Name}.{part}" type="text" inputmode="numeric" value="{value.TrimStart('0')}"></div></div>
        """;
}
