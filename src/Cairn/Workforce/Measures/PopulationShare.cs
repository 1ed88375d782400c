using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A group's share of a population, as the pack holds it.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Tested">Whether it counts what the record counts, nearly enough that a gap can be tested.</param>
/// <param name="Differs">How its definition differs from the record's.</param>
public sealed record PopulationShare(string Code, double Share, bool Tested, DateOnly AsAt, Evidence Evidence, string Source, string Differs)
{
    /// <summary>Shares for a column of the measures, of an area where the pack holds them, else of the country.</summary>
    /// <param name="area">Null for the whole country.</param>
    /// <returns>The shares, and whether they are the area's own.</returns>
    public static (IReadOnlyList<PopulationShare> Shares, bool OfArea) For(CountryPack pack, string column, string? area, DateOnly day)
    {
        var rows = (pack.Lists.GetValueOrDefault("population")?.On(day) ?? []).Where(r => r["column"] == column).ToList();
        var own = rows.Where(r => area is not null && r["area"] == area).ToList();
        return ([.. (own.Count > 0 ? own : [.. rows.Where(r => r["area"].Length == 0)]).Select(Of)], own.Count > 0);
    }

    private static PopulationShare Of(CodeRow row)
    {
        double Number(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        var share = row["people"].Length > 0 ? Number("people") / Number("of") : Number("share") / 100;
        return new(row["value"], share, row["tested"] == "yes", row.From, row.Evidence, row.Source, row.Note ?? "");
    }
}
