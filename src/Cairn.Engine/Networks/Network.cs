namespace Cairn.Engine.Networks;

/// <summary>One piece of work in a plan.</summary>
/// <param name="Days">How long it takes, in calendar days, nought or more; a milestone takes none.</param>
/// <param name="NotBefore">The first day on which it can begin, as a day number (<see cref="DateOnly.DayNumber"/>).</param>
public readonly record struct PlannedWork(int Days, int NotBefore);

/// <summary>One piece of work that waits for another to be finished.</summary>
/// <param name="Before">Place of the one that comes first.</param>
/// <param name="After">Place of the one that waits.</param>
/// <param name="Lag">Days between the finish of the first and the start of the other, nought or more.</param>
public readonly record struct Dependency(int Before, int After, int Lag = 0);

/// <summary>Work waits for itself: a plan with such a circle can never be done.</summary>
/// <param name="path">Places along the circle, each waiting for the one before it; the first waits for the last.</param>
public sealed class CircleException(IReadOnlyList<int> path) : Exception("The work waits for itself.")
{
    public IReadOnlyList<int> Path => path;
}

/// <summary>
/// A plan as a network of work and what waits for what: when each can begin, how much room it has, which chain decides the end, and what a
/// slip moves. The critical path method: a forward pass for the earliest days, a backward pass for the latest (Kelley and Walker, 1959).
/// </summary>
public sealed class Network
{
    private readonly PlannedWork[] work;
    private readonly int[] firstOf, afters, lags, order;

    /// <exception cref="ArgumentOutOfRangeException">A length, a lag or a place is out of range.</exception>
    /// <exception cref="CircleException">Work waits for itself.</exception>
    public Network(IReadOnlyList<PlannedWork> work, IReadOnlyList<Dependency> dependencies)
    {
        this.work = [.. work];
        if (this.work.Any(w => w.Days < 0))
            throw new ArgumentOutOfRangeException(nameof(work), "Work takes no less than no days.");
        var count = this.work.Length;
        firstOf = new int[count + 1];
        foreach (var d in dependencies)
        {
            if (d.Lag < 0 || d.Before < 0 || d.Before >= count || d.After < 0 || d.After >= count)
                throw new ArgumentOutOfRangeException(nameof(dependencies), $"{d} names work that is not there, or a lag below nought.");
            firstOf[d.Before + 1]++;
        }
        for (var n = 0; n < count; n++)
            firstOf[n + 1] += firstOf[n];
        (afters, lags) = (new int[dependencies.Count], new int[dependencies.Count]);
        var at = firstOf.AsSpan(0, count).ToArray();
        foreach (var d in dependencies)
        {
            afters[at[d.Before]] = d.After;
            lags[at[d.Before]++] = d.Lag;
        }
        order = Order(dependencies);
    }

    public int Count => work.Length;

    /// <summary>When everything happens at the earliest, and at the latest without moving the end.</summary>
    public Schedule Plan() => Plan(-1, 0);

    /// <summary>What one slip moves: the same plan with a piece of work begun later, beside the plan as it was.</summary>
    /// <param name="slipped">Place of what slips.</param>
    /// <param name="days">By how many days it begins later than planned, one or more.</param>
    public Ripple Slip(Schedule plan, int slipped, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var now = Plan(slipped, plan.Start[slipped] + days);
        return new(now, [.. Enumerable.Range(0, Count).Where(n => n != slipped && now.Finish[n] > plan.Finish[n])], now.End - plan.End);
    }

    /// <summary>A chain of work without room, from what begins it to the end of the plan; empty where there is no work.</summary>
    public IReadOnlyList<int> CriticalPath(Schedule plan)
    {
        List<int> path = [];
        var at = Array.FindIndex([.. Enumerable.Range(0, Count)], n => plan.Room(n) == 0 && Decides(plan, n));
        while (at >= 0)
        {
            path.Add(at);
            var next = -1;
            for (var d = firstOf[at]; d < firstOf[at + 1] && next < 0; d++)
                if (plan.Room(afters[d]) == 0 && plan.Start[afters[d]] == plan.Finish[at] + lags[d])
                    next = afters[d];
            at = next;
        }
        return path;
    }

    /// <summary>Whether nothing before it sets its start: its own first day does.</summary>
    private bool Decides(Schedule plan, int place) => plan.Start[place] == work[place].NotBefore;

    private Schedule Plan(int slipped, int notBefore)
    {
        var (start, finish) = (new int[Count], new int[Count]);
        for (var n = 0; n < Count; n++)
            start[n] = n == slipped ? Math.Max(notBefore, work[n].NotBefore) : work[n].NotBefore;
        foreach (var n in order)
        {
            finish[n] = start[n] + work[n].Days;
            for (var d = firstOf[n]; d < firstOf[n + 1]; d++)
                start[afters[d]] = Math.Max(start[afters[d]], finish[n] + lags[d]);
        }
        var end = Count == 0 ? 0 : finish.Max();
        var latest = new int[Count];
        Array.Fill(latest, end);
        for (var i = Count - 1; i >= 0; i--)
            for (var (n, d) = (order[i], firstOf[order[i]]); d < firstOf[n + 1]; d++)
                latest[n] = Math.Min(latest[n], latest[afters[d]] - work[afters[d]].Days - lags[d]);
        return new(start, finish, latest, end);
    }

    private int[] Order(IReadOnlyList<Dependency> dependencies)
    {
        var waits = new int[Count];
        foreach (var after in afters)
            waits[after]++;
        var (done, made) = (new int[Count], 0);
        for (var n = 0; n < Count; n++)
            if (waits[n] == 0)
                done[made++] = n;
        for (var n = 0; n < made; n++)
            for (var d = firstOf[done[n]]; d < firstOf[done[n] + 1]; d++)
                if (--waits[afters[d]] == 0)
                    done[made++] = afters[d];
        return made == Count ? done : throw new CircleException(Circle(dependencies, waits));
    }

    /// <summary>Goes back from one that waits to what it waits for, until one comes again.</summary>
    private static List<int> Circle(IReadOnlyList<Dependency> dependencies, int[] waits)
    {
        var before = new Dictionary<int, int>();
        foreach (var d in dependencies)
            if (waits[d.Before] > 0 && waits[d.After] > 0)
                before[d.After] = d.Before;
        var (seen, at) = (new List<int>(), before.Keys.Min());
        while (!seen.Contains(at))
        {
            seen.Add(at);
            at = before[at];
        }
        var circle = seen[seen.IndexOf(at)..];
        circle.Reverse();
        return circle;
    }
}

/// <summary>The days of a plan, by place, as day numbers; a finish is the first day on which the work is done.</summary>
/// <param name="Start">Earliest start.</param>
/// <param name="Finish">Earliest finish.</param>
/// <param name="LatestFinish">Latest finish that does not move the end.</param>
/// <param name="End">Finish of the last; 0 where there is no work.</param>
public sealed record Schedule(IReadOnlyList<int> Start, IReadOnlyList<int> Finish, IReadOnlyList<int> LatestFinish, int End)
{
    /// <summary>Days by which the work can slip without moving the end.</summary>
    public int Room(int place) => LatestFinish[place] - Finish[place];
}

/// <param name="Now">The plan with the slip.</param>
/// <param name="Moved">Places of all later work that finishes later because of it.</param>
/// <param name="EndMoves">Days by which the plan's end moves.</param>
public sealed record Ripple(Schedule Now, IReadOnlyList<int> Moved, int EndMoves);
