using System.Globalization;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cairn.Platform.Publishing;

/// <summary><c>&lt;c-published of="table" rows="Sub-sector" /&gt;</c>: a published table as it was printed; what arithmetic says stands beside it.</summary>
[HtmlTargetElement("c-published", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PublishedElement : TagHelper
{
    public PublishedTable Of { get; set; } = null!;

    /// <summary>What the rows are.</summary>
    public string Rows { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var check = PublishedCheck.Of(Of);
        var (counts, shares) = (Of.Rows.Any(r => r.Value is not null), check.Rows.Any(r => ShownShare.Of(r) is not null));
        var unit = Capital(Of.Unit == "as each row says" ? "figure" : counts ? Of.Unit : "share");
        Markup head = $"<tr><th scope=\"col\">{Rows}</th>{Markup.If(counts, () => Head(unit))}{Markup.If(shares, () => Head("Share"))}</tr>";
        var body = Markup.Join(check.Rows.Select(r => (Markup)$"<tr>{Name(r.Row)}{Markup.If(counts, () => Cell(unit, Value(r.Row)))}{Markup.If(shares, () => Cell("Share", Share(r)))}</tr>"));
        Markup foot = Markup.If(Of.Total is not null, () =>
            $"<tfoot><tr><th scope=\"row\"><div class=\"c-cell\">Published total</div></th>{Cell(unit, $"{Format.Number(Of.Total!.Value)}")}{Markup.If(shares, () => Cell("Share", Markup.None))}</tr></tfoot>");
        output.Become($"<table class=\"c-table c-stack\"><caption>{Of.Title}, {Of.AsAt.Year}</caption><thead>{head}</thead><tbody>{body}</tbody>{foot}</table>");
    }

    private static Markup Head(string label) => $"<th scope=\"col\" class=\"n\">{label}</th>";

    private static Markup Cell(string label, Markup value) => $"<td class=\"n\" data-l=\"{label}\"><div class=\"c-cell\">{value}</div></td>";

    private static Markup Name(PublishedRow row) =>
        $"<th scope=\"row\"><div class=\"c-cell\">{row.Label}{Markup.If(row.Note is not null, () => $"<small>{row.Note}</small>")}</div></th>";

    private Markup Value(PublishedRow row)
    {
        Markup unit = Markup.If(row.Unit is not null && row.Unit != Of.Unit, () => $"<small>{row.Unit}</small>");
        return $"{(row.Value is { } value ? Format.Number(value, value.Scale) : "")}{unit}{Doubt(row)}";
    }

    private static Markup Share(PublishedRowCheck check) => ShownShare.Of(check) is not { } share ? Markup.None
        : $"{Markup.If(share.Printed is not null, () => $"{TagElement.Write(Tone.Note, share.Printed!)} ")}{share.Text}";

    private static Markup Doubt(PublishedRow row) => (row.Evidence, row.Status) switch
    {
        (_, PublishedStatus.Withdrawn) => $" {TagElement.Write(Tone.Stop, "withdrawn")}",
        (_, PublishedStatus.Revised) => $" {TagElement.Write(Tone.Note, "revised")}",
        (Evidence.Derived, _) => $" {TagElement.Write(Tone.Info, "worked out")}",
        (Evidence.General, _) => $" {TagElement.Write(Tone.Note, "not verified")}",
        _ => Markup.None,
    };

    private static string Capital(string text) => text[..1].ToUpper(CultureInfo.InvariantCulture) + text[1..];
}
