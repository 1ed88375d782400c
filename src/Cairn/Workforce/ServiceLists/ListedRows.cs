using System.Globalization;
using Cairn.Engine.ServiceLists;
using Cairn.Platform.Site;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cairn.Workforce;

/// <summary>A list split into its heading and rows.</summary>
internal sealed record ListedRows(ListHeading Heading, IReadOnlyList<ListedRows.ListedRow> Rows)
{
    /// <param name="Line">Of the file, on which the row ends.</param>
    internal sealed record ListedRow(int Line, string[] Cells);

    private const int MostRows = 500_000;

    /// <summary>Line breaks that one cell may hold, as an address does; and, in a cell with breaks, commas: more are other rows' cells.</summary>
    private const int MostBreaks = 20, MostCommas = 10;

    /// <exception cref="UnusableListException">It has no heading, lacks a needed column, or a quotation mark in it never closes.</exception>
    public static ListedRows Read(string text, IReadOnlyList<ListColumn> columns)
    {
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, Delimiter = Delimiter(text) });
        var rows = new List<ListedRow>();
        for (var before = 0; csv.Read(); before = csv.RawRow)
        {
            if (csv.RawRow - before > 1 && csv.Record!.Any(c => c.AsSpan().Count('\n') is > 0 and var breaks && (breaks > MostBreaks || c.AsSpan().Count(csv.Delimiter) > MostCommas)))
                throw new UnusableListException($"On line {before + 1} a quotation mark opens and does not close: {csv.RawRow - before} lines run together.", "Nothing was changed. Fetch the list again, or close the quotation mark.");
            if (rows.Count == MostRows)
                throw new UnusableListException($"The list has more than {Format.Number(MostRows)} rows.", "Choose one regulator's list of services.");
            rows.Add(new ListedRow(csv.RawRow, csv.Record!));
        }
        var heading = ListHeading.Find([.. rows.Select(r => r.Cells).Take(ListHeading.WithinLines)], columns);
        return new ListedRows(heading, [.. rows.Skip(heading.Row + 1).Where(r => r.Cells.Any(c => ListValues.Trim(c).Length > 0))]);
    }

    private static string Delimiter(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4_096));
        var (commas, semicolons, tabs) = (head.Count(','), head.Count(';'), head.Count('\t'));
        return tabs > commas && tabs > semicolons ? "\t" : semicolons > commas ? ";" : ",";
    }
}
