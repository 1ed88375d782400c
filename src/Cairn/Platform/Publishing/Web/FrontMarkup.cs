using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>The first page, on screen and on paper: what it says, what to know, what changed, where the files are.</summary>
internal static class FrontMarkup
{
    public static Markup OnScreen(Publication p, Numbering numbering, bool pdf) => $"""
        {Hero(p)}
        <div class="c-wrap">
        <h2>What it says</h2>
        <ul class="p-parts">{Markup.Join(p.Parts.Select(part => (Markup)$"<li class=\"c-card\"><p class=\"c-over\">{part.Title}</p><h3><a href=\"{part.Id}.html\">{PartMarkup.Sentence(p, part.Findings[0])}</a></h3></li>\n"))}</ul>
        <h2>Take it with you</h2>
        <ul class="p-files">
        {Markup.If(pdf, () => $"<li><a href=\"{p.Id}.pdf\">All of it on A4 (PDF)</a></li>\n")}<li><a href="{p.Id}.ods">All tables as a spreadsheet (ODS)</a></li>
        <li><a href="{p.Id}.xlsx">All tables as a spreadsheet (XLSX)</a></li>
        <li><a href="data/csv-metadata.json">What the open data files hold (CSVW)</a></li>
        <li><a href="publication.json">List of all files, with their digests (JSON)</a></li>
        </ul>
        <table class="c-table c-stack"><caption>Each table by itself</caption>
        <thead><tr><th scope="col">Table</th><th scope="col">Part</th><th scope="col">Open data</th></tr></thead>
        <tbody>{Markup.Join(p.Parts.SelectMany(part => part.Tables.Select(t => Row(p, numbering, part, t))))}</tbody></table>
        {Know(p)}
        </div>
        """;

    public static Markup OnPaper(Publication p, Numbering numbering) => $"""
        {Hero(p)}
        <div class="c-wrap">
        <h2>What it says</h2>
        <ul class="p-findings">{Markup.Join(p.Parts.Select(part => (Markup)$"<li><a href=\"#{part.Id}\">{PartMarkup.Sentence(p, part.Findings[0])}</a></li>"))}</ul>
        {Know(p)}
        <h2>The tables</h2>
        <ul class="p-contents">{Markup.Join(p.Tables.Select(t => (Markup)$"<li><a href=\"#{t.Id}\">{numbering.Title(t)}</a></li>"))}</ul>
        {Markup.Join(p.Parts.Select(part => PartMarkup.OnPaper(p, numbering, part)))}
        </div>
        """;

    private static Markup Hero(Publication p) => $"""
        <div class="c-hero"><div class="c-wrap"><h1>{p.Title}</h1><p>{p.Lead}</p><p class="c-meta">Edition {p.Edition}. Figures as at {Format.Date(p.AsAt)}. Published by {p.Publisher}. Licence: {PageFrame.Licence(p)}.</p></div></div>
        """;

    private static Markup Know(Publication p) => $"""
        <h2>What to know of these figures</h2>
        <dl class="p-facts">{Markup.Join(p.Facts.Select(f => (Markup)$"<div><dt>{f.Key}</dt><dd>{f.Text}</dd></div>\n"))}<div><dt>Shorthand</dt><dd>{Marks.Explain(Marks.All)}</dd></div></dl>
        <h2>What changed since the last edition</h2>
        <ul>{Markup.Join(p.RevisionSentences().Select(r => (Markup)$"<li>{r}</li>"))}</ul>
        """;

    private static Markup Row(Publication p, Numbering numbering, PublicationPart part, StatTable t) => $"""
        <tr><th scope="row"><div class="c-cell"><a href="{part.Id}.html#{t.Id}">{numbering.Title(t)}</a></div></th><td data-l="Part"><div class="c-cell">{part.Title}</div></td><td data-l="Open data"><div class="c-cell"><a href="data/{t.Id}.csv">CSV<span class="govuk-visually-hidden"> of {numbering.Name(t)}</span></a></div></td></tr>

        """;
}
