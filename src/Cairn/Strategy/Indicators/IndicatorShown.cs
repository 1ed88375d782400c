using Cairn.Engine.Measures;
using Cairn.Engine.Networks;
using Cairn.Platform.Measures;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;

namespace Cairn.Strategy;

/// <summary>A value of an indicator as it is shown.</summary>
/// <param name="Day">As at this day; the last of its period.</param>
/// <param name="Value">Null where <paramref name="Why"/> says why there is none.</param>
/// <param name="Basis">Values of one basis can be compared.</param>
/// <param name="Figure">What a measure made it of; null where it is no measure's.</param>
/// <param name="Recorded">When it was entered or read, UTC; null where it was counted for this page.</param>
public sealed record ShownPoint(DateOnly Day, decimal? Value, string? Why, string Source, string Basis, Uncertainty? Sure = null, Measured? Figure = null, DateTime? Recorded = null)
{
    public IndicatorPoint Point => new(Day, Value, Basis, Sure);
}

/// <summary>An indicator on a day: its sheet of that day, its values until then, and what they tell.</summary>
/// <param name="Points">One a period, the oldest first; the last is the newest.</param>
/// <param name="Baseline">Null where none is set.</param>
public sealed record IndicatorShown(
    Indicator Indicator, IndicatorVersion Sheet, IReadOnlyList<IndicatorTarget> Targets, DateOnly Day, IReadOnlyList<ShownPoint> Points, ShownPoint? Baseline, Verdict ByRule, Verdict ByInterval, Track Track, MeasureAnswer? Answer)
{
    /// <summary>The newest value; null where there never was a period.</summary>
    public ShownPoint? Now => Points.Count > 0 ? Points[^1] : null;

    /// <summary>The values over time, with their intervals and the next target; null where there are fewer than two.</summary>
    public Lines? Trend
    {
        get
        {
            var known = Points.Where(p => p.Value is not null).ToList();
            if (known.Count < 2)
                return null;
            Point At(ShownPoint p) => new(p.Day.DayNumber, decimal.Round(p.Value!.Value, Sheet.Decimals + 2), p.Sure is { } sure ? decimal.Round((decimal)sure.Low, Sheet.Decimals + 2) : null, p.Sure is { } high ? decimal.Round((decimal)high.High, Sheet.Decimals + 2) : null);
            return new Lines(new ChartText("trend", $"{Sheet.Title} over time", $"From {IndicatorWords.Value(Sheet, known[0].Value!.Value)} on {Format.Date(known[0].Day)} to {IndicatorWords.Value(Sheet, known[^1].Value!.Value)} on {Format.Date(known[^1].Day)}."),
                [new Series(Sheet.Title, [.. known.Select(At)])], v => IndicatorWords.Value(Sheet, v), "Day", Sheet.AddedUp || Track.Target is not { } next ? null : new Target($"Target {IndicatorWords.Value(Sheet, next.Value)}", next.Value),
                [.. known.Zip(known.Skip(1)).Where(p => p.First.Basis != p.Second.Basis).Select(p => (p.First.Day.DayNumber + p.Second.Day.DayNumber) / 2.0)]) { Named = at => Format.ShortDate(DateOnly.FromDayNumber(at)) };
        }
    }

    /// <summary>Judges what is known.</summary>
    public static IndicatorShown Of(Indicator indicator, IndicatorVersion sheet, IReadOnlyList<IndicatorTarget> targets, DateOnly day, IReadOnlyList<ShownPoint> points, ShownPoint? baseline, MeasureAnswer? answer)
    {
        List<IndicatorPoint> all = [.. points.Select(p => p.Point)];
        var now = all.Count > 0 ? all[^1] : default;
        // A baseline that was stated counts what the sheet counts.
        IndicatorPoint? from = baseline is null ? null : sheet.Baseline is null ? baseline.Point : baseline.Point with { Basis = now.Basis };
        var before = Verdict.SetBeside(all, from, sheet.Rule);
        return new(indicator, sheet, targets, day, points, baseline, Verdict.ByRule(before, now, sheet.Rule), Verdict.ByInterval(before, now, sheet.Direction),
            Track.Of(all, from, [.. targets.Select(t => new TargetPoint(t.Day, t.Value))], sheet.Direction, sheet.TrackMargin, sheet.AddedUp), answer);
    }
}
