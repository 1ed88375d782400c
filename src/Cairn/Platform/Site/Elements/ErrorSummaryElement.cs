using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-error-summary /&gt;</c>: everything that is wrong with the form, each linked to its question; nothing when nothing is.</summary>
[HtmlTargetElement("c-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryElement : TagHelper
{
    /// <summary>Names of the questions in the order in which they are asked, where the model does not declare them.</summary>
    public IEnumerable<string> Asked { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var order = Asked.ToList();
        var errors = View.ViewData.ModelState.OrderBy(e => order.IndexOf(e.Key)).ThenBy(e => Position(View.ViewData.ModelMetadata.ModelType, e.Key), StringComparer.Ordinal)
            .SelectMany(e => e.Value!.Errors.Select(error => (Name: e.Key, error.ErrorMessage))).Distinct();
        var items = Markup.Join(errors.Select(e => e.Name == ""
            ? (Markup)$"<li>{e.ErrorMessage}</li>"
            : $"<li><a href=\"#{TagBuilder.CreateSanitizedId(e.Name, "_")}\">{e.ErrorMessage}</a></li>"));
        output.Become(Markup.If(!View.ViewData.ModelState.IsValid, () => $"""
            <div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">
            <h2 class="govuk-error-summary__title">There is a problem</h2>
            <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{items}</ul></div></div></div>
            """));
    }

    /// <summary>Where a question stands on its page: the properties are declared in the order in which they are asked.</summary>
    private static string Position(Type model, string name)
    {
        var position = "";
        foreach (var part in name.Split('.'))
        {
            var properties = model.GetProperties();
            var index = Array.FindIndex(properties, p => p.Name == part.Split('[')[0]);
            position += index < 0 ? "999" : index.ToString("000", CultureInfo.InvariantCulture);
            if (index >= 0)
                model = properties[index].PropertyType;
        }
        return position;
    }
}
