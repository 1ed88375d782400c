using System.Globalization;
using System.Xml.Linq;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A publication as an Office Open XML workbook (ECMA-376), written part by part so that nothing but its content is in it.</summary>
internal static class Xlsx
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace r = Office;
    private static readonly XNamespace links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Write(Publication publication, IReadOnlyList<Sheet> sheets, Stream to)
    {
        var words = new XlsxWords();
        var pages = sheets.Select(s => XlsxSheet.Of(s, words)).ToList();
        using var zip = new FixedZip(to, publication.AsAt);
        zip.Add("[Content_Types].xml", ContentTypes(sheets));
        zip.Add("_rels/.rels", Links(
            ("rId1", Office + "/officeDocument", "xl/workbook.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
        zip.Add("docProps/core.xml", Properties(publication));
        zip.Add("xl/workbook.xml", new XElement(main + "workbook", new XAttribute(XNamespace.Xmlns + "r", Office),
            new XElement(main + "sheets", sheets.Select((s, i) => new XElement(main + "sheet", new XAttribute("name", s.Name), new XAttribute("sheetId", i + 1), new XAttribute(r + "id", $"rId{i + 1}"))))));
        zip.Add("xl/_rels/workbook.xml.rels", Links([
            .. sheets.Select((_, i) => ($"rId{i + 1}", Office + "/worksheet", $"worksheets/sheet{i + 1}.xml")),
            ($"rId{sheets.Count + 1}", Office + "/styles", "styles.xml"),
            ($"rId{sheets.Count + 2}", Office + "/sharedStrings", "sharedStrings.xml")]));
        zip.Add("xl/styles.xml", XlsxStyles.Write());
        zip.Add("xl/sharedStrings.xml", words.Write());
        for (var i = 0; i < sheets.Count; i++)
        {
            zip.Add($"xl/worksheets/sheet{i + 1}.xml", pages[i]);
            if (sheets[i].Table is not { } table)
                continue;
            zip.Add($"xl/worksheets/_rels/sheet{i + 1}.xml.rels", Links(("rId1", Office + "/table", $"../tables/table{i + 1}.xml")));
            zip.Add($"xl/tables/table{i + 1}.xml", Table(sheets[i], table, i + 1));
        }
    }

    private static XElement Table(Sheet sheet, SheetTable table, int id) => new(main + "table", new XAttribute("id", id), new XAttribute("name", table.Name),
        new XAttribute("displayName", table.Name), new XAttribute("ref", $"{sheet.Corners.From}:{sheet.Corners.To}"), new XAttribute("totalsRowShown", 0),
        new XElement(main + "tableColumns", new XAttribute("count", table.Heads.Count),
            table.Heads.Select((h, c) => new XElement(main + "tableColumn", new XAttribute("id", c + 1), new XAttribute("name", h)))),
        new XElement(main + "tableStyleInfo", new XAttribute("showFirstColumn", 0), new XAttribute("showLastColumn", 0), new XAttribute("showRowStripes", 0), new XAttribute("showColumnStripes", 0)));

    private static XElement ContentTypes(IReadOnlyList<Sheet> sheets) => new(types + "Types",
        new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        Part("/xl/workbook.xml", Types + "sheet.main+xml"),
        Part("/xl/styles.xml", Types + "styles+xml"),
        Part("/xl/sharedStrings.xml", Types + "sharedStrings+xml"),
        sheets.Select((s, i) => new[]
        {
            Part($"/xl/worksheets/sheet{i + 1}.xml", Types + "worksheet+xml"),
            s.Table is null ? null : Part($"/xl/tables/table{i + 1}.xml", Types + "table+xml"),
        }));

    private static XElement Part(string name, string type) => new(types + "Override", new XAttribute("PartName", name), new XAttribute("ContentType", type));

    private static XElement Links(params (string Id, string Type, string Target)[] all) => new(links + "Relationships",
        all.Select(l => new XElement(links + "Relationship", new XAttribute("Id", l.Id), new XAttribute("Type", l.Type), new XAttribute("Target", l.Target))));

    private static XElement Properties(Publication p) => new(core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", core.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", dc.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dcterms", terms.NamespaceName), new XAttribute(XNamespace.Xmlns + "xsi", xsi.NamespaceName),
        new XElement(dc + "title", $"{p.Title}, edition {p.Edition}"), new XElement(dc + "description", p.Lead), new XElement(dc + "language", "en-GB"),
        Moment("created", p.AsAt), Moment("modified", p.AsAt));

    private static XElement Moment(string name, DateOnly date) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"),
        string.Create(CultureInfo.InvariantCulture, $"{Format.IsoDate(date)}T00:00:00Z"));
}
