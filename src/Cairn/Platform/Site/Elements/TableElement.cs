using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary>What the cells of a table learn from its head: each column's label, and whether it holds figures.</summary>
public sealed class TableColumns
{
    public List<(string Label, bool Figures)> All { get; } = [];
    public bool InHead { get; set; }

    /// <summary>The column of the next cell in the row.</summary>
    public int Next { get; set; }

    public (string Label, bool Figures) Take() => Next < All.Count ? All[Next++] : ("", false);
}

/// <summary>
/// <c>&lt;c-table caption="Staff"&gt;</c> with plain rows inside: head cells are named once (class "n" where a column holds figures);
/// on a narrow screen each row becomes a card. With <c>stack="false"</c> it scrolls sideways instead.
/// </summary>
[HtmlTargetElement("c-table")]
public sealed class TableElement : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>The caption is for those who do not see the page; a heading above says it already.</summary>
    public bool HideCaption { get; set; }
    public bool Stack { get; set; } = true;

    public override void Init(TagHelperContext context) => context.Items[typeof(TableColumns)] = new TableColumns();

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        Markup table = $"<table class=\"c-table{(Stack ? " c-stack" : "")}\"{output.Rest()}><caption{(HideCaption ? Markup.Raw(" class=\"govuk-visually-hidden\"") : Markup.None)}>{Caption}</caption>{inner}</table>";
        output.Become(Stack ? table : $"<div class=\"c-scroll\" role=\"region\" aria-label=\"{Caption}\" tabindex=\"0\">{table}</div>");
    }
}
