using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Cairn.Tests;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;

namespace Cairn.Platform.Publishing;

/// <summary>W3: the workbooks, read back by LibreOffice and held against the publication.</summary>
public sealed class SpreadsheetsTests : IDisposable
{
    private static readonly Publication publication = SamplePublications.Small;
    private static readonly XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("cairn-sheets-");

    [Theory]
    [InlineData("ods")]
    [InlineData("xlsx")]
    public void W3_LibreOffice_reads_back_every_sheet_as_the_publication_has_it(string format)
    {
        // As they are, not as they are shown: every sheet, commas, quotes, UTF-8.
        Tools.Run("soffice", $"-env:UserInstallation=file://{scratch.FullName}/office", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", scratch.FullName, Write(format));

        foreach (var sheet in Sheets.Of(publication))
        {
            var read = Rows(Path.Combine(scratch.FullName, $"sample-2025-{sheet.Name}.csv"));
            string[][] expected = [[sheet.Title], .. sheet.Lines.Select(l => new[] { l.Text }), .. sheet.Table is { } t ? t.Rows.Select(r => r.Select(Said).ToArray()).Prepend([.. t.Heads]) : []];
            Assert.Equal(expected.Select(r => string.Join('|', r)), read.Select(r => string.Join('|', r.Reverse().SkipWhile(c => c.Length == 0).Reverse())));
        }
    }

    [Theory]
    [InlineData("ods")]
    [InlineData("xlsx")]
    public void W3_LibreOffice_finds_the_numbers_of_the_open_data(string format)
    {
        Tools.Run("soffice", $"-env:UserInstallation=file://{scratch.FullName}/office", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", scratch.FullName, Write(format));

        foreach (var t in publication.Tables)
        {
            using var tidy = new MemoryStream();
            TidyCsv.Write(t, tidy);
            tidy.Position = 0;
            var observed = Rows(tidy).Skip(1).Select(r => r[^2].Length > 0 ? Number(r[^2]) : $"[{r[^1]}]").ToList();
            var sheet = Sheets.Of(publication).Single(s => s.Name == t.Id);
            var shown = Rows(Path.Combine(scratch.FullName, $"sample-2025-{t.Id}.csv")).Skip(sheet.HeadRow).SelectMany(r => r.Skip(1)).Select(c => c.StartsWith('[') ? c : Number(c)).ToList();

            Assert.Equal(observed, shown);
        }
    }

    [Fact]
    public void The_ODS_begins_with_its_type_not_compressed()
    {
        var bytes = File.ReadAllBytes(Write("ods"));

        Assert.Equal("PK\u0003\u0004", Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(0, BitConverter.ToInt16(bytes, 8));
        Assert.Equal("mimetype" + "application/vnd.oasis.opendocument.spreadsheet", Encoding.ASCII.GetString(bytes, 30, 8 + 46));
    }

    [Fact]
    public void A_sheet_of_the_ODS_has_no_merged_or_blank_cell_and_its_table_is_marked_up()
    {
        var content = Part(Write("ods"), "content.xml");
        var ranges = content.Descendants(table + "database-range").ToDictionary(r => r.Attribute(table + "name")!.Value, r => r.Attribute(table + "target-range-address")!.Value);

        Assert.Equal(["Cover", "Contents", "Notes", "staff-by-area", "area-by-employer"], content.Descendants(table + "table").Select(t => t.Attribute(table + "name")!.Value));
        Assert.Empty(content.Descendants().Attributes().Where(a => a.Name.LocalName.Contains("spanned") || a.Name.LocalName.Contains("repeated") || a.Name.LocalName == "display"));
        Assert.All(content.Descendants(table + "table-cell"), c => Assert.NotEqual("", c.Value));
        Assert.Equal("'staff-by-area'.A4:'staff-by-area'.D9", ranges["table_staff_by_area"]);
        Assert.Equal("'area-by-employer'.A4:'area-by-employer'.E9", ranges["table_area_by_employer"]);
    }

    [Fact]
    public void A_sheet_of_the_XLSX_holds_one_table_with_a_name_and_heads_of_its_own()
    {
        var path = Write("xlsx");
        var tables = new[] { 2, 3, 4, 5 }.Select(n => Part(path, $"xl/tables/table{n}.xml")).ToList();

        Assert.Equal(["table_of_contents", "table_of_notes", "table_staff_by_area", "table_area_by_employer"], tables.Select(t => t.Attribute("displayName")!.Value));
        Assert.Equal(["Council area [note 1]", "All", "Private", "Other", "Other (else)"], tables[3].Descendants(main + "tableColumn").Select(c => c.Attribute("name")!.Value));
        Assert.Equal("A4:E9", tables[3].Attribute("ref")!.Value);
        Assert.Empty(Part(path, "xl/workbook.xml").Descendants().Attributes("state"));
        Assert.All(Enumerable.Range(1, 5), n => Assert.Empty(Part(path, $"xl/worksheets/sheet{n}.xml").Descendants().Where(e => e.Name.LocalName is "mergeCells" or "f" or "legacyDrawing")));
    }

    [Fact]
    public void The_XLSX_is_valid_by_the_standards_own_schemas()
    {
        using var file = SpreadsheetDocument.Open(Write("xlsx"), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [InlineData("", 10, 1)]
    [InlineData("ten letter", 10, 1)]
    [InlineData("ten letters", 10, 2)]
    [InlineData("one two three four", 7, 3)]
    [InlineData("Clackmannanshire", 5, 4)]
    public void A_row_is_as_tall_as_its_texts_need(string text, int letters, int lines) => Assert.Equal(lines, Sheet.LinesOf(text, letters));

    [Fact]
    public void Notes_are_numbered_once_and_named_in_the_head_of_each_table_that_they_are_of()
    {
        var sheets = Sheets.Of(publication);

        Assert.Equal([["[note 1]", "Counted by engagement: \"two jobs\" count twice.", "Table 1, Table 2"], ["[note 2]", "Pay is before tax, e.g. £12.60.", "Table 1"]],
            sheets.Single(s => s.Name == "Notes").Table!.Rows.Select(r => r.Select(c => c.Text)));
        Assert.Equal("Council area [note 1] [note 2]", sheets.Single(s => s.Name == "staff-by-area").Table!.Heads[0]);
    }

    [Fact]
    public void Columns_are_named_as_spreadsheets_name_them() =>
        Assert.Equal(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"], new[] { 0, 25, 26, 51, 52, 701, 702 }.Select(Sheet.Column));

    private static string Said(SheetCell cell) => cell.Number is { } number ? number.ToString("G29", CultureInfo.InvariantCulture) : cell.Text;

    private static string Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture).ToString("G29", CultureInfo.InvariantCulture);

    private string Write(string format)
    {
        var path = Path.Combine(scratch.FullName, "sample-2025." + format);
        using var file = File.Create(path);
        if (format == "ods")
            Ods.Write(publication, Sheets.Of(publication), file);
        else
            Xlsx.Write(publication, Sheets.Of(publication), file);
        return path;
    }

    private static XElement Part(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var part = zip.GetEntry(name)!.Open();
        return XElement.Load(part);
    }

    private static List<string[]> Rows(string path)
    {
        using var file = File.OpenRead(path);
        return Rows(file);
    }

    private static List<string[]> Rows(Stream stream)
    {
        using var csv = new CsvParser(new StreamReader(stream), new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = false });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add(csv.Record!);
        return rows;
    }

    public void Dispose() => scratch.Delete(recursive: true);
}
