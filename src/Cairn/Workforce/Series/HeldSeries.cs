using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One series of published figures: all editions of all its lines, with what is known of its definitions and maps.</summary>
/// <param name="Figures">Oldest period first, and within it the edition that came out first.</param>
public sealed record HeldSeries(string Id, string Title, CountryPack? Country, IReadOnlyList<PlacedFigure> Figures)
{
    public static async Task<IReadOnlyList<HeldSeries>> All(Db db, Packs packs, CancellationToken stop) =>
        [.. (await HeldTables.Read(db, packs, stop)).Where(IsOfSeries).SelectMany(PlacedFigure.In).Where(f => f.Value(0) is not null)
            .GroupBy(f => f.Series, StringComparer.Ordinal).Select(g => Of(packs, g.Key, g)).OrderBy(s => s.Title, StringComparer.Ordinal)];

    /// <summary>Codes of its lines: the total or only one first, then what was there at the end of a flow, then as they were first printed.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Figures.GroupBy(f => f.Line, StringComparer.Ordinal).OrderByDescending(g => g.Key is PlacedFigure.Total or PlacedFigure.OnlyLine).ThenByDescending(g => g.Any(f => f.Row.Flow == FlowPart.Closing)).Select(g => g.Key)];

    public IReadOnlyList<PlacedFigure> Line(string line) => [.. Figures.Where(f => f.Line == line)];

    /// <summary>What the line is called: the label of its newest figure, unless that says the period alone.</summary>
    public string NameOf(string line) => Line(line)[^1] is var newest && line == PlacedFigure.OnlyLine ? Title
        : newest.Row.Label.Contains(newest.Period, StringComparison.Ordinal) ? Capital(line.Replace('-', ' ')) : newest.Row.Label;

    /// <summary>The maps of a line that a pack names.</summary>
    public IReadOnlyList<(SeriesMap Map, CodeRow Row)> Maps(string line) =>
        [.. (Country?.Lists.GetValueOrDefault("series-maps")?.Rows ?? []).Where(r => r["series"] == Id && r["line"] == line).Select(r => (Map(r), r))];

    public string? Definition(string id) => Country?.Lists.GetValueOrDefault("series-definitions")?.Rows.FirstOrDefault(r => r.Code == id) is { } row
        ? row.Note is null ? row.Label : $"{row.Label}. {row.Note}" : null;

    /// <summary>One value of each period of a line, by the choice, the maps applied.</summary>
    public SeriesLine Choose(string line, SeriesChoice choice, params IReadOnlyList<SeriesMap> maps) => choice.Of(Line(line).Select((f, i) => f.Value(i)!), maps);

    /// <summary>The tables that the figures stand in.</summary>
    public IEnumerable<PublishedTable> Tables => Figures.Select(f => f.Table).Distinct();

    private static HeldSeries Of(Packs packs, string id, IEnumerable<PlacedFigure> figures)
    {
        List<PlacedFigure> all = [.. figures.OrderBy(f => f.AsAt).ThenBy(f => f.KnownFrom)];
        var country = packs.Countries.FirstOrDefault(c => c.Id == all[0].Table.Country);
        var title = country?.Lists.GetValueOrDefault("series")?.Rows.FirstOrDefault(r => r.Code == id)?.Label ?? all[0].Table.Title;
        return new HeldSeries(id, title, country, all);
    }

    /// <summary>A table of the packs says so; what is imported always is.</summary>
    private static bool IsOfSeries(PublishedTable table) => table.Place.Series is not null || table.Rows.Any(r => r.Place.Series is not null);

    private static SeriesMap Map(CodeRow row)
    {
        decimal Number(string column) => decimal.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);
        return new SeriesMap(row.Code, new SeriesBasis(row["from-definition"], row["from-family"]), new SeriesBasis(row["to-definition"], row["to-family"]), Number("times"), Number("over"), Number("plus"));
    }

    private static string Capital(string words) => words[..1].ToUpperInvariant() + words[1..];
}
