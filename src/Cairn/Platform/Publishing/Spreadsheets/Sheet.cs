namespace Cairn.Platform.Publishing;

/// <param name="Number">Set where the cell is a number, to <paramref name="Decimals"/> places.</param>
/// <param name="To">Name of the sheet that the cell leads to.</param>
/// <param name="Mark">Whether it stands where a number would.</param>
public sealed record SheetCell(string Text, decimal? Number = null, int Decimals = 0, string? To = null, bool Mark = false);

/// <param name="Heading">Whether it heads the lines beneath.</param>
public sealed record SheetLine(string Text, bool Heading = false);

/// <param name="Name">Letters, figures and underscores, as both formats allow for a range.</param>
/// <param name="Widths">Of the columns, in letters.</param>
public sealed record SheetTable(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<SheetCell>> Rows, IReadOnlyList<int> Widths)
{
    /// <summary>Wide enough for the longest word of the head and for the cells, up to 60 letters, beyond which text wraps.</summary>
    public static SheetTable Of(string name, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<SheetCell>> rows) => new(
        name, heads, rows,
        [.. heads.Select((head, c) => Math.Clamp(Math.Max(head.Split(' ').Max(w => w.Length), rows.Count == 0 ? 0 : rows.Max(r => r[c].Text.Length)) + 3, 10, 60))]);
}

/// <summary>
/// One sheet of a workbook, from A1 downwards without a gap: the title, lines of text, and at most one table. No merged cells, no
/// blank ones, nothing hidden (guidance on accessible spreadsheets, Government Analysis Function).
/// </summary>
/// <param name="Name">31 letters at most, without brackets or strokes.</param>
public sealed record Sheet(string Name, string Title, IReadOnlyList<SheetLine> Lines, SheetTable? Table = null)
{
    /// <summary>Row of the table's head, counted from 1.</summary>
    public int HeadRow => Lines.Count + 2;

    /// <summary>"A", "Z", "AA": the column by its place, counted from nought.</summary>
    public static string Column(int at) => at < 26 ? ((char)('A' + at)).ToString() : Column(at / 26 - 1) + (char)('A' + at % 26);

    /// <summary>How many lines a text takes in a column of so many letters, broken at spaces.</summary>
    public static int LinesOf(string text, int letters)
    {
        var (lines, length) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            (lines, length) = length > 0 && length + 1 + word.Length > letters ? (lines + 1, word.Length) : (lines, length + word.Length + (length > 0 ? 1 : 0));
            (lines, length) = (lines + (length - 1) / letters, length > letters ? (length - 1) % letters + 1 : length);
        }
        return lines;
    }

    /// <summary>"A4", "F37".</summary>
    public (string From, string To) Corners => ($"A{HeadRow}", $"{Column(Table!.Heads.Count - 1)}{HeadRow + Table.Rows.Count}");
}
