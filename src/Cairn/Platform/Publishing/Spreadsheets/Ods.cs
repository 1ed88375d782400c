using System.Globalization;
using System.Xml.Linq;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A publication as an OpenDocument spreadsheet (OpenDocument 1.3, ISO/IEC 26300).</summary>
internal static class Ods
{
    private const string Type = "application/vnd.oasis.opendocument.spreadsheet";
    private static readonly XNamespace office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    private static readonly XNamespace number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
    private static readonly XNamespace meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    private static readonly XNamespace dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace xlink = "http://www.w3.org/1999/xlink";
    private static readonly XNamespace manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

    public static void Write(Publication publication, IReadOnlyList<Sheet> sheets, Stream to)
    {
        using var zip = new FixedZip(to, publication.AsAt);
        zip.Store("mimetype", Type);
        zip.Add("META-INF/manifest.xml", Manifest());
        zip.Add("meta.xml", Meta(publication));
        zip.Add("styles.xml", Styles());
        zip.Add("content.xml", Content(sheets));
    }

    private static XElement Manifest() => new(manifest + "manifest", Prefix("manifest", manifest), new XAttribute(manifest + "version", "1.3"),
        File("/", Type), File("meta.xml", "text/xml"), File("styles.xml", "text/xml"), File("content.xml", "text/xml"));

    private static XElement File(string path, string type) =>
        new(manifest + "file-entry", new XAttribute(manifest + "full-path", path), new XAttribute(manifest + "media-type", type));

    private static XElement Meta(Publication p) => Document("document-meta", new XElement(office + "meta",
        new XElement(meta + "generator", "Cairn"),
        new XElement(dc + "title", $"{p.Title}, edition {p.Edition}"),
        new XElement(dc + "description", p.Lead),
        new XElement(dc + "language", "en-GB"),
        new XElement(meta + "creation-date", $"{Format.IsoDate(p.AsAt)}T00:00:00"),
        new XElement(dc + "date", $"{Format.IsoDate(p.AsAt)}T00:00:00")));

    private static XElement Styles() => Document("document-styles", new XElement(office + "styles",
        new XElement(style + "default-style", Family("table-cell"),
            new XElement(style + "paragraph-properties", new XAttribute(style + "tab-stop-distance", "1.25cm")),
            new XElement(style + "text-properties", new XAttribute(fo + "font-family", "Arial"), new XAttribute(fo + "font-size", "12pt"),
                new XAttribute(fo + "language", "en"), new XAttribute(fo + "country", "GB")))));

    private static XElement Content(IReadOnlyList<Sheet> sheets)
    {
        var widths = sheets.SelectMany(Widths).Distinct().Order();
        var decimals = sheets.SelectMany(s => s.Table?.Rows ?? []).SelectMany(r => r).Where(c => c.Number is not null).Select(c => c.Decimals).Distinct().Order();
        return Document("document-content",
            new XElement(office + "automatic-styles",
                new XElement(style + "style", Name("row"), Family("table-row"), new XElement(style + "table-row-properties", new XAttribute(style + "use-optimal-row-height", "true"))),
                widths.Select(w => new XElement(style + "style", Name(Wide(w)), Family("table-column"),
                    new XElement(style + "table-column-properties", new XAttribute(style + "column-width", FormattableString.Invariant($"{w * 0.24 + 0.3:0.00}cm"))))),
                Cell("title", false, bold: true, size: "18pt"),
                Cell("heading", true, bold: true, size: "14pt"),
                Cell("line", false),
                Cell("text", true),
                Cell("head", true, bold: true, line: true),
                Cell("mark", false, right: true),
                decimals.SelectMany(d => new[]
                {
                    new XElement(number + "number-style", Name($"to{d}"), new XElement(number + "number", new XAttribute(number + "decimal-places", d),
                        new XAttribute(number + "min-decimal-places", d), new XAttribute(number + "min-integer-digits", 1), new XAttribute(number + "grouping", "true"))),
                    Cell($"number{d}", false, right: true, shown: $"to{d}"),
                })),
            new XElement(office + "body", new XElement(office + "spreadsheet",
                sheets.Select(Table),
                new XElement(table + "database-ranges", sheets.Where(s => s.Table is not null).Select(Range)))));
    }

    private static XElement Table(Sheet sheet) => new(table + "table", new XAttribute(table + "name", sheet.Name),
        Widths(sheet).Select(w => new XElement(table + "table-column", new XAttribute(table + "style-name", Wide(w)))),
        Row(Text(sheet.Title, "title")),
        sheet.Lines.Select(l => Row(Text(l.Text, l.Heading ? "heading" : sheet.Table is null ? "text" : "line"))),
        sheet.Table is not { } t ? null : new object[]
        {
            Row([.. t.Heads.Select(h => Text(h, "head"))]),
            t.Rows.Select(r => Row([.. r.Select(Of)])),
        });

    private static XElement Of(SheetCell cell) => cell switch
    {
        { Number: { } value } => new(table + "table-cell", new XAttribute(table + "style-name", $"number{cell.Decimals}"),
            new XAttribute(office + "value-type", "float"), new XAttribute(office + "value", cell.Text), new XElement(text + "p", Format.Number(value, cell.Decimals))),
        { To: { } sheet } => new(table + "table-cell", new XAttribute(table + "style-name", "text"), new XAttribute(office + "value-type", "string"),
            new XElement(text + "p", new XElement(text + "a", new XAttribute(xlink + "href", $"#'{sheet}'.A1"), new XAttribute(xlink + "type", "simple"), cell.Text))),
        _ => Text(cell.Text, cell.Mark ? "mark" : "text"),
    };

    private static XElement Text(string words, string named) => new(table + "table-cell", new XAttribute(table + "style-name", named),
        new XAttribute(office + "value-type", "string"), new XElement(text + "p", words));

    private static XElement Row(params XElement[] cells) => new(table + "table-row", new XAttribute(table + "style-name", "row"), cells);

    private static XElement Range(Sheet sheet) => new(table + "database-range", new XAttribute(table + "name", sheet.Table!.Name),
        new XAttribute(table + "target-range-address", $"'{sheet.Name}'.{sheet.Corners.From}:'{sheet.Name}'.{sheet.Corners.To}"),
        new XAttribute(table + "contains-header", "true"), new XAttribute(table + "display-filter-buttons", "false"));

    private static XElement Cell(string named, bool wrap, bool bold = false, string? size = null, bool line = false, bool right = false, string? shown = null) =>
        new(style + "style", Name(named), Family("table-cell"), shown is null ? null : new XAttribute(style + "data-style-name", shown),
            new XElement(style + "table-cell-properties", new XAttribute(fo + "wrap-option", wrap ? "wrap" : "no-wrap"), new XAttribute(style + "vertical-align", line ? "bottom" : "top"),
                line ? new XAttribute(fo + "border-bottom", "1pt solid #17211f") : null),
            right ? new XElement(style + "paragraph-properties", new XAttribute(fo + "text-align", "end")) : null,
            new XElement(style + "text-properties", bold ? new XAttribute(fo + "font-weight", "bold") : null, size is null ? null : new XAttribute(fo + "font-size", size)));

    private static IEnumerable<int> Widths(Sheet sheet) => sheet.Table?.Widths ?? [80];

    private static string Wide(int letters) => "wide" + letters.ToString(CultureInfo.InvariantCulture);

    private static XAttribute Name(string name) => new(style + "name", name);

    private static XAttribute Family(string family) => new(style + "family", family);

    private static XAttribute Prefix(string prefix, XNamespace space) => new(XNamespace.Xmlns + prefix, space.NamespaceName);

    private static XElement Document(string root, params object[] content) => new(office + root,
        Prefix("office", office), Prefix("style", style), Prefix("text", text), Prefix("table", table), Prefix("fo", fo), Prefix("number", number),
        Prefix("meta", meta), Prefix("dc", dc), Prefix("xlink", xlink), new XAttribute(office + "version", "1.3"), content);
}
