using System.Globalization;

namespace Cairn.Platform.Site;

/// <summary>How numbers and dates are written on every page, chart and table.</summary>
public static class Format
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>189,670; −12; decimals only where asked for, half away from zero.</summary>
    public static string Number(decimal value, int decimals = 0) =>
        Sign(decimal.Round(value, decimals, MidpointRounding.AwayFromZero), $"#,##0{Decimals(decimals)}");

    /// <summary>8.4% from 8.4: the value is already in per cent.</summary>
    public static string Percent(decimal value, int decimals = 1) => Number(value, decimals) + "%";

    /// <summary>The share that a part is of a whole, in per cent; null where the whole is nothing.</summary>
    public static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : part * 100 / whole;

    /// <summary>22 November 2026.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", Invariant);

    /// <summary>22 Nov 2026, for tables.</summary>
    public static string ShortDate(DateOnly date) => date.ToString("d MMM yyyy", Invariant);

    /// <summary>2026-11-22, for machines.</summary>
    public static string IsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", Invariant);

    /// <summary>£12.35 from 1,235 pence.</summary>
    public static string Money(long pence) => (pence < 0 ? "−" : "") + "£" + (Math.Abs(pence) / 100m).ToString("#,##0.00", Invariant);

    /// <summary>"1 person", "2 people", "no people".</summary>
    public static string Count(long count, string one, string many) =>
        count == 0 ? $"no {many}" : $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Decimals(int decimals) => decimals == 0 ? "" : "." + new string('0', decimals);

    private static string Sign(decimal value, string format) => (value < 0 ? "−" : "") + Math.Abs(value).ToString(format, Invariant);
}
