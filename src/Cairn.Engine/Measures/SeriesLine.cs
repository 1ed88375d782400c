namespace Cairn.Engine.Measures;

/// <summary>Why a period has no value. Never nought.</summary>
public enum SeriesNoValue { Withdrawn, NotInEdition, NotYetOut, NoSuchPeriod }

public sealed record SeriesGap(string Period, SeriesNoValue Why);

/// <summary>One value of each period, in order of time. It joins only what can be compared.</summary>
/// <param name="Gaps">Periods that have values, but none by this choice.</param>
public sealed record SeriesLine(IReadOnlyList<SeriesValue> Points, IReadOnlyList<SeriesGap> Gaps)
{
    /// <summary>Where a value rests on another basis than the one before.</summary>
    public IEnumerable<SeriesBreak> Breaks =>
        Points.Zip(Points.Skip(1), (before, after) => new SeriesBreak(before, after)).Where(b => b.Before.Basis != b.After.Basis);

    /// <summary>The runs between the breaks.</summary>
    public IReadOnlyList<IReadOnlyList<SeriesValue>> Segments
    {
        get
        {
            List<List<SeriesValue>> segments = [];
            foreach (var point in Points)
            {
                if (segments.Count == 0 || segments[^1][^1].Basis != point.Basis)
                    segments.Add([]);
                segments[^1].Add(point);
            }
            return segments;
        }
    }

    /// <summary>The change from one period to another, or the reason why there is none.</summary>
    public SeriesChange Change(string from, string to)
    {
        if (Find(from) is not { } before)
            return Missing(from);
        if (Find(to) is not { } after)
            return Missing(to);
        if (before.Basis != after.Basis)
            return new NotComparable(new SeriesBreak(before, after));
        var difference = after.Value - before.Value;
        return new ComputedChange(difference,
            before.Value == 0 ? null : Math.Round(difference / before.Value * 100, 1, MidpointRounding.AwayFromZero), before.Map is not null || after.Map is not null);
    }

    private SeriesValue? Find(string period) => Points.FirstOrDefault(p => p.Period == period);

    private NothingToCompare Missing(string period) => new(period, Gaps.FirstOrDefault(g => g.Period == period)?.Why ?? SeriesNoValue.NoSuchPeriod);
}

/// <summary>The change between two values of a series, or a typed reason for none.</summary>
public abstract record SeriesChange;

/// <param name="Difference">In the series' unit.</param>
/// <param name="Percent">Of the earlier value, to one decimal, half away from zero; null where that is nought.</param>
/// <param name="Mapped">Whether a map put either value on the other's basis.</param>
public sealed record ComputedChange(decimal Difference, decimal? Percent, bool Mapped) : SeriesChange;

/// <summary>The two values rest on different bases, and no map was named.</summary>
public sealed record NotComparable(SeriesBreak Break) : SeriesChange
{
    public override string ToString() => $"not comparable: {Break.Why}";
}

/// <summary>One of the periods has no value.</summary>
public sealed record NothingToCompare(string Period, SeriesNoValue Why) : SeriesChange;
