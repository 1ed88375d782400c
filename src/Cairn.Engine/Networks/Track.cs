namespace Cairn.Engine.Networks;

/// <summary>Where an indicator stands to its target.</summary>
public enum Pace
{
    /// <summary>As good as the target, or better.</summary>
    Reached,

    /// <summary>As good by now as the straight way to the target asks, the margin let off.</summary>
    OnTrack,

    /// <summary>Behind that.</summary>
    OffTrack,

    /// <summary>The target's day has passed and it was not reached.</summary>
    Missed,
}

/// <summary>Why it cannot be told whether an indicator is on track.</summary>
public enum NoTrack
{
    /// <summary>It can.</summary>
    None,

    /// <summary>No target is set.</summary>
    NoTarget,

    /// <summary>There is no value now.</summary>
    NoValue,

    /// <summary>There is no baseline from which the way to the target could be drawn.</summary>
    NoBaseline,

    /// <summary>Values are added up, and a period since the baseline has none.</summary>
    PeriodMissing,

    /// <summary>The value does not count what the baseline counts.</summary>
    NotComparable,
}

/// <param name="Day">By the end of which it is to be reached.</param>
/// <param name="Value">In the indicator's unit; where values are added up, the sum to be reached.</param>
public readonly record struct TargetPoint(DateOnly Day, decimal Value);

/// <summary>Whether an indicator is on the way to its next target.</summary>
/// <param name="Pace">Null where <paramref name="Why"/> says why it cannot be told.</param>
/// <param name="Target">The target that it is set beside: the next to come, or the last of all.</param>
/// <param name="Value">What is set beside it: the newest value, or the sum of all since the baseline.</param>
/// <param name="Asked">What the straight way to the target asks by now, the margin not let off.</param>
public sealed record Track(Pace? Pace, NoTrack Why, TargetPoint? Target, decimal? Value, decimal? Asked)
{
    /// <summary>
    /// Between two targets, and from the baseline to the first, as much is asked as a straight line between them gives on the day. Values
    /// that are added up begin at nought on the baseline's day.
    /// </summary>
    /// <param name="points">One a period since the baseline, the oldest first; the last is the newest.</param>
    /// <param name="baseline">Its value; where values are added up its day alone counts.</param>
    /// <param name="margin">How far behind still counts as on track, in the indicator's unit; nought or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin lies below nought.</exception>
    public static Track Of(IReadOnlyList<IndicatorPoint> points, IndicatorPoint? baseline, IReadOnlyList<TargetPoint> targets, Wanted direction, decimal margin, bool addedUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        if (targets.Count == 0)
            return new(null, NoTrack.NoTarget, null, null, null);
        var now = points.Count > 0 ? points[^1] : default;
        var next = targets.Where(t => t.Day >= now.Day).OrderBy(t => t.Day).Select(t => (TargetPoint?)t).FirstOrDefault() ?? targets.MaxBy(t => t.Day);
        Track Untold(NoTrack why) => new(null, why, next, null, null);
        if (now.Value is not { } value)
            return Untold(NoTrack.NoValue);
        if (addedUp)
        {
            if (baseline is null)
                return Untold(NoTrack.NoBaseline);
            var since = points.Where(p => p.Day > baseline.Value.Day).ToList();
            if (since.Exists(p => p.Value is null))
                return Untold(NoTrack.PeriodMissing);
            if (since.Exists(p => p.Basis != now.Basis))
                return Untold(NoTrack.NotComparable);
            value = since.Sum(p => p.Value!.Value);
        }
        var sign = direction == Wanted.Up ? 1 : -1;
        if (sign * (value - next.Value) >= 0)
            return new(Networks.Pace.Reached, NoTrack.None, next, value, next.Value);
        if (next.Day < now.Day)
            return new(Networks.Pace.Missed, NoTrack.None, next, value, next.Value);
        if (From(baseline, targets, now, addedUp) is not { } from)
            return Untold(NoTrack.NoBaseline);
        if (!addedUp && from.Basis != now.Basis)
            return Untold(NoTrack.NotComparable);
        var asked = next.Day == from.Day ? next.Value : from.Value!.Value + (next.Value - from.Value.Value) * (now.Day.DayNumber - from.Day.DayNumber) / (next.Day.DayNumber - from.Day.DayNumber);
        return new(sign * (value - asked) >= -margin ? Networks.Pace.OnTrack : Networks.Pace.OffTrack, NoTrack.None, next, value, asked);
    }

    /// <summary>Where the way to the next target begins: the last target before, or the baseline.</summary>
    private static IndicatorPoint? From(IndicatorPoint? baseline, IReadOnlyList<TargetPoint> targets, IndicatorPoint now, bool addedUp)
    {
        var before = targets.Where(t => t.Day < now.Day).OrderBy(t => t.Day).Select(t => (IndicatorPoint?)new IndicatorPoint(t.Day, t.Value, now.Basis)).LastOrDefault();
        var start = addedUp && baseline is { } b ? new IndicatorPoint(b.Day, 0, now.Basis) : baseline is { Value: not null } known && known.Day <= now.Day ? known : (IndicatorPoint?)null;
        return before is { } target && (start is null || target.Day > start.Value.Day) ? target : start;
    }
}
