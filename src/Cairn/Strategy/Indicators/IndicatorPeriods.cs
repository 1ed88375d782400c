using System.Globalization;

namespace Cairn.Strategy;

/// <summary>Periods of the calendar, told by their last days.</summary>
internal static class IndicatorPeriods
{
    /// <summary>Last days of the periods that end from one day to another, both let in, the oldest first.</summary>
    public static IReadOnlyList<DateOnly> Ends(Frequency frequency, DateOnly from, DateOnly until)
    {
        var ends = new List<DateOnly>();
        for (var end = EndOf(frequency, from); end <= until; end = EndOf(frequency, end.AddDays(1)))
            ends.Add(end);
        return ends;
    }

    /// <summary>Last day of the period in which a day lies.</summary>
    public static DateOnly EndOf(Frequency frequency, DateOnly day)
    {
        var months = (int)frequency;
        return new DateOnly(day.Year, (day.Month - 1) / months * months + 1, 1).AddMonths(months).AddDays(-1);
    }

    /// <summary>"2026", "July to December 2026", "April to June 2026", "June 2026".</summary>
    public static string Name(Frequency frequency, DateOnly end) => frequency switch
    {
        Frequency.Year => end.Year.ToString(CultureInfo.InvariantCulture),
        Frequency.Month => end.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => $"{end.AddDays(1).AddMonths(-(int)frequency).ToString("MMMM", CultureInfo.InvariantCulture)} to {end.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
    };
}
