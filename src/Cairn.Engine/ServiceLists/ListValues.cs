using System.Globalization;

namespace Cairn.Engine.ServiceLists;

/// <summary>What the cells of regulators' lists say. Each reading gives null for what it cannot read; nothing is guessed.</summary>
public static class ListValues
{
    private static readonly char[] Around = [' ', '\t', '\r', '\n', '\u00A0', '\uFEFF'];

    private static readonly string[] Days = ["d/M/yyyy", "d-MMM-yy", "d-MMM-yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss"];

    /// <summary>Two-digit years up to the regulator's own century: 02 is 2002, 98 is 1998.</summary>
    private static readonly CultureInfo English = Culture();

    public static string Trim(string cell) => cell.Trim(Around);

    /// <summary>The cell's value; null where it says that there is none: empty, <c>.</c> or <c>NA</c>.</summary>
    public static string? Said(string cell) => Trim(cell) is var text && text is "" or "." or "NA" ? null : text;

    /// <summary>05/04/2019, 5-Apr-19.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Days, English, DateTimeStyles.None, out var day) ? day : null;

    /// <summary><c>2011_4</c>: a year and a month; the month's first day.</summary>
    public static DateOnly? Month(string text)
    {
        var parts = text.Split('_');
        return parts.Length == 2 && Whole(parts[0]) is >= 1900 and <= 2200 and var year && Whole(parts[1]) is >= 1 and <= 12 and var month ? new DateOnly(year, month, 1) : null;
    }

    /// <summary>A whole number from 0, with or without a decimal part of zeros.</summary>
    public static int? Whole(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue && number == decimal.Truncate(number) ? (int)number : null;

    /// <summary>Hundredths of a decimal from 0: 2.95 is 295; half a hundredth is rounded away from zero.</summary>
    public static int? Hundredths(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000
            ? (int)decimal.Round(number * 100, 0, MidpointRounding.AwayFromZero) : null;

    /// <summary>1 (unsatisfactory) to 6 (excellent).</summary>
    public static int? Grade(string text) => Whole(text) is >= 1 and <= 6 and var grade ? grade : null;

    private static CultureInfo Culture()
    {
        var english = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        english.DateTimeFormat.Calendar.TwoDigitYearMax = 2049;
        return english;
    }
}
