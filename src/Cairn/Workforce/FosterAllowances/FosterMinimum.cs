using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>The least that foster carers are to be paid a week for a child of a band of age.</summary>
/// <param name="Region">Where it holds, in the pack's words: "London", "Scotland".</param>
public sealed record FosterMinimum(string Band, string Label, string Region, long Pence, DateOnly From, Evidence Evidence, string Source, string? Note)
{
    private const string Rest = "Rest of England";

    /// <summary>Those of an area on a day, youngest first; none where the pack holds none.</summary>
    public static IReadOnlyList<FosterMinimum> Of(CountryPack pack, string area, DateOnly day)
    {
        var all = On(pack, day);
        var group = pack.Areas.Rows.LastOrDefault(r => r.Code == area)?.Group ?? "";
        // Regions without a rate of their own have that of the rest.
        var region = all.Any(m => m.Region == group) ? group : all.Any(m => m.Region == Rest) ? Rest : pack.Name;
        return [.. all.Where(m => m.Region == region)];
    }

    public static IReadOnlyList<FosterMinimum> On(CountryPack pack, DateOnly day) =>
        [.. (pack.Lists.GetValueOrDefault("foster-minimum")?.On(day) ?? []).Select(r => new FosterMinimum(r.Code, r.Label, r.Group, long.Parse(r["pence"], CultureInfo.InvariantCulture), r.From, r.Evidence, r.Source, r.Note))];

    /// <summary>What a week costs in a year, in whole weeks of a year of 52.14.</summary>
    public static decimal Year(decimal pence) => pence * Engine.Measures.PaidWork.Weeks;
}
