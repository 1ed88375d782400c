using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>The series of published figures as other rooms may read them.</summary>
internal static class KnownSeries
{
    public static async Task<IReadOnlyList<PublishedSeries>> All(Store store, Packs packs, DateOnly? known, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        return [.. (await HeldSeries.All(db, packs, stop)).Select(s => new PublishedSeries(s.Id, s.Title, s.Country?.Id, [.. s.Lines.Select(l => Line(s, l, new(KnownOn: known)))]))];
    }

    private static PublishedLine Line(HeldSeries series, string line, SeriesChoice choice)
    {
        var figures = series.Line(line);
        var chosen = series.Choose(line, choice);
        var points = chosen.Points.Select(p => new PublishedPoint(p.Period, p.AsAt, p.Value, null, p.Edition, figures[p.Id].Source, $"{p.Basis.Definition}/{p.Basis.Family}/{p.Basis.Coverage}"))
            .Concat(chosen.Gaps.Select(g => new PublishedPoint(g.Period, figures.First(f => f.Period == g.Period).AsAt, null, SeriesWords.NoValue(g.Why), "", "", "")));
        return new(line, series.NameOf(line), figures[^1].Unit, [.. points.OrderBy(p => p.AsAt)]);
    }
}
