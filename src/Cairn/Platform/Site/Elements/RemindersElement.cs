using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-reminders /&gt;</c>: what is late or soon due from whoever reads; nothing where nothing is.</summary>
[HtmlTargetElement("c-reminders", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RemindersElement(House house, Store store, Actor actor) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var all = await house.RemindersOf(store, actor, CancellationToken.None);
        output.Become(Markup.If(all.Count > 0, () => $"<h2>Due from you</h2><ul class=\"govuk-list\">{Markup.Join(all.Select(One))}</ul>"));
    }

    private static Markup One(Reminder reminder) =>
        $"<li><a href=\"{reminder.Url}\">{reminder.What}</a> <span class=\"c-meta\">{reminder.Of}, by {Format.Date(reminder.Due)}</span> {(reminder.IsLate ? TagElement.Write(Tone.Stop, "Late") : TagElement.Write(Tone.Note, "Due soon"))}</li>";
}
