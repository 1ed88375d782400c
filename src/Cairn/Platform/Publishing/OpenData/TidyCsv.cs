using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cairn.Platform.Publishing;

/// <summary>Tables and code lists as CSV (RFC 4180, UTF-8, CRLF): one observation a row.</summary>
internal static class TidyCsv
{
    public static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <summary>"sub_sector" from "sub-sector": names of columns may have no hyphen (RFC 6570, which CSVW's names follow).</summary>
    public static string Column(string axis) => axis.Replace('-', '_');

    public static IReadOnlyList<string> Columns(StatTable table) =>
        [.. table.Axes.SelectMany(a => new[] { Column(a.Code) + "_code", Column(a.Code) + "_label" }), "value_code", "value_label", "unit", "value", "mark"];

    public static void Write(StatTable table, Stream to)
    {
        var counts = table.Axes.Select(a => a.Items.Count).ToList();
        var observations = table.Cells.Select((cell, at) =>
        {
            var (value, rest) = (table.Values[at % table.Values.Count], at / table.Values.Count);
            var items = new string[table.Axes.Count * 2];
            for (var a = table.Axes.Count - 1; a >= 0; a--, rest /= counts[a + 1])
                (items[a * 2], items[a * 2 + 1]) = (SafeText.Write(table.Axes[a].Items[rest % counts[a]].Code), SafeText.Write(table.Axes[a].Items[rest % counts[a]].Label));
            return items.Concat([SafeText.Write(value.Code), SafeText.Write(value.Title), SafeText.Write(value.Unit), cell.Value is { } number ? value.Plain(number) : "", cell.Mark.Letter()]);
        });
        Write(Columns(table), observations, to);
    }

    public static void Write(CodeList list, Stream to) => Write(["code", "label", "parent"],
        list.Codes.Select(c => new[] { SafeText.Write(c.Id), SafeText.Write(c.Label), SafeText.Write(c.Parent) }), to);

    public static void WriteMarks(Stream to) => Write(["code", "label", "parent"], Marks.All.Select(m => new[] { m.Letter(), m.Means(), "" }), to);

    /// <summary>A head and rows as they come. What somebody wrote is made safe by the caller.</summary>
    public static void Write(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows, Stream to)
    {
        using var text = new StreamWriter(to, leaveOpen: true);
        using var csv = new CsvWriter(text, Form);
        foreach (var row in rows.Prepend(head))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }
}
