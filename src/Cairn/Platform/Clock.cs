namespace Cairn.Platform;

/// <summary>The sector's day: the date in the United Kingdom, from the process's one time provider.</summary>
public sealed class Clock(TimeProvider time, Settings settings)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The date in London, or the pretend date of a demonstration.</summary>
    public DateOnly Today => settings.Today ?? DateOf(Now);

    /// <summary>The instant, UTC, at which the day of <see cref="Now"/> began in London.</summary>
    public DateTime DayBegan => TimeZoneInfo.ConvertTimeToUtc(DateOf(Now).ToDateTime(TimeOnly.MinValue), London);

    /// <summary>The instant at which a day begins in the United Kingdom, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);

    /// <summary>The time in London of an instant, UTC.</summary>
    private static DateTime InLondon(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), London);

    /// <summary>Date and time of day in London of an instant, UTC, in words.</summary>
    public string Words(DateTime instant)
    {
        var there = InLondon(instant);
        return $"{Site.Format.Date(DateOnly.FromDateTime(there))}, {there.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>The time of day in London of an instant, UTC.</summary>
    public TimeOnly TimeOf(DateTime instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, London));

    /// <summary>The date in London of an instant, UTC.</summary>
    public DateOnly DateOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, London));
}
