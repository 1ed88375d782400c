using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cairn.Engine.Disclosure;
using Xunit;

namespace Cairn.Platform.Publishing;

/// <summary>W3: the pages of a publication, which stand by themselves.</summary>
public sealed partial class PagesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cairn-pages-");

    public PagesTests() => Pages.Write(SamplePublications.Small, folder.FullName, pdf: true);

    [Theory]
    [InlineData("index.html")]
    [InlineData("how-many.html")]
    [InlineData("where.html")]
    public void W3_A_page_has_no_script_asks_nobody_and_each_of_its_tables_has_a_caption_and_scoped_heads(string page)
    {
        var html = Read(page);

        Assert.Equal("en-GB", html.Attribute("lang")!.Value);
        Assert.Empty(html.Descendants("script"));
        Assert.Empty(html.Descendants().Attributes().Where(a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "style"));
        Assert.All(html.Descendants().Attributes().Where(a => a.Name.LocalName is "src" || (a.Name.LocalName == "href" && a.Parent!.Name.LocalName == "link")), a => Assert.StartsWith("style/", a.Value, StringComparison.Ordinal));
        Assert.Single(html.Descendants("h1"));
        Assert.NotEmpty(html.Descendants("table"));
        Assert.All(html.Descendants("table"), t => Assert.NotEqual("", t.Element("caption")!.Value));
        Assert.All(html.Descendants("th"), t => Assert.Contains(t.Attribute("scope")!.Value, new[] { "col", "row" }));
        var ids = html.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Every_link_leads_to_a_file_or_place_of_the_release()
    {
        string[] others = ["data/staff-by-area.csv", "data/area-by-employer.csv", "data/csv-metadata.json", "publication.json", "sample-2025.pdf", "sample-2025.ods", "sample-2025.xlsx"];
        foreach (var page in new[] { "index.html", "how-many.html", "where.html" })
            foreach (var to in Read(page).Descendants("a").Select(a => a.Attribute("href")!.Value).Where(h => !others.Contains(h) && !h.StartsWith("https://example.org/", StringComparison.Ordinal)))
            {
                var parts = to.Split('#');
                var html = Read(parts[0].Length == 0 ? page : parts[0]);
                if (parts.Length > 1)
                    Assert.Contains(html.Descendants().Attributes("id"), a => a.Value == parts[1]);
            }
        Assert.All(others, o => Assert.Contains(Read("index.html").Descendants("a"), a => a.Attribute("href")!.Value == o));
    }

    [Fact]
    public void A_number_in_a_sentence_names_the_cell_that_it_is()
    {
        var said = Read("how-many.html").Descendants("h1").Single().Elements("data").First();

        Assert.Equal(("1230", "staff-by-area", "total", "staff", "1,230"), (said.Attribute("value")!.Value, said.Attribute("data-table")!.Value, said.Attribute("data-cell")!.Value, said.Attribute("data-value")!.Value, said.Value));
    }

    [Fact]
    public void A_table_shows_every_cell_as_it_is_published_and_explains_its_marks_and_notes()
    {
        var section = Read("how-many.html").Descendants("section").Single(s => s.Attribute("id")?.Value == "staff-by-area");
        var table = SamplePublications.Small.Tables.First();

        Assert.Equal(table.Cells.Select((c, i) => c.Value is { } v ? table.Values[i % 3].Written(v) : c.Mark.Shown()), section.Descendants("td").Select(d => d.Value));
        Assert.Equal(["Council area", "Staff (people)", "Share of staff (per cent)", "Median pay (£ an hour)"], section.Descendants("thead").Descendants("th").Select(h => h.Value));
        Assert.StartsWith("Table 1: Staff, share and pay by area [note 1] [note 2]", section.Descendants("caption").Single().Value, StringComparison.Ordinal);
        foreach (var said in new[] { Marks.Explain(Marks.In(table)), "[note 1] Counted by engagement: \"two jobs\" count twice.", "[note 2] Pay is before tax" })
            Assert.Contains(said, section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_shows_the_cells_of_its_table()
    {
        var drawing = Read("how-many.html").Descendants().First(e => e.Name.LocalName == "svg" && e.Attribute("class")?.Value == "c-chart__wide");

        Assert.Equal("Highland & Moray 1,060; Na h-Eileanan Siar 110; =Orkney \"Isles\", north 60; Zetland – Sealtainn à è ì ò ù [c].", drawing.Elements().Single(e => e.Name.LocalName == "desc").Value);
    }

    [Fact]
    public void On_paper_a_wide_table_is_cut_into_parts_that_each_name_their_rows_and_every_cell_stands_once()
    {
        var table = SamplePublications.Large.Tables.Single(t => t.Id == "role-by-area");
        var html = XElement.Parse($"<div>{TableMarkup.OnPaper(new Numbering(SamplePublications.Large), table, SamplePublications.Large.AsAt)}</div>");
        var parts = html.Descendants("table").ToList();

        Assert.InRange(parts.Count, 4, 10);
        Assert.All(parts, p => Assert.Equal(table.Axes[0].Items.Select(i => i.Label), p.Element("tbody")!.Descendants("th").Select(h => h.Value)));
        Assert.Equal(table.Axes[1].Items.Select(i => i.Label), parts.SelectMany(p => p.Element("thead")!.Descendants("th").Skip(1)).Select(h => h.Value));
        Assert.Equal(table.Cells.Count, html.Descendants("td").Count());
        Assert.EndsWith($"of {table.Axes[1].Items.Count}.", parts[^1].Element("caption")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_sheet_asks_for_nothing_but_the_fonts_beside_it()
    {
        var css = File.ReadAllText(Path.Combine(folder.FullName, "style", "publication.css"));

        Assert.Equal(["hyperlegible-latin-ext.woff2", "hyperlegible-latin.woff2"], Asked().Matches(css).Select(m => m.Groups["what"].Value.Trim('"')).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
    }

    /// <summary>The pages are written so that an XML reader understands them once the tags that HTML never closes are.</summary>
    private XElement Read(string page) => XElement.Parse(Void().Replace(File.ReadAllText(Path.Combine(folder.FullName, page)).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "$0/").Replace(">/", "/>", StringComparison.Ordinal));

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex("<(meta|link)[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Void();

    [GeneratedRegex(@"url\((?<what>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
