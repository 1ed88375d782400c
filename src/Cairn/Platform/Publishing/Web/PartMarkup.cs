using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A part: what it says, its pictures, its tables.</summary>
internal static class PartMarkup
{
    public static Markup OnScreen(Publication p, Numbering numbering, int at)
    {
        var part = p.Parts[at];
        var next = at + 1 < p.Parts.Count ? p.Parts[at + 1] : null;
        return $"""
            <div class="c-wrap">
            <p class="p-back"><a href="index.html">{p.Title}</a></p>
            <p class="c-over">{part.Title}</p>
            <h1>{Sentence(p, part.Findings[0])}</h1>
            {Rest(p, part)}
            {Pictures(part, "h2")}
            <h2>{(part.Tables.Count == 1 ? "The table" : "The tables")}</h2>
            {Markup.Join(part.Tables.Select(t => TableMarkup.OnScreen(numbering, t, p.AsAt)))}
            {Markup.If(next is not null, () => $"<p class=\"p-next\"><a href=\"{next!.Id}.html\">Next: {next.Title}</a></p>")}
            </div>
            """;
    }

    public static Markup OnPaper(Publication p, Numbering numbering, PublicationPart part) => $"""
        <section class="p-part" id="{part.Id}">
        <p class="c-over">{part.Title}</p>
        <h2>{Sentence(p, part.Findings[0])}</h2>
        {Rest(p, part)}
        {Pictures(part, "h3")}
        {Markup.Join(part.Tables.Select(t => TableMarkup.OnPaper(numbering, t, p.AsAt)))}
        </section>

        """;

    /// <summary>A finding whose numbers say which cell they are.</summary>
    public static Markup Sentence(Publication p, Finding finding) => Markup.Join(p.Say(finding).Select(piece => piece.Cell is { } cell
        ? (Markup)$"<data value=\"{piece.Raw}\" data-table=\"{cell.Table}\" data-cell=\"{string.Join('/', cell.Items)}\" data-value=\"{cell.Value}\">{piece.Text}</data>"
        : $"{piece.Text}"));

    private static Markup Rest(Publication p, PublicationPart part) => Markup.If(part.Findings.Count > 1, () =>
        $"<ul class=\"p-findings\">{Markup.Join(part.Findings.Skip(1).Select(f => (Markup)$"<li>{Sentence(p, f)}</li>"))}</ul>");

    private static Markup Pictures(PublicationPart part, string heading) => Markup.Join(part.Charts.Select(c =>
        (Markup)$"<section class=\"p-picture\">{Markup.Raw($"<{heading}>")}{c.Text.Title}{Markup.Raw($"</{heading}>")}{Svg.Figure(c)}</section>\n"));
}
