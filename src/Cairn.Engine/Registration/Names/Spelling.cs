namespace Cairn.Engine.Registration.Names;

/// <summary>How far two spellings lie apart.</summary>
public static class Spelling
{
    private const int Longest = 40;

    /// <summary>
    /// Letters to put in, leave out or change, and neighbours to swap, to make one word of the other; letters may come between those that
    /// were swapped (Damerau and Levenshtein). At most <paramref name="most"/> + 1, which says only that it is more.
    /// </summary>
    /// <remarks>R. Lowrance, R. Wagner, "An extension of the string-to-string correction problem", Journal of the ACM 22 (1975).</remarks>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest)
            return most + 1;
        var width = b.Length + 1;
        Span<int> d = stackalloc int[(a.Length + 1) * width];
        for (var j = 0; j < width; j++)
            d[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (least, lastMatch) = (d[i * width] = i, 0);
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var cost = Math.Min(Math.Min(d[((i - 1) * width) + j], d[(i * width) + j - 1]) + 1, d[((i - 1) * width) + j - 1] + (same ? 0 : 1));
                // Where the letter of each was last in the other: the two were swapped, and what lies between came or went.
                if (lastMatch > 0 && !same && a[..(i - 1)].LastIndexOf(b[j - 1]) is >= 0 and var k)
                    cost = Math.Min(cost, d[(k * width) + lastMatch - 1] + (i - k - 2) + 1 + (j - lastMatch - 1));
                d[(i * width) + j] = cost;
                least = Math.Min(least, cost);
                if (same)
                    lastMatch = j;
            }
            if (least > most + 1)
                return most + 1;
        }
        return Math.Min(d[^1], most + 1);
    }
}
