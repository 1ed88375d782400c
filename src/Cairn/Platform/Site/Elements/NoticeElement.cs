using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Site.Elements;

/// <summary><c>&lt;c-notice done="true"&gt;…&lt;/c-notice&gt;</c>: what has happened, or what to know before going on.</summary>
[HtmlTargetElement("c-notice")]
public sealed class NoticeElement : TagHelper
{
    /// <summary>Tells of something that succeeded: it takes the focus so that it is heard.</summary>
    public bool Done { get; set; }
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = "notice-" + context.UniqueId;
        output.Become($"""
            <div class="govuk-notification-banner{(Done ? " govuk-notification-banner--success" : "")}" role="{(Done ? "alert" : "region")}" aria-labelledby="{id}" data-module="govuk-notification-banner"><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{id}">{Title ?? (Done ? "Done" : "Important")}</h2></div><div class="govuk-notification-banner__content">{await output.Inner()}</div></div>
            """);
    }
}
