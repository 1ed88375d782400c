using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Why a published claim is to be looked at again: what it leans on has moved since (S4, B9).</summary>
public static class ClaimReview
{
    /// <summary>In sentences; none: nothing has moved.</summary>
    public static async Task<IReadOnlyList<string>> Of(Db db, ClaimRead read, IndicatorFigures figures, DateOnly day, CancellationToken stop)
    {
        if (read.Claim is not { State: ClaimState.Published, PublishedOn: { } published })
            return [];
        List<string> why = [];
        var places = read.Method.Strengths.Select(s => s.Id).ToList();
        if (places.IndexOf(read.Strongest.Strength.Id) < places.IndexOf(read.Claim.Strength!))
            why.Add($"By what it leans on today it would be “{read.Strongest.Title.ToLowerInvariant()}”: {string.Join(". ", read.Lacks(read.Method.Claims.First(c => c.Strength.Id == read.Claim.Strength)))}");
        var ids = read.Readings.Select(r => r.IndicatorId).ToList();
        var shown = (await figures.Of(db, await db.Set<Indicator>().AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(stop), day, stop)).ToDictionary(s => s.Indicator.Id);
        foreach (var reading in read.Readings)
            if (Moved(reading, shown.GetValueOrDefault(reading.IndicatorId), published) is { } moved)
                why.Add(moved);
        return why;
    }

    /// <summary>By more than the margin of the indicator's own rule; or what it counts is defined otherwise since.</summary>
    internal static string? Moved(ClaimReading reading, IndicatorShown? now, DateOnly published)
    {
        if (now is null || now.Indicator.RetiredOn is not null)
            return "An indicator that it leans on is followed no longer";
        var sheet = now.Sheet;
        if (sheet.Number != reading.Sheet)
            return $"“{sheet.Title}” is defined otherwise since {Format.Date(sheet.From)}";
        if (now.Now is not { } point || (point.Value is null && reading.Value is null))
            return null;
        if (point.Value is null || reading.Value is not { } was)
            return $"“{sheet.Title}” had {(reading.Value is null ? "no value, and has one" : "a value, and has none")} now";
        var verdict = Verdict.ByRule(new(reading.ValueDay, was, reading.Basis), point.Point, sheet.Rule);
        return verdict.Movement is Movement.Improving or Movement.Worsening
            ? $"“{sheet.Title}” has {(verdict.Movement == Movement.Improving ? "improved" : "worsened")} since {Format.Date(published)}, from {IndicatorWords.Value(sheet, was)} to {IndicatorWords.Value(sheet, point.Value.Value)}"
            : null;
    }
}
