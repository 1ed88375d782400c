using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cairn.Strategy;

/// <summary>How an indicator's numbers are kept: in ten-thousandths, as whole numbers, which are alike on both databases.</summary>
internal static class Scaled
{
    private const decimal Parts = 10_000;

    /// <summary>Beyond this a number is refused.</summary>
    public const decimal Most = 100_000_000_000_000;

    public static readonly ValueConverter<decimal, long> Number = new(v => (long)decimal.Round(v * Parts), n => n / Parts);

    /// <summary>As it comes back from the database.</summary>
    public static decimal Kept(decimal value) => decimal.Round(value * Parts) / Parts;
}
