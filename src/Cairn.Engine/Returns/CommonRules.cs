namespace Cairn.Engine.Returns;

/// <summary>Rules that every file has, whatever its columns mean.</summary>
internal sealed class CommonRules
{
    private static readonly CommonRules WorkplaceRules = new(RuleBook.Workplace, WorkplaceColumns.All);
    private static readonly CommonRules StaffFileRules = new(RuleBook.Staff, StaffColumns.All);
    private static readonly CommonRules TrainingFileRules = new(RuleBook.Training, TrainingColumns.All);

    private CommonRules(RuleBook book, Columns columns)
    {
        Cells = book.Whole("row.cells", Outcome.RowRefused, "The row has more cells than the header has columns.",
            "A comma inside a text parts it in two: put quotation marks round the text. In a file parted by semicolons, put them round lists too.");
        BlankCells = book.Whole("row.blank-cells", Outcome.KeptCheck, "The row has more cells than the header has columns; those beyond it are blank.",
            "Look whether a comma inside a text has moved the row's values one column on. If they stand where they belong, nothing is to be done.");
        FewCells = book.Whole("row.few-cells", Outcome.KeptCheck, "The row has fewer cells than the header has columns; those that it lacks are read as blank.",
            "Look whether the row was cut off, or whether a comma was lost and its values stand one column early. If they stand where they belong, nothing is to be done.");
        Quotes = book.Whole("row.quotes", Outcome.RowRefused, "Text follows a closing quotation mark.",
            "Write a quotation mark inside a text twice (\"\"), and put the marks round the whole cell.");
        Control = [.. Enumerable.Range(0, columns.Count).Select(c => book.Make(c, "control", "", Outcome.RowRefused,
            $"{columns[c].Name} holds a character that cannot be shown, which no text has.", "Type the value again and save the file."))];
        LostLetters = [.. Enumerable.Range(0, columns.Count).Select(c => book.Make(c, "lost-letters", "", Outcome.RowRefused,
            $"{columns[c].Name} holds the mark � of letters that were lost when the file was converted earlier.",
            "Go back to the file from before the conversion, or type the value again."))];
    }

    /// <summary>What to do about a reference that is a subsidiary's.</summary>
    public const string NotYoursAdvice = "Leave the row out: the subsidiary returns it. If you are to keep its data, the subsidiary must first be set as one whose data you keep.";

    public Rule Cells { get; }

    public Rule BlankCells { get; }

    public Rule FewCells { get; }

    public Rule Quotes { get; }

    public Rule[] Control { get; }

    public Rule[] LostLetters { get; }

    public static CommonRules Of(ReturnsFile file) => file switch
    {
        ReturnsFile.Workplace => WorkplaceRules,
        ReturnsFile.Staff => StaffFileRules,
        _ => TrainingFileRules,
    };
}
