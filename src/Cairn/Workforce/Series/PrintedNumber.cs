namespace Cairn.Workforce;

/// <summary>A printed number as the database keeps it: a whole number and how many of its digits are decimals.</summary>
internal static class PrintedNumber
{
    /// <summary>More decimals than these nobody prints.</summary>
    public const int MostDecimals = 6;

    /// <summary>Larger numbers than this, of either sign, are a mistake: a billion billions of the smallest unit would not fit.</summary>
    public const decimal Largest = 1_000_000_000_000;

    public static (long? Whole, int Decimals) Keep(decimal? printed) =>
        printed is { } p ? ((long)(p * Power(p.Scale)), p.Scale) : (null, 0);

    public static decimal? Read(long? whole, int decimals) =>
        whole is { } w ? new decimal((int)(Math.Abs(w) & 0xFFFFFFFF), (int)(Math.Abs(w) >> 32), 0, w < 0, (byte)decimals) : null;

    private static decimal Power(int decimals)
    {
        decimal power = 1;
        for (var i = 0; i < decimals; i++)
            power *= 10;
        return power;
    }
}
