namespace Cairn.Engine.Registration;

/// <summary>
/// The lines of a batch that a person checks one by one before anybody signs: drawn by chance, so that whoever made the batch does not
/// choose them, and from a seed that is shown, so that anybody can draw them again.
/// </summary>
public static class BatchSample
{
    /// <summary>Ten lines, or one in twenty where that is more: our own choice, after general practice of checking samples.</summary>
    public const int AtLeast = 10, OneIn = 20;

    /// <summary>How many of so many lines are checked; all where there are no more.</summary>
    public static int Size(int lines) => Math.Min(lines, Math.Max(AtLeast, (lines + OneIn - 1) / OneIn));

    /// <summary>
    /// Draws lines without putting any back, in ascending order: the beginning of a Fisher–Yates shuffle by the numbers of SplitMix64
    /// (Steele, Lea and Flood, 2014). The same seed and lines give the same sample.
    /// </summary>
    /// <param name="from">The lines that can be drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer lines than are to be drawn.</exception>
    public static IReadOnlyList<int> Draw(long seed, IReadOnlyList<int> from, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, from.Count);
        var (lines, state) = (from.ToArray(), unchecked((ulong)seed));
        for (var n = 0; n < size; n++)
        {
            var other = n + Below(ref state, lines.Length - n);
            (lines[n], lines[other]) = (lines[other], lines[n]);
        }
        return [.. lines.Take(size).Order()];
    }

    /// <summary>
    /// The largest share of all lines that could be wrong although so many were drawn and every one was right, with which chance would
    /// give such a sample once in twenty times: 1 − 0.05^(1/n), the exact bound of the binomial distribution; 0 where all were checked.
    /// </summary>
    public static double MostWrong(int drawn, int lines) => drawn >= lines ? 0 : drawn == 0 ? 1 : 1 - Math.Pow(0.05, 1.0 / drawn);

    // Numbers above the last whole multiple are drawn again, so that no line is likelier than another.
    private static int Below(ref ulong state, int count)
    {
        var limit = ulong.MaxValue - (ulong.MaxValue % (ulong)count);
        ulong number;
        do
            number = Next(ref state);
        while (number >= limit);
        return (int)(number % (ulong)count);
    }

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
