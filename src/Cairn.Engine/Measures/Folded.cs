using System.Numerics;

namespace Cairn.Engine.Measures;

/// <summary>
/// Several counts of rows in one pass: codes that no count tells apart become one, each cell is parted by what is left, and every count
/// is then the sum of some of the parts.
/// </summary>
internal sealed record Folded(Plan Plan, int Places, IReadOnlyList<int[]> Of)
{
    /// <summary>More parts than this no longer lie near the processor, and counting one after another is faster.</summary>
    private const int MostParts = 1 << 20;

    /// <param name="quantities">Counts of rows: at most 64.</param>
    /// <returns>Null where there would be too many parts.</returns>
    public static Folded? Into(Facts facts, IReadOnlyList<Quantity> quantities, IReadOnlyList<string> by, Cut cut, int cells)
    {
        var (places, within) = (1, new Dictionary<string, int[]>(StringComparer.Ordinal));
        // By place the counts to which its rows belong, as bits.
        ulong[] belongs = [quantities.Count == 64 ? ulong.MaxValue : (1UL << quantities.Count) - 1];
        foreach (var column in quantities.SelectMany(q => q.Where.Keys).Distinct(StringComparer.Ordinal))
        {
            var names = facts.NamesOf(column);
            var bits = Enumerable.Range(0, names.Count).Select(code => quantities.Select((q, n) => !q.Where.TryGetValue(column, out var codes) || Plan.Counts(names, code, codes) ? 1UL << n : 0).Aggregate(0UL, (all, one) => all | one)).ToList();
            var classes = bits.Distinct().ToList();
            var stride = places;
            within[column] = [.. bits.Select(b => classes.IndexOf(b) * stride)];
            belongs = [.. classes.SelectMany(c => belongs.Select(b => b & c))];
            places *= classes.Count;
            if ((long)places * cells > MostParts)
                return null;
        }
        return new Folded(Plan.Of(facts, by, cut.Where, within, places), places, [.. quantities.Select((_, n) => Enumerable.Range(0, places).Where(p => (belongs[p] & (1UL << n)) != 0).ToArray())]);
    }

    /// <summary>Counts rows by their cells; those that do not count, below nought, go to the first place.</summary>
    public static void Count(ReadOnlySpan<int> cells, int[] counts)
    {
        foreach (var cell in cells)
            counts[Math.Max(cell, -1) + 1]++;
    }

    /// <summary>One quantity's sums.</summary>
    /// <returns>All of them together.</returns>
    public long Sums(int quantity, ReadOnlySpan<int> counts, Span<long> sums)
    {
        var (places, whole) = (Of[quantity], 0L);
        for (var cell = 0; cell < sums.Length; cell++)
        {
            var own = counts.Slice(1 + cell * Places, Places);
            long sum = 0;
            foreach (var place in places)
                sum += own[place];
            sums[cell] = sum;
            whole += sum;
        }
        return whole;
    }

    public static void AddAll(Span<int> to, ReadOnlySpan<int> some)
    {
        var i = 0;
        for (; i <= to.Length - Vector<int>.Count; i += Vector<int>.Count)
            (new Vector<int>(to[i..]) + new Vector<int>(some[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] += some[i];
    }
}
