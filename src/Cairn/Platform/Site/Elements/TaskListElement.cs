using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-tasks&gt;&lt;c-task href="…" status="Done" tone="Ok" hint="…"&gt;Your service&lt;/c-task&gt;&lt;/c-tasks&gt;</c></summary>
[HtmlTargetElement("c-tasks")]
public sealed class TaskListElement : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become($"<ul class=\"govuk-task-list\">{await output.Inner()}</ul>");
}

[HtmlTargetElement("c-task", ParentTag = "c-tasks")]
public sealed class TaskElement : TagHelper
{
    /// <summary>None, or empty, while the task cannot be started.</summary>
    public string? Href { get; set; }
    public string Status { get; set; } = "";
    public Tone Tone { get; set; }
    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = "task-" + context.UniqueId;
        var inner = await output.Inner();
        Markup name = string.IsNullOrEmpty(Href) ? (Markup)$"<div>{inner}</div>" : $"<a class=\"govuk-link govuk-task-list__link\" href=\"{Href}\" aria-describedby=\"{id}\">{inner}</a>";
        Markup hint = Markup.If(Hint is not null, () => $"<div class=\"govuk-task-list__hint\">{Hint}</div>");
        output.Become($"""
            <li class="govuk-task-list__item{(string.IsNullOrEmpty(Href) ? "" : " govuk-task-list__item--with-link")}"><div class="govuk-task-list__name-and-hint">{name}{hint}</div><div class="govuk-task-list__status" id="{id}">{(Tone == Tone.Plain ? (Markup)$"{Status}" : TagElement.Write(Tone, Status))}</div></li>
            """);
    }
}
