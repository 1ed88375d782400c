using Cairn.Platform.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What a council pays for a band of age beside the least that it is to pay.</summary>
/// <param name="Minimum">Null where none was in force on the day.</param>
/// <param name="Gap">Pence a week that lack to it; 0 where nothing does.</param>
/// <param name="Below">Children whose carers are paid less, as the reader may see it; null where it is not said, or too few.</param>
/// <param name="Year">Pounds a year that would lift them; null where their number is.</param>
public sealed record AllowanceRow(string Area, string Band, DateOnly From, long Pence, FosterMinimum? Minimum, long Gap, long? Below, decimal? Year, bool TooFew)
{
    /// <summary>To how many pounds everybody's cost is rounded.</summary>
    private const decimal PublicPounds = 1_000;

    /// <summary>Of each area and band what holds on a day, beside the minimum of that day.</summary>
    public static IReadOnlyList<AllowanceRow> Of(IEnumerable<FosterAllowance> said, CountryPack pack, DateOnly day, bool exact)
    {
        var names = pack.Areas.Rows.GroupBy(r => r.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Label, StringComparer.Ordinal);
        var order = (pack.Lists.GetValueOrDefault("foster-minimum")?.Rows ?? []).Select(r => r.Code).Distinct().ToList();
        return [.. said.Where(a => a.From <= day).GroupBy(a => (a.Area, a.Band)).Select(g => g.MaxBy(a => a.From)!)
            .Select(a => Row(a, names.GetValueOrDefault(a.Area, a.Area), FosterMinimum.Of(pack, a.Area, day).FirstOrDefault(m => m.Band == a.Band), pack, exact))
            .OrderBy(r => r.Area, StringComparer.Ordinal).ThenBy(r => order.IndexOf(r.Minimum?.Band ?? ""))];
    }

    private static AllowanceRow Row(FosterAllowance paid, string area, FosterMinimum? minimum, CountryPack pack, bool exact)
    {
        var gap = minimum is null ? 0 : Math.Max(0, minimum.Pence - paid.Pence);
        long? below = gap == 0 ? 0 : paid.Children is not { } children ? null : exact ? children : PublicFigures.Count(children);
        // The cost is that of the number that is shown, so that it tells no more.
        decimal? year = below is { } shown ? FosterMinimum.Year(shown * gap) / 100 : null;
        if (!exact && year is { } cost)
            year = Math.Round(cost / PublicPounds, MidpointRounding.AwayFromZero) * PublicPounds;
        var label = minimum?.Label ?? pack.Lists["foster-minimum"].Rows.LastOrDefault(r => r.Code == paid.Band)?.Label ?? paid.Band;
        return new(area, label, paid.From, paid.Pence, minimum, gap, below, year, gap > 0 && below is null && paid.Children is not null);
    }
}
