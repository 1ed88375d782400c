namespace Cairn.Platform;

/// <summary>The sector's day: the date in the United Kingdom, from the process's one time provider.</summary>
public sealed class Clock(TimeProvider time, Settings settings)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The instant, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The date in London, or the pretend date of a demonstration.</summary>
    public DateOnly Today => settings.Today ?? DateOf(Now);

    /// <summary>The time of day in London of an instant, UTC.</summary>
    public TimeOnly TimeOf(DateTime instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, London));

    /// <summary>The date in London of an instant, UTC.</summary>
    public DateOnly DateOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, London));
}
