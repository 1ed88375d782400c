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
