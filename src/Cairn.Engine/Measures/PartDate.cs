using System.Globalization;

namespace Cairn.Engine.Measures;

/// <summary>Dates as publications give them: a day, a month, a year or a year of two halves. Each stands for its last day.</summary>
public static class PartDate
{
    /// <param name="text">"2017-09-26", "2017-09", "2017", or "2016/17", which ends on 31 March 2017.</param>
    /// <returns>False where it is none of these, or not of the years 1800 to 2999.</returns>
    public static bool TryLastDay(string text, out DateOnly day)
    {
        day = default;
        if (Year(text.AsSpan(0, Math.Min(4, text.Length))) is not { } year)
            return false;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            day = new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
            return true;
        }
        if (text.Length == 4)
            day = new DateOnly(year, 12, 31);
        else if (text.Length == 7 && text[4] == '/' && text.EndsWith(((year + 1) % 100).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            day = new DateOnly(year + 1, 3, 31);
        else
            return false;
        return true;
    }

    /// <summary>As a reader writes it: "September 2023" of 2023-09, "30 September 2023" of 2023-09-30; a year as it is.</summary>
    public static string Words(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : text;

    private static int? Year(ReadOnlySpan<char> digits) =>
        digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1800 and <= 2999 ? year : null;
}
