namespace Cairn.Engine.Networks;

/// <summary>How a piece of work stands on a day.</summary>
/// <param name="Begun">Whether it has begun; what has begun waits for nothing any more.</param>
/// <param name="EndedOn">The last day on which it was worked on, as a day number; null: it goes on or has not begun.</param>
/// <param name="Forecast">The last day that its owner foresees, as a day number; null, or before the day: nothing is foreseen.</param>
public readonly record struct WorkProgress(bool Begun, int? EndedOn = null, int? Forecast = null);

/// <summary>What becomes of a plan as it stands on a day: work that is over ends when it ended, and work that is late ends that day at the earliest.</summary>
public static class Expectation
{
    /// <summary>By how many days a piece of work that is not over ends later than planned.</summary>
    /// <param name="days">How long it was to take.</param>
    /// <param name="start">Its planned start, as a day number.</param>
    /// <param name="today">The day, as a day number.</param>
    /// <returns>Days, nought or more; nought where it is over.</returns>
    public static int Slip(int days, int start, WorkProgress progress, int today)
    {
        if (progress.EndedOn is not null)
            return 0;
        var last = days > 0 ? 1 : 0; // a finish is the first day on which work is done; a milestone's is its own day
        var expected = progress.Forecast is { } forecast && forecast >= today ? forecast + last
            : progress.Begun ? Math.Max(start + days, today + last)
            : Math.Max(start, today) + days;
        return Math.Max(0, expected - start - days);
    }

    /// <summary>The plan as it is expected to go.</summary>
    /// <param name="planned">The network's own schedule: see <see cref="Network.Plan()"/>.</param>
    /// <param name="progress">By place.</param>
    /// <exception cref="ArgumentException">There is not one progress for each piece of work.</exception>
    public static Schedule Of(IReadOnlyList<PlannedWork> work, IReadOnlyList<Dependency> dependencies, Schedule planned, IReadOnlyList<WorkProgress> progress, int today)
    {
        if (progress.Count != work.Count)
            throw new ArgumentException("Each piece of work has its progress.", nameof(progress));
        var now = new PlannedWork[work.Count];
        for (var n = 0; n < now.Length; n++)
        {
            var (days, start, stands) = (work[n].Days, planned.Start[n], progress[n]);
            var last = days > 0 ? 1 : 0;
            now[n] = stands.EndedOn is { } ended ? new(Math.Max(0, ended + last - start), Math.Min(start, ended + last))
                : stands.Begun || stands.Forecast >= today ? new(days + Slip(days, start, stands, today), start)
                : new(days, Math.Max(work[n].NotBefore, today));
        }
        return new Network(now, [.. dependencies.Where(d => !progress[d.After].Begun && progress[d.After].EndedOn is null)]).Plan();
    }
}
