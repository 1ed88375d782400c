using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Publishing.Charts;

/// <summary>Whether the table is folded away, open, or written by the page itself.</summary>
public enum TableBeneath { Folded, Open, OnPage }

/// <summary><c>&lt;c-chart of="Model.Vacancies"&gt;Source and edition&lt;/c-chart&gt;</c>: the picture, its caption, and the same as a table.</summary>
[HtmlTargetElement("c-chart")]
public sealed class ChartElement : TagHelper
{
    public IChart Of { get; set; } = null!;
    public TableBeneath Table { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        var caption = string.IsNullOrWhiteSpace(inner.ToString()) ? null : inner;
        output.Become($"{Svg.Figure(Of, caption)}{Beneath()}");
    }

    private Markup Beneath() => Table switch
    {
        TableBeneath.Folded => $"<details class=\"c-same-table\"><summary>The same as a table<span class=\"govuk-visually-hidden\">: {Of.Text.Title}</span></summary>{Write(Of)}</details>",
        TableBeneath.Open => Write(Of),
        _ => Markup.None,
    };

    private static Markup Write(IChart chart)
    {
        var (columns, rows) = chart.Table;
        var head = Markup.Join(columns.Select((c, i) => (Markup)$"<th scope=\"col\"{Figures(i)}>{c}</th>"));
        var body = Markup.Join(rows.Select(row => (Markup)$"<tr>{Markup.Join(row.Select((cell, i) => i == 0
            ? (Markup)$"<th scope=\"row\"><div class=\"c-cell\">{cell}</div></th>"
            : $"<td{Figures(i)} data-l=\"{columns[i]}\"><div class=\"c-cell\">{cell}</div></td>"))}</tr>"));
        return $"<table class=\"c-table c-stack\"><caption class=\"govuk-visually-hidden\">{chart.Text.Title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static Markup Figures(int column) => Markup.If(column > 0, () => $" class=\"n\"");
}
