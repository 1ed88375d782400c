namespace Cairn.Engine.Measures;

/// <summary>Whether a share differs from another by more than chance.</summary>
public enum ByChance
{
    /// <summary>So few are known that nothing can be said.</summary>
    TooFew,

    /// <summary>As many, or a rarer number, would often come about by chance.</summary>
    CouldBe,

    /// <summary>Chance alone would seldom give a number so far off.</summary>
    MoreThan,
}

/// <summary>How far a group's share of some people lies from its share of a population, and whether chance could give that.</summary>
/// <param name="Count">Of the group, among <paramref name="Of"/> people whose group is known.</param>
/// <param name="Expected">The group's share of the population, 0 to 1.</param>
/// <param name="Low">Lower end of the 95% interval of the people's own share, 0 to 1; with <paramref name="High"/>.</param>
/// <param name="Probability">That chance gives a number at least so far off on either side, 0 to 1; 1 where too few are known.</param>
public sealed record Representation(long Count, long Of, double Expected, double Low, double High, double Probability, ByChance Chance)
{
    /// <summary>Of fewer people than this nothing is said.</summary>
    public const long Fewest = 20;

    /// <summary>Probability below which chance is ruled out, shared among all comparisons that are made at once.</summary>
    public const double Level = 0.05;

    /// <summary>Standard normal deviate of a 95% interval.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>What is so much rarer than the commonest number adds nothing that a double could hold.</summary>
    private const double Negligible = 1e-30;

    /// <summary>The people's own share less the population's, −1 to 1.</summary>
    public double Gap => Of == 0 ? 0 : (double)Count / Of - Expected;

    /// <summary>
    /// Tests the number against the exact binomial distribution, as if the people had been drawn from the population one by one: twice the
    /// smaller of P(X ≤ count) and P(X ≥ count), 1 at most (Clopper and Pearson's central test). Chance is ruled out where that, times the
    /// number of comparisons (Bonferroni), lies below <see cref="Level"/>. The interval is Wilson's score interval without correction for
    /// continuity (E. B. Wilson, Journal of the American Statistical Association 22, 1927), for this share alone.
    /// </summary>
    /// <param name="count">0 to <paramref name="of"/>.</param>
    /// <param name="of">People whose group is known; 0 or more.</param>
    /// <param name="expected">0 to 1, both ends let in.</param>
    /// <param name="comparisons">How many such tests are made at once; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Representation Test(long count, long of, double expected, int comparisons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        ArgumentOutOfRangeException.ThrowIfLessThan(comparisons, 1);
        if (expected is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(expected), expected, "A share lies from 0 to 1.");
        var (low, high) = Interval(count, of);
        if (of < Fewest)
            return new(count, of, expected, low, high, 1, ByChance.TooFew);
        var probability = TwoSided(count, of, expected);
        return new(count, of, expected, low, high, probability, probability * comparisons < Level ? ByChance.MoreThan : ByChance.CouldBe);
    }

    /// <summary>Wilson's 95% interval; 0 to 1 where nobody is known.</summary>
    private static (double Low, double High) Interval(long count, long of)
    {
        if (of == 0)
            return (0, 1);
        var (n, share) = ((double)of, (double)count / of);
        var middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return (count == 0 ? 0 : Math.Max(0, middle - half), count == of ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>Every number's weight against the commonest one's, from the ratio of neighbours: P(k+1) ÷ P(k) = (n−k)p ÷ ((k+1)(1−p)).</summary>
    private static double TwoSided(long count, long of, double expected)
    {
        if (expected is 0 or 1)
            return count == (expected == 0 ? 0 : of) ? 1 : 0;
        var odds = expected / (1 - expected);
        var commonest = Math.Clamp((long)Math.Floor((of + 1) * expected), 0, of);
        double all = 0, below = 0, above = 0;
        void Add(long k, double weight)
        {
            all += weight;
            if (k <= count)
                below += weight;
            if (k >= count)
                above += weight;
        }
        Add(commonest, 1);
        for (var (k, weight) = (commonest, 1.0); k < of && weight > Negligible; k++)
            Add(k + 1, weight *= (of - k) / (double)(k + 1) * odds);
        for (var (k, weight) = (commonest, 1.0); k > 0 && weight > Negligible; k--)
            Add(k - 1, weight *= k / ((of - k + 1) * odds));
        return Math.Min(1, 2 * Math.Min(below, above) / all);
    }
}
