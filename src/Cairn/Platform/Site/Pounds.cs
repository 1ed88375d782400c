using System.Globalization;

namespace Cairn.Platform.Site;

/// <summary>Sums as people type them.</summary>
public static class Pounds
{
    /// <summary>"£1,234.50" as pence, rounded half away from nought.</summary>
    /// <param name="pence">Null where nothing is typed.</param>
    /// <returns>False where it is no sum.</returns>
    public static bool Read(string? typed, out long? pence)
    {
        pence = null;
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        if (!decimal.TryParse(typed.Replace("£", "", StringComparison.Ordinal).Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var pounds) || Math.Abs(pounds) >= 1_000_000_000_000)
            return false;
        pence = (long)decimal.Round(pounds * 100, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>Pence as a box shows them: "1234.50".</summary>
    public static string? Typed(long? pence) => pence is { } sum ? (sum / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null;
}
