using System.Xml.Linq;

namespace Cairn.Platform.Publishing;

/// <summary>The few ways in which a workbook's cells look, by their places in the list.</summary>
internal static class XlsxStyles
{
    public const int Plain = 0;
    public const int Title = 1;
    public const int Heading = 2;
    public const int Text = 3;
    public const int Head = 4;
    public const int Link = 5;
    public const int Mark = 6;

    /// <summary>A number without decimals; one with two is two further.</summary>
    public const int Number = 7;

    private const int MostDecimals = 6;
    private const int OwnFormats = 164;
    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static XElement Write() => new(main + "styleSheet",
        List("numFmts", Enumerable.Range(0, MostDecimals + 1).Select(d => new XElement(main + "numFmt", new XAttribute("numFmtId", OwnFormats + d), new XAttribute("formatCode", d == 0 ? "#,##0" : "#,##0." + new string('0', d))))),
        List("fonts", [Font(12), Font(18, bold: true), Font(14, bold: true), Font(12, bold: true), Font(12, colour: "FF0F5C7A")]),
        List("fills", [Fill("none"), Fill("gray125")]),
        List("borders", [Border(null), Border("thin")]),
        List("cellStyleXfs", [Look(font: 0)]),
        List("cellXfs",
        [
            Look(font: 0), Look(font: 1), Look(font: 2, wrap: true), Look(font: 0, wrap: true), Look(font: 3, wrap: true, border: 1, vertical: "bottom"),
            Look(font: 4, wrap: true), Look(font: 0, right: true),
            .. Enumerable.Range(0, MostDecimals + 1).Select(d => Look(font: 0, format: OwnFormats + d)),
        ]),
        List("cellStyles", [new XElement(main + "cellStyle", new XAttribute("name", "Normal"), new XAttribute("xfId", 0), new XAttribute("builtinId", 0))]));

    private static XElement List(string name, IEnumerable<XElement> items)
    {
        var all = items.ToList();
        return new(main + name, new XAttribute("count", all.Count), all);
    }

    private static XElement Font(int size, bool bold = false, string? colour = null) => new(main + "font",
        bold ? new XElement(main + "b") : null, colour is null ? null : new XElement(main + "u"), new XElement(main + "sz", new XAttribute("val", size)),
        new XElement(main + "color", new XAttribute("rgb", colour ?? "FF17211F")), new XElement(main + "name", new XAttribute("val", "Arial")), new XElement(main + "family", new XAttribute("val", 2)));

    private static XElement Fill(string pattern) => new(main + "fill", new XElement(main + "patternFill", new XAttribute("patternType", pattern)));

    private static XElement Border(string? bottom) => new(main + "border", new XElement(main + "left"), new XElement(main + "right"), new XElement(main + "top"),
        new XElement(main + "bottom", bottom is null ? null : new XAttribute("style", bottom)), new XElement(main + "diagonal"));

    private static XElement Look(int font, int format = 0, int border = 0, bool wrap = false, bool right = false, string vertical = "top") => new(main + "xf",
        new XAttribute("numFmtId", format), new XAttribute("fontId", font), new XAttribute("fillId", 0), new XAttribute("borderId", border), new XAttribute("applyNumberFormat", format > 0 ? 1 : 0),
        new XAttribute("applyFont", 1), new XAttribute("applyBorder", border), new XAttribute("applyAlignment", 1),
        new XElement(main + "alignment", right ? new XAttribute("horizontal", "right") : null, new XAttribute("vertical", vertical), wrap ? new XAttribute("wrapText", 1) : null));
}
