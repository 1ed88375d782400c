namespace Cairn.Engine.Networks;

/// <summary>A value with its 95% interval, in the indicator's unit.</summary>
/// <param name="Low">At most <paramref name="Value"/>.</param>
/// <param name="High">At least <paramref name="Value"/>.</param>
public readonly record struct Uncertainty(double Value, double Low, double High)
{
    /// <summary>Standard normal deviate of a 95% interval.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>
    /// Of a share: Wilson's score interval without correction for continuity (E. B. Wilson, Journal of the American Statistical Association
    /// 22, 1927), times the scale.
    /// </summary>
    /// <param name="count">0 to <paramref name="of"/>.</param>
    /// <param name="of">More than 0.</param>
    /// <param name="scale">100 for per cent; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Uncertainty OfShare(double count, double of, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        var share = count / of;
        var middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
        var half = Z / (1 + Z * Z / of) * Math.Sqrt(share * (1 - share) / of + Z * Z / (4 * of * of));
        return new(share * scale, Math.Clamp(middle - half, 0, share) * scale, Math.Clamp(middle + half, share, 1) * scale);
    }

    /// <summary>
    /// Of a count, as a Poisson variable: Byar's approximation to the exact interval (N. E. Breslow and N. E. Day, Statistical Methods in
    /// Cancer Research II, 1987): x(1 − 1/9x − z/3√x)³ to y(1 − 1/9y + z/3√y)³ with y = x + 1; times the scale.
    /// </summary>
    /// <param name="count">0 or more.</param>
    /// <param name="scale">What one that is counted stands for; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Uncertainty OfCount(double count, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        static double Byar(double x, double z) => x <= 0 ? 0 : Math.Max(0, x * Math.Pow(1 - 1 / (9 * x) + z / (3 * Math.Sqrt(x)), 3));
        return new(count * scale, Math.Min(count, Byar(count, -Z)) * scale, Byar(count + 1, Z) * scale);
    }

    /// <summary>As whoever measured it gave it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside its interval.</exception>
    public static Uncertainty Given(double value, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, value);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, value);
        return new(value, low, high);
    }

    /// <summary>
    /// The 95% interval of the newer value less the earlier, put together from their own: d − √((v₂−l₂)² + (u₁−v₁)²) to
    /// d + √((u₂−v₂)² + (v₁−l₁)²). Of two shares with Wilson's intervals it is Newcombe's hybrid score interval (method 10 of R. G.
    /// Newcombe, Statistics in Medicine 17, 1998); in general see G. Y. Zou and A. Donner, Statistics in Medicine 27, 2008. It takes the two
    /// for independent: where the same people are counted twice the true interval is narrower, so that less is called a change than might be.
    /// </summary>
    public static (double Low, double High) Difference(Uncertainty earlier, Uncertainty newer)
    {
        var difference = newer.Value - earlier.Value;
        return (difference - Both(newer.Value - newer.Low, earlier.High - earlier.Value), difference + Both(newer.High - newer.Value, earlier.Value - earlier.Low));
    }

    private static double Both(double a, double b) => Math.Sqrt(a * a + b * b);
}
