using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>What the rules of the three files share: the row, its report, and the reading of texts, codes and statuses.</summary>
internal sealed class RowChecks
{
    /// <summary>Control characters, but for the tab and the line ends.</summary>
    private static readonly System.Buffers.SearchValues<byte> NotText =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 13)).Select(b => (byte)b), 127]);

    private readonly Columns columns;
    private readonly CommonRules common;
    private readonly CodeList?[] codes;
    private readonly int lastColumn;
    private readonly int lastPlace;
    private bool suspect;
    private (int Cells, string Words) counted;

    public RowChecks(FileLayout layout, ReturnsOptions options, bool keepRows)
    {
        columns = Columns.Of(layout.Header.File);
        Cells = new Cells(layout);
        Report = new RowReport(keepRows);
        Options = options;
        Keeps = keepRows;
        common = CommonRules.Of(layout.Header.File);
        codes = [.. Enumerable.Range(0, columns.Count).Select(c => columns[c].List is { } name ? options.Lists[name] : null)];
        lastColumn = Enumerable.Range(0, columns.Count).Where(c => layout.Place(c) >= 0).DefaultIfEmpty(-1).Max();
        lastPlace = Enumerable.Range(0, columns.Count).Max(layout.Place);
    }

    public Cells Cells { get; }

    public RowReport Report { get; }

    public ReturnsOptions Options { get; }

    /// <summary>Texts are kept for a caller that stores rows; else only their form is checked.</summary>
    public bool Keeps { get; }

    /// <summary>The code list of a column that has one.</summary>
    public CodeList List(int column) => codes[column]!;

    public void Start(Chunk chunk)
    {
        Report.Clear();
        var text = chunk.Bytes.AsSpan(0, chunk.Length);
        suspect = text.ContainsAny(NotText) || text.IndexOf("\uFFFD"u8) >= 0;
        Cells.Splitter.Start(chunk);
    }

    /// <summary>Starts the next row; false at the end of the chunk.</summary>
    public bool Next()
    {
        if (!Cells.Next())
            return false;
        Report.Begin(Cells.Splitter.Line);
        if (Cells.Splitter.BrokenQuote)
            Report.Add(common.Quotes, default);
        if (Cells.Splitter.Count > Cells.Layout.Width)
            CheckExtraCells();
        else if (Cells.Splitter.Count <= lastPlace)
            Report.Add(common.FewCells, default, Counted());
        if (suspect)
            CheckLetters();
        return true;
    }

    /// <summary>Letters that a cell must not hold, wherever it stands.</summary>
    private void CheckLetters()
    {
        for (var column = 0; column <= lastColumn; column++)
        {
            var cell = Cells[column];
            if (cell.ContainsAny(NotText))
                Report.Add(common.Control[column], default);
            else if (cell.IndexOf("\uFFFD"u8) >= 0)
                Report.Add(common.LostLetters[column], cell);
        }
    }

    /// <summary>The text of a column as it was meant, or null where it is blank or rows are not kept.</summary>
    public string? Text(int column)
    {
        var cell = Cells[column];
        return !Keeps || cell.IsEmpty ? null : Encoding.UTF8.GetString(FormulaGuard.Read(cell));
    }

    /// <summary>Same, for a required column: blank has been reported.</summary>
    public string Required(int column) => Text(column) ?? "";

    /// <summary>True when the text is longer than its column allows.</summary>
    public bool TooLong(int column) => TooLong(Cells[column], columns[column].MaxLength);

    public static bool TooLong(ReadOnlySpan<byte> text, int most) =>
        text.Length > most && Encoding.UTF8.GetCharCount(FormulaGuard.Read(text)) > most;

    /// <summary>Reads a coded answer; one that is no code of the list breaks the rule and is left blank.</summary>
    public Answer Code(int column, Rule unknown, int dontKnow = -1)
    {
        var cell = Cells[column];
        if (cell.IsEmpty)
            return Answer.Blank;
        if (!List(column).TryRead(cell, out var code))
        {
            Report.Add(unknown, cell);
            return Answer.Blank;
        }
        return code == dontKnow ? Answer.DontKnow(code) : Answer.Of(code);
    }

    /// <summary>Reads STATUS in any case; Unknown when it is none of the five words.</summary>
    public static RowStatus Status(ReadOnlySpan<byte> cell)
    {
        if (Ascii.EqualsIgnoreCase(cell, "NEW"u8))
            return RowStatus.New;
        if (Ascii.EqualsIgnoreCase(cell, "UPDATE"u8))
            return RowStatus.Update;
        if (Ascii.EqualsIgnoreCase(cell, "NOCHANGE"u8))
            return RowStatus.NoChange;
        if (Ascii.EqualsIgnoreCase(cell, "UNCHECKED"u8))
            return RowStatus.Unchecked;
        return Ascii.EqualsIgnoreCase(cell, "DELETE"u8) ? RowStatus.Delete : RowStatus.Unknown;
    }

    private void CheckExtraCells()
    {
        for (var cell = Cells.Layout.Width; cell < Cells.Splitter.Count; cell++)
        {
            if (Cells.Splitter[cell].IsEmpty)
                continue;
            Report.Add(common.Cells, Cells.Splitter[cell], Counted());
            return;
        }
        Report.Add(common.BlankCells, default, Counted());
    }

    /// <summary>How many cells there are, in words that are made once for rows that have as many.</summary>
    private string Counted()
    {
        if (counted.Cells != Cells.Splitter.Count)
            counted = (Cells.Splitter.Count, $"The header names {Cells.Layout.Width}, the row has {Cells.Splitter.Count}.");
        return counted.Words;
    }
}
