using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary>The head of a <c>c-table</c>.</summary>
[HtmlTargetElement("thead")]
public sealed class TableHead : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableColumns), out var found))
            return;
        var columns = (TableColumns)found;
        columns.InHead = true;
        await output.GetChildContentAsync();
        columns.InHead = false;
    }
}

/// <summary>A row of a <c>c-table</c>: its cells count from the first column again.</summary>
[HtmlTargetElement("tr")]
public sealed class TableRow : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if (context.Items.TryGetValue(typeof(TableColumns), out var found))
            ((TableColumns)found).Next = 0;
    }
}

/// <summary>A cell of a <c>c-table</c>: takes its label and its alignment from the column's head.</summary>
[HtmlTargetElement("th", ParentTag = "tr")]
[HtmlTargetElement("td", ParentTag = "tr")]
public sealed partial class TableCell : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableColumns), out var found))
            return;
        var columns = (TableColumns)found;
        var inner = (await output.Inner()).ToString().Trim();
        if (columns.InHead)
        {
            columns.All.Add((WebUtility.HtmlDecode(Tags().Replace(inner, "")), context.AllAttributes["class"]?.Value.ToString() == "n"));
            output.Attributes.SetAttribute("scope", "col");
            return;
        }
        var (label, figures) = columns.Take();
        if (figures && !context.AllAttributes.ContainsName("class"))
            output.Attributes.SetAttribute("class", "n");
        if (context.TagName == "th")
            output.Attributes.SetAttribute("scope", "row");
        else if (label != "")
            output.Attributes.SetAttribute("data-l", label);
        output.Content.SetHtmlContent($"<div class=\"c-cell\">{inner}</div>");
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
