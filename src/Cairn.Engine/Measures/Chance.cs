namespace Cairn.Engine.Measures;

/// <summary>How often chance alone would give a result.</summary>
public static class Chance
{
    /// <summary>Probability that a standard normal variable lies at least as far from 0 as <paramref name="z"/>: 0 to 1, to within 1e-12.</summary>
    public static double BothTails(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        return x < 2 ? 1 - Series(x) : Fraction(x);
    }

    /// <summary>
    /// For several comparisons made at once: of those whose adjusted probability is at most q, a share of at most q is expected to be chance
    /// (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995).
    /// </summary>
    /// <param name="probabilities">Of every comparison that was made, those that look like nothing among them; each 0 to 1.</param>
    /// <returns>In the same order.</returns>
    public static IReadOnlyList<double> Adjusted(IReadOnlyList<double> probabilities)
    {
        var adjusted = new double[probabilities.Count];
        var least = 1.0;
        foreach (var (place, rank) in Enumerable.Range(0, probabilities.Count).OrderByDescending(n => probabilities[n]).Select((n, after) => (n, probabilities.Count - after)))
            adjusted[place] = least = Math.Min(least, probabilities[place] * probabilities.Count / rank);
        return adjusted;
    }

    /// <summary>erf(x) = 2/√π × Σ (−1)ⁿ x²ⁿ⁺¹ ÷ (n!(2n + 1)) (Abramowitz and Stegun, 7.1.5).</summary>
    private static double Series(double x)
    {
        var (sum, power) = (x, x);
        for (var n = 1; Math.Abs(power) > 1e-17; n++)
        {
            power *= -x * x / n;
            sum += power / (2 * n + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    /// <summary>erfc(x) = e^(−x²)/√π × 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (Abramowitz and Stegun, 7.1.14).</summary>
    private static double Fraction(double x)
    {
        var below = x;
        for (var n = 100; n >= 1; n--)
            below = x + n / 2.0 / below;
        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * below);
    }
}
