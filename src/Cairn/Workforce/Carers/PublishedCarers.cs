using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A published count of those who care without being employed to, as its latest edition prints it.</summary>
/// <param name="Reliability">A to D, as the pack's definition says; empty where it does not.</param>
/// <param name="Thousand">People of every thousand of the population, where that of about the same time is held.</param>
public sealed record PublishedCarers(string Label, decimal Count, string Unit, DateOnly AsAt, string Edition, string Definition, string? DefinitionNote, string Reliability, decimal? Thousand, Evidence Evidence, string Source, string? Note)
{
    /// <summary>Beyond so many days apart a count and a population are of different times.</summary>
    private const int Near = 366;

    /// <summary>Of each line and definition the newest period, in its last edition; newest first. Earlier ones stand in the series.</summary>
    public static IReadOnlyList<PublishedCarers> Of(CountryPack pack)
    {
        var series = $"{pack.Id}-carers";
        var definitions = pack.Lists.GetValueOrDefault("series-definitions");
        var rows = pack.Published.SelectMany(t => t.Rows.Select(r => (Table: t, Row: r, Place: r.Place.Else(t.Place)))).Where(r => r.Place.Series == series && r.Row.Value is not null);
        return [.. rows.GroupBy(r => (r.Place.Line, r.Place.Definition)).Select(g => g.OrderBy(r => r.Row.AsAt ?? r.Table.AsAt).ThenBy(r => r.Row.Edition ?? r.Table.Edition, StringComparer.Ordinal).Last()).Select(r =>
        {
            var (asAt, definition) = (r.Row.AsAt ?? r.Table.AsAt, definitions?.Rows.LastOrDefault(d => d.Code == r.Place.Definition));
            var unit = r.Row.Unit ?? r.Table.Unit;
            return new PublishedCarers(r.Row.Label, r.Row.Value!.Value, unit, asAt, r.Row.Edition ?? r.Table.Edition, definition?.Label ?? "", definition?.Note, definition?.More.GetValueOrDefault("reliability") ?? "",
                unit == "people" ? Rate(pack, null, r.Row.Value.Value, asAt) : null, r.Row.Evidence, r.Row.Source ?? r.Table.Source, r.Row.Note);
        }).OrderByDescending(c => c.AsAt).ThenBy(c => c.Label, StringComparer.Ordinal)];
    }

    /// <summary>A count of every thousand people of an area, or of the country; null where no population of about the same time is held.</summary>
    public static decimal? Rate(CountryPack pack, string? area, decimal count, DateOnly asAt) =>
        Population(pack, area) is { } held && Math.Abs(held.AsAt.DayNumber - asAt.DayNumber) <= Near ? count * 1_000 / held.People : null;

    /// <summary>Everybody who lives there: what the pack's shares of all are of.</summary>
    private static (decimal People, DateOnly AsAt)? Population(CountryPack pack, string? area) =>
        pack.Lists.GetValueOrDefault("population")?.Rows.FirstOrDefault(r => r["area"] == (area ?? "") && r["of"].Length > 0 && r["column"] is ("gender" or "ethnicity")) is { } row
            ? (decimal.Parse(row["of"], CultureInfo.InvariantCulture), row.From) : null;
}
