using System.Globalization;

namespace Cairn.Workforce;

/// <summary>A rate by the hour that a reader types to see what it would cost.</summary>
internal static class TypedRate
{
    /// <summary>For everybody rates go by steps of so many pence, so that pay cannot be felt out penny by penny.</summary>
    public const int PublicStep = 10;

    private const int Least = 500, Most = 5_000;

    /// <param name="wrong">What is wrong with it, in a sentence; null where nothing is.</param>
    /// <returns>Pence, to the nearest <paramref name="step"/>; null where nothing usable was typed.</returns>
    public static int? Of(string? typed, int step, out string? wrong)
    {
        wrong = null;
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (!decimal.TryParse(typed.Replace("£", "", StringComparison.Ordinal).Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var pounds))
            wrong = $"“{typed}” is not a rate. Write pounds an hour, such as 13.50.";
        else if (pounds is < Least / 100m or > Most / 100m)
            wrong = "A rate must be from £5 to £50 an hour. Write it in pounds, such as 13.50.";
        return wrong is null ? (int)Math.Round(pounds * 100 / step, MidpointRounding.AwayFromZero) * step : null;
    }
}
