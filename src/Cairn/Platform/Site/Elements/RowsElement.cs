using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary>One box of a line of a <see cref="RowsElement"/>.</summary>
/// <param name="Choices">Where one of a list is chosen; else something is typed.</param>
/// <param name="Number">Whether a number is typed.</param>
public sealed record RowColumn(string Name, string Label, IReadOnlyList<Choice>? Choices = null, bool Number = false);

/// <summary>
/// <c>&lt;c-rows name="posts" legend="Posts" columns="Model.Columns" rows="Model.Rows" more="Add another role" /&gt;</c>: one question answered by
/// as many lines as there are answers, each of several boxes; box "role" of the first line is sent as <c>posts.0.role</c>. Another line
/// comes by a button that sends <c>more=posts</c>, so that no script is needed.
/// </summary>
[HtmlTargetElement("c-rows", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RowsElement : TagHelper
{
    public string Name { get; set; } = "";
    public string Legend { get; set; } = "";
    public string? Hint { get; set; }
    public IReadOnlyList<RowColumn> Columns { get; set; } = [];

    /// <summary>What stands in each line's boxes, empty lines among them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; set; } = [];

    /// <summary>Words of the button that asks for another line.</summary>
    public string More { get; set; } = "Add another";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Field.Of(View, null, Name, null);
        var lines = Markup.Join(Rows.Select((row, line) => Line(field, row, line)));
        output.Become($"<div class=\"c-rows\">{field.Set(Legend, Hint, false, lines)}<button type=\"submit\" class=\"govuk-button govuk-button--secondary\" name=\"more\" value=\"{Name}\">{More}</button></div>");
    }

    private Markup Line(Field field, IReadOnlyList<string> row, int line)
    {
        var boxes = Markup.Join(Columns.Select((column, c) => Box(field, column, line, c == 0, row.ElementAtOrDefault(c) ?? "")));
        return $"<div class=\"c-rows__line\" role=\"group\" aria-label=\"{Legend}, line {line + 1}\">{boxes}</div>";
    }

    // The first box bears the field's own id, so that the error summary's link leads to it.
    private static Markup Box(Field field, RowColumn column, int line, bool first, string value)
    {
        var (id, name) = (line == 0 && first ? field.Id : $"{field.Id}-{line}-{column.Name}", $"{field.Name}.{line}.{column.Name}");
        var box = column.Choices is { } choices
            ? (Markup)$"<select class=\"govuk-select\" id=\"{id}\" name=\"{name}\">{Markup.Join(choices.Prepend(new Choice("", "")).Select(c => Option(c, c.Value == value)))}</select>"
            : (Markup)$"<input class=\"govuk-input\" id=\"{id}\" name=\"{name}\" type=\"text\"{Markup.If(column.Number, () => $" inputmode=\"numeric\"")} value=\"{value}\" autocomplete=\"off\">";
        return $"<div class=\"c-rows__box{Markup.If(column.Number, () => $" c-rows__box--n")}\"><label class=\"govuk-label\" for=\"{id}\">{column.Label}</label>{box}</div>";
    }

    private static Markup Option(Choice choice, bool selected) => $"<option value=\"{choice.Value}\"{Markup.If(selected, () => $" selected")}>{choice.Text}</option>";
}
