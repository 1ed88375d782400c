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
    private static readonly XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static XElement Of(Sheet sheet, XlsxWords words)
    {
        var (table, at) = (sheet.Table, 0);
        XElement Row(params XElement[] cells)
        {
            at++;
            for (var c = 0; c < cells.Length; c++)
                cells[c].SetAttributeValue("r", $"{Sheet.Column(c)}{at}");
            return new(main + "row", new XAttribute("r", at), cells);
        }
        XElement Text(string text, int style) =>
            new(main + "c", new XAttribute("r", ""), new XAttribute("s", style), new XAttribute("t", "s"), new XElement(main + "v", words.Place(text)));

        XElement Cell(SheetCell cell) => cell switch
        {
            { Number: not null } => new(main + "c", new XAttribute("r", ""), new XAttribute("s", XlsxStyles.Number + cell.Decimals), new XElement(main + "v", cell.Text)),
            { To: not null } => Text(cell.Text, XlsxStyles.Link),
            _ => Text(cell.Text, cell.Text.StartsWith('[') && cell.Text.Length == 3 ? XlsxStyles.Mark : XlsxStyles.Text),
        };

        var rows = new List<XElement> { Row(Text(sheet.Title, XlsxStyles.Title)) };
        rows.AddRange(sheet.Lines.Select(l => Row(Text(l.Text, l.Heading ? XlsxStyles.Heading : table is null ? XlsxStyles.Text : XlsxStyles.Plain))));
        if (table is not null)
        {
            rows.Add(Row([.. table.Heads.Select(h => Text(h, XlsxStyles.Head))]));
            rows.AddRange(table.Rows.Select(cells => Row([.. cells.Select(Cell)])));
        }
        return new(main + "worksheet", new XAttribute(XNamespace.Xmlns + "r", r.NamespaceName),
            new XElement(main + "cols", (table?.Widths ?? [80]).Select((w, c) =>
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
