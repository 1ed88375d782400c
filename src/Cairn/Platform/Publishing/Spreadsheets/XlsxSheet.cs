using System.Xml.Linq;

namespace Cairn.Platform.Publishing;

/// <summary>The texts of a workbook, each once: cells hold a text's place in the list.</summary>
internal sealed class XlsxWords
{
    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private int uses;

    public int Place(string text)
    {
        uses++;
        if (!places.TryGetValue(text, out var place))
            places.Add(text, place = places.Count);
        return place;
    }

    public XElement Write() => new(main + "sst", new XAttribute("count", uses), new XAttribute("uniqueCount", places.Count),
        places.OrderBy(p => p.Value).Select(p => new XElement(main + "si", new XElement(main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), p.Key))));
}

/// <summary>One worksheet's part.</summary>
internal static class XlsxSheet
{
    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // Of a line in points: of text, a heading and the title. Without them some programs lay rows over each other.
    private const int Line = 16;
    private const int HeadingLine = 20;
    private const int TitleLine = 26;

    private static readonly XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static XElement Of(Sheet sheet, XlsxWords words)
    {
        var (table, at) = (sheet.Table, 0);
        var widths = table?.Widths ?? [80];
        XElement Row(int height, params XElement[] cells)
        {
            at++;
            for (var c = 0; c < cells.Length; c++)
                cells[c].SetAttributeValue("r", $"{Sheet.Column(c)}{at}");
            return new(main + "row", new XAttribute("r", at), new XAttribute("ht", height), new XAttribute("customHeight", 1), cells);
        }
        XElement Text(string text, int style) =>
            new(main + "c", new XAttribute("r", ""), new XAttribute("s", style), new XAttribute("t", "s"), new XElement(main + "v", words.Place(text)));

        XElement Cell(SheetCell cell) => cell switch
        {
            { Number: not null } => new(main + "c", new XAttribute("r", ""), new XAttribute("s", XlsxStyles.Number + cell.Decimals), new XElement(main + "v", cell.Text)),
            { To: not null } => Text(cell.Text, XlsxStyles.Link),
            _ => Text(cell.Text, cell.Mark ? XlsxStyles.Mark : XlsxStyles.Text),
        };

        int Tall(IEnumerable<string> texts) => Line * texts.Select((text, c) => Sheet.LinesOf(text, widths[c])).Max();

        var rows = new List<XElement> { Row(TitleLine, Text(sheet.Title, XlsxStyles.Title)) };
        rows.AddRange(sheet.Lines.Select(l => l.Heading ? Row(HeadingLine, Text(l.Text, XlsxStyles.Heading))
            : table is null ? Row(Tall([l.Text]), Text(l.Text, XlsxStyles.Text))
            : Row(Line, Text(l.Text, XlsxStyles.Plain))));
        if (table is not null)
        {
            rows.Add(Row(Tall(table.Heads), [.. table.Heads.Select(h => Text(h, XlsxStyles.Head))]));
            rows.AddRange(table.Rows.Select(cells => Row(Tall(cells.Select(c => c.Text)), [.. cells.Select(Cell)])));
        }
        return new(main + "worksheet", new XAttribute(XNamespace.Xmlns + "r", r.NamespaceName),
            new XElement(main + "sheetFormatPr", new XAttribute("defaultRowHeight", Line)),
            new XElement(main + "cols", widths.Select((w, c) =>
                new XElement(main + "col", new XAttribute("min", c + 1), new XAttribute("max", c + 1), new XAttribute("width", w + 2), new XAttribute("customWidth", 1)))),
            new XElement(main + "sheetData", rows),
            Hyperlinks(sheet),
            table is null ? null : new XElement(main + "tableParts", new XAttribute("count", 1), new XElement(main + "tablePart", new XAttribute(r + "id", "rId1"))));
    }

    private static XElement? Hyperlinks(Sheet sheet)
    {
        var all = (sheet.Table?.Rows ?? []).SelectMany((cells, row) => cells.Select((cell, c) => (cell.To, Place: $"{Sheet.Column(c)}{sheet.HeadRow + 1 + row}")))
            .Where(l => l.To is not null)
            .Select(l => new XElement(main + "hyperlink", new XAttribute("ref", l.Place), new XAttribute("location", $"'{l.To}'!A1"), new XAttribute("display", l.To!))).ToList();
        return all.Count == 0 ? null : new(main + "hyperlinks", all);
    }
}
