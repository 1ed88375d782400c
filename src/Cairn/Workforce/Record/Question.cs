using System.Globalization;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>One thing that a record answers.</summary>
/// <param name="Group">The heading that it stands under.</param>
/// <param name="Held">The answer as it is kept; null where none was given. Two versions with the same text hold the same answer.</param>
/// <param name="Show">The kept text as people read it.</param>
/// <param name="Sensitive">Shown only when asked for, and to those who may.</param>
/// <param name="Ask">How it is asked for; null where it follows from other answers or from what is done.</param>
public sealed record Question<T>(string Group, string Label, Func<T, string?> Held, Func<string, string?> Show, bool Sensitive = false, Ask? Ask = null)
    where T : RecordVersion;

/// <summary>What somebody answers a question with. Many of a list are ticked; rows are lines of several boxes each.</summary>
public enum Control { Text, LongText, Number, Date, Choice, Many, Rows }

/// <summary>One box of a line.</summary>
/// <param name="Name">Within its question: "places".</param>
/// <param name="Column">The column of the return that holds it, one item a line.</param>
/// <param name="Also">A choice beside those of the list.</param>
public sealed record RowPart(string Name, string Column, string Label, Control Control, string? List = null, Choice? Also = null);

/// <summary>How a question is asked on a page, and what machines call it.</summary>
/// <param name="Name">The same in forms and in the API: "hourlyPay".</param>
/// <param name="Column">The column of the return that holds the answer.</param>
/// <param name="List">Where the choices come from: a list of the pack, or of the return's format.</param>
/// <param name="Part">Place in a column that holds several values parted by semicolons, from 0; null where the answer is the whole column.</param>
/// <param name="First">Whether a new record needs it at once.</param>
public sealed record Ask(string Name, string Column, Control Control, string? List = null, int? Part = null, string? Hint = null, string? Before = null, string? After = null, bool First = false)
{
    /// <summary>What was answered, as the return's file would have it in the cell.</summary>
    public string Cell(string typed, RecordCodes codes) => Control switch
    {
        Control.Choice => codes.ToFormat(List, typed),
        Control.Date when DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        Control.Number => TypedNumber.Plain(typed),
        _ => typed,
    };

    /// <summary>What a line consists of, the code first, where the answer is several: see <see cref="AnswerRows"/>.</summary>
    public IReadOnlyList<RowPart> Parts { get; init; } = [];

    /// <summary>The codes of yes and no, where machines say true and false.</summary>
    public (string Yes, string No)? Flag { get; init; }

    /// <summary>Lines of several boxes each.</summary>
    public static Ask Rows(string name, string? hint, params RowPart[] parts) => new(name, parts[0].Column, Control.Rows, Hint: hint) { Parts = parts };

    /// <summary>Any of a list.</summary>
    /// <param name="part">From which place in the column on.</param>
    /// <param name="described">The column that says what an "other" choice is.</param>
    public static Ask Many(string name, string column, string list, int? part = null, string? hint = null, string? described = null, Choice? also = null) => new(name, column, Control.Many, list, part, hint)
    {
        Parts = [new("code", column, "", Control.Choice, list, also), .. described is null ? Array.Empty<RowPart>() : [new("description", described, "", Control.Text)]],
    };

    /// <summary>One of a list.</summary>
    public static Ask One(string name, string column, string list, int? part = null, string? hint = null, bool first = false) =>
        new(name, column, Control.Choice, list, part, hint, First: first);

    public static Ask Text(string name, string column, string? hint = null, bool first = false) => new(name, column, Control.Text, Hint: hint, First: first);

    public static Ask Day(string name, string column, string? hint = null, bool first = false) => new(name, column, Control.Date, Hint: hint, First: first);

    public static Ask Number(string name, string column, int? part = null, string? hint = null, string? before = null, string? after = null, bool first = false) =>
        new(name, column, Control.Number, null, part, hint, before, after, first);
}

/// <param name="Text">Null: not answered.</param>
/// <param name="Since">The day on which this answer was first recorded, of those on which it has stood without a break.</param>
public sealed record HeldAnswer(string Group, string Label, string? Text, DateOnly Since, string Source, bool Sensitive)
{
    /// <summary>Its age and where it came from: "8 months ago, from the staff file of a return".</summary>
    public string Note(DateOnly today) => $"{Age.Words(Since, today)}, from {SourceWords.Of(Source)}";
}

/// <summary>One answer that a version changed.</summary>
public sealed record AnswerChange(DateOnly On, string Label, string? Before, string? After, string Source, bool Sensitive);

/// <summary>Numbers as the questions hold them.</summary>
internal static class Held
{
    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
