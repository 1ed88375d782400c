using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Cairn.Platform.Site.Elements;

/// <summary>One question of a form: what it is called, what was answered, and what is wrong with the answer.</summary>
public sealed record Field(string Id, string Name, string? Value, string? Error)
{
    /// <param name="question">The model's property; null for a form without a model, such as a search.</param>
    /// <param name="name">The name where there is no property.</param>
    public static Field Of(ViewContext view, ModelExpression? question, string? name, string? value)
    {
        var full = question is null
            ? name ?? throw new InvalidOperationException("A field needs for=\"…\" or name=\"…\".")
            : view.ViewData.TemplateInfo.GetFullHtmlFieldName(question.Name);
        var entry = view.ViewData.ModelState[full];
        return new Field(
            TagBuilder.CreateSanitizedId(full, "_"), full,
            value ?? entry?.AttemptedValue ?? Text(question?.Model),
            entry?.Errors.FirstOrDefault()?.ErrorMessage);
    }

    /// <summary>The hint's and the error's ids, for aria-describedby.</summary>
    public Markup DescribedBy(string? hint)
    {
        string?[] ids = [hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error"];
        var list = string.Join(' ', ids.Where(i => i is not null));
        return Markup.If(list != "", () => $" aria-describedby=\"{list}\"");
    }

    public Markup Hint(string? hint) => Markup.If(hint is not null, () => $"<div id=\"{Id}-hint\" class=\"govuk-hint\">{hint}</div>");

    public Markup Message => Markup.If(Error is not null, () =>
        $"<p id=\"{Id}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> {Error}</p>");

    public Markup ErrorClass(string part) => Markup.If(Error is not null, () => $" {part}--error");

    /// <summary>A label, a hint, what is wrong and the control.</summary>
    /// <param name="heading">The label is the page's heading: one question a page.</param>
    public Markup Group(string label, string? hint, bool heading, Markup control)
    {
        Markup name = $"<label class=\"govuk-label{(heading ? " govuk-label--l" : "")}\" for=\"{Id}\">{label}</label>";
        return $"<div class=\"govuk-form-group{ErrorClass("govuk-form-group")}\">{(heading ? Heading("label", name) : name)}{Hint(hint)}{Message}{control}</div>";
    }

    /// <summary>The same for several controls that answer one question.</summary>
    public Markup Set(string legend, string? hint, bool heading, Markup controls)
    {
        Markup name = heading ? (Markup)$"<h1 class=\"govuk-fieldset__heading\">{legend}</h1>" : $"{legend}";
        return $"""
            <div class="govuk-form-group{ErrorClass("govuk-form-group")}"><fieldset class="govuk-fieldset"{DescribedBy(hint)}>
            <legend class="govuk-fieldset__legend{(heading ? " govuk-fieldset__legend--l" : "")}">{name}</legend>{Hint(hint)}{Message}{controls}
            </fieldset></div>
            """;
    }

    private static Markup Heading(string part, Markup inner) => $"<h1 class=\"govuk-{part}-wrapper\">{inner}</h1>";

    private static string? Text(object? value) => value switch
    {
        DateOnly date => Format.IsoDate(date),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
