using Cairn.Engine.Measures;
using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What the database holds of some sheets' values, as it was known on a day.</summary>
internal sealed record IndicatorRows(MeasureLibrary Library, ILookup<Guid, IndicatorTarget> Targets, ILookup<Guid, IndicatorValue> Values, ILookup<Guid, IndicatorReading> Readings)
{
    public static async Task<IndicatorRows> Read(Db db, MeasureLibrary library, IReadOnlyList<IndicatorVersion> sheets, DateOnly day, DateOnly today, CancellationToken stop)
    {
        var versions = sheets.Select(s => s.Id).ToList();
        var typed = sheets.Where(s => s.Bound == BoundTo.Typed).Select(s => s.IndicatorId).ToList();
        var measured = sheets.Where(s => s.Bound == BoundTo.Measure).Select(s => s.Id).ToList();
        var known = day < today ? day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DateTime.MaxValue;
        return new(
            library, (await db.Set<IndicatorTarget>().AsNoTracking().Where(t => versions.Contains(t.VersionId)).OrderBy(t => t.Day).ToListAsync(stop)).ToLookup(t => t.VersionId),
            typed.Count == 0 ? Enumerable.Empty<IndicatorValue>().ToLookup(v => v.IndicatorId)
                : (await db.Set<IndicatorValue>().AsNoTracking().Where(v => typed.Contains(v.IndicatorId) && v.Day <= day).ToListAsync(stop)).Where(v => v.Recorded < known).ToLookup(v => v.IndicatorId),
            measured.Count == 0 ? Enumerable.Empty<IndicatorReading>().ToLookup(r => r.VersionId)
                : (await db.Set<IndicatorReading>().AsNoTracking().Where(r => measured.Contains(r.VersionId) && r.Day <= day).OrderBy(r => r.Day).ToListAsync(stop)).ToLookup(r => r.VersionId));
    }

    public IReadOnlyList<IndicatorTarget> TargetsOf(IndicatorVersion sheet) => [.. Targets[sheet.Id]];

    /// <summary>Whether the day's figure was read already, and stands.</summary>
    public bool IsRead(IndicatorVersion sheet, DateOnly day, DateOnly today) => day < today && Readings[sheet.Id].Any(r => r.Day == day);

    public ShownPoint? ReadOn(IndicatorVersion sheet, DateOnly day) => Readings[sheet.Id].FirstOrDefault(r => r.Day == day) is { } reading ? Read(sheet, reading) : null;

    /// <summary>What the measure said at the ends of the periods before the day, and what it says of the day itself.</summary>
    public IReadOnlyList<ShownPoint> Measured(IndicatorVersion sheet, DateOnly day, MeasureAnswer? answer)
    {
        var read = Readings[sheet.Id].ToDictionary(r => r.Day);
        var ends = PeriodsBefore(sheet, day);
        List<ShownPoint> points = [.. ends.Select(end => read.TryGetValue(end, out var reading) ? Read(sheet, reading) : new(end, null, "not read yet", "", ""))];
        if (answer is not null)
            points.Add(Live(day, answer));
        else if (read.TryGetValue(day, out var own))
            points.Add(Read(sheet, own));
        else
            points.Add(new(day, null, "the library has no such measure any more", "", ""));
        // Before the first value there was nothing to read.
        return [.. points.SkipWhile(p => p.Value is null && p != points[^1])];
    }

    /// <summary>The ends of the periods before a day that a measure is read for: since the baseline, or as many as a trend shows.</summary>
    public static IReadOnlyList<DateOnly> PeriodsBefore(IndicatorVersion sheet, DateOnly day)
    {
        var earliest = day.AddMonths(-(int)sheet.Frequency * IndicatorFigures.MostPeriods);
        return IndicatorPeriods.Ends(sheet.Frequency, sheet.BaselineDay is { } baseline && (baseline > earliest || sheet.AddedUp) ? baseline : earliest, day.AddDays(-1));
    }

    /// <summary>Values that were entered, the newest row of each period; a period between two without any has none.</summary>
    public IReadOnlyList<ShownPoint> Typed(IndicatorVersion sheet)
    {
        var newest = Values[sheet.IndicatorId].GroupBy(v => v.Day).ToDictionary(g => g.Key, g => g.MaxBy(v => (v.Recorded, v.Id))!);
        return newest.Count == 0 ? [] : [.. IndicatorPeriods.Ends(sheet.Frequency, newest.Keys.Min(), newest.Keys.Max()).Union(newest.Keys).Order().Select(end => newest.TryGetValue(end, out var value) ? Entered(value, sheet) : new(end, null, "nothing was entered", "", ""))];
    }

    public static ShownPoint Live(DateOnly day, MeasureAnswer answer) => new(
        day, answer.Whole.Value is { } value ? Scaled.Kept(value) : null, answer.Whole.Value is null ? NoFigureWords.Of(answer.Whole.Why) : null, answer.Basis, answer.Edition,
        IndicatorMeasure.Sureness(answer.Definition.Formula, answer.Whole), answer.Whole);

    private ShownPoint Read(IndicatorVersion sheet, IndicatorReading reading) => new(
        reading.Day, reading.Value, reading.Value is null ? NoFigureWords.Of(reading.Why) : null, reading.Basis, reading.Edition,
        Library.Find(sheet.Measure!)?.Definitions.FirstOrDefault(d => d.Id == sheet.MeasureDefinition) is { } definition ? IndicatorMeasure.Sureness(definition.Formula, reading.Figure) : null, reading.Figure, reading.Recorded);

    private static ShownPoint Entered(IndicatorValue value, IndicatorVersion sheet) => new(
        value.Day, value.Value, value.Value is null ? IndicatorWords.Of(value.Why) : null, value.Source, "", value.Value is not { } number ? null
            : sheet.TypedAs == TypedAs.Share && value is { Counted: { } counted, OutOf: > 0 } ? Uncertainty.OfShare((double)counted, (double)value.OutOf, 100)
            : value is { Low: { } low, High: { } high } ? Uncertainty.Given((double)number, (double)low, (double)high)
            : sheet.TypedAs == TypedAs.Count && number >= 0 ? Uncertainty.OfCount((double)number, 1) : null, null, value.Recorded);
}
