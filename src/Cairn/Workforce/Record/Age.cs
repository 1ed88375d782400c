using System.Globalization;

namespace Cairn.Workforce;

/// <summary>How long ago something was, in the words that a person would use.</summary>
public static class Age
{
    /// <param name="then">A day later than <paramref name="today"/> counts as today.</param>
    public static string Words(DateOnly then, DateOnly today) => (today.DayNumber - then.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        < 31 and var days => $"{days} days ago",
        _ when then.AddMonths(2) > today => "a month ago",
        _ when then.AddYears(2) > today => Ago(Months(then, today), "months"),
        _ => Ago(Months(then, today) / 12, "years"),
    };

    /// <summary>Whole months between two days.</summary>
    private static int Months(DateOnly then, DateOnly today) =>
        (today.Year - then.Year) * 12 + today.Month - then.Month - (then.AddMonths((today.Year - then.Year) * 12 + today.Month - then.Month) > today ? 1 : 0);

    private static string Ago(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit} ago");
}
