using Cairn.Engine.Measures;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>Every series of published figures, by country.</summary>
public sealed class SeriesPage(Db db, Packs packs, Actor actor) : PageModel
{
    /// <param name="Breaks">Of the first line, by the newest editions.</param>
    public sealed record Row(string Id, string Title, string Periods, int Editions, int Breaks, string Newest);

    public IReadOnlyList<(string Country, IReadOnlyList<Row> Series)> Countries { get; private set; } = [];

    public bool MayImport => SeriesRoutes.Importers.Contains(actor.Role);

    public async Task OnGet(CancellationToken stop) =>
        Countries = [.. (await HeldSeries.All(db, packs, stop)).GroupBy(s => s.Country?.Name ?? "Other").OrderByDescending(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, (IReadOnlyList<Row>)[.. g.Select(Of)]))];

    private static Row Of(HeldSeries series)
    {
        var line = series.Lines[0];
        var chosen = series.Choose(line, SeriesChoice.Newest);
        var figures = series.Line(line);
        var (first, last) = (PartDate.Words(series.Figures[0].Period), PartDate.Words(series.Figures[^1].Period));
        var name = series.Lines.Count > 1 && line != PlacedFigure.OnlyLine ? series.NameOf(line) + ": " : "";
        var newest = chosen.Points.Count == 0 ? "none stands" : $"{SeriesWords.Counted(chosen.Points[^1].Value, figures[chosen.Points[^1].Id].Unit)}, {PartDate.Words(chosen.Points[^1].Period)}";
        return new Row(series.Id, series.Title, first == last ? first : $"{first} to {last}", series.Figures.Select(f => f.Edition).Distinct(StringComparer.Ordinal).Count(), chosen.Breaks.Count(), name + newest);
    }
}
