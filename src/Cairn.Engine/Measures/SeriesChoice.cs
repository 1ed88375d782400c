namespace Cairn.Engine.Measures;

/// <summary>Which of several editions' values are taken: the newest of each period, those of one edition, or those known on a day.</summary>
/// <param name="Edition">Only this edition's values; null for any.</param>
/// <param name="KnownOn">What was out and not yet withdrawn on this day; null for today's knowledge.</param>
public sealed record SeriesChoice(string? Edition = null, DateOnly? KnownOn = null)
{
    public static readonly SeriesChoice Newest = new();

    /// <summary>One value of each period, the maps applied in their order, or the reason why a period has none.</summary>
    public SeriesLine Of(IEnumerable<SeriesValue> values, params IReadOnlyList<SeriesMap> maps)
    {
        List<SeriesValue> points = [];
        List<SeriesGap> gaps = [];
        foreach (var period in values.GroupBy(v => (v.AsAt, v.Period)).OrderBy(g => g.Key.AsAt).ThenBy(g => g.Key.Period, StringComparer.Ordinal))
        {
            if (Choose([.. period]) is { } chosen)
                points.Add(maps.Aggregate(chosen, (value, map) => map.Apply(value)));
            else
                gaps.Add(new SeriesGap(period.Key.Period, Missing([.. period])));
        }
        return new SeriesLine(points, gaps);
    }

    private SeriesValue? Choose(IReadOnlyList<SeriesValue> period)
    {
        // A withdrawal may be a row of its own beside the value that it withdraws: it takes its whole edition of the period.
        var gone = period.Where(IsWithdrawn).Select(v => v.Edition).ToHashSet(StringComparer.Ordinal);
        return period.Where(v => IsOut(v) && IsOfEdition(v) && !gone.Contains(v.Edition))
            .OrderBy(v => v.KnownFrom).ThenBy(v => v.Edition, StringComparer.Ordinal).LastOrDefault();
    }

    private SeriesNoValue Missing(IReadOnlyList<SeriesValue> period) =>
        !period.Any(IsOfEdition) ? SeriesNoValue.NotInEdition
        : period.Any(v => IsOfEdition(v) && IsWithdrawn(v)) ? SeriesNoValue.Withdrawn : SeriesNoValue.NotYetOut;

    private bool IsOut(SeriesValue value) => KnownOn is not { } day || value.KnownFrom <= day;

    private bool IsWithdrawn(SeriesValue value) => value.WithdrawnFrom is { } from && (KnownOn is not { } day || from <= day);

    private bool IsOfEdition(SeriesValue value) => Edition is null || value.Edition == Edition;
}
