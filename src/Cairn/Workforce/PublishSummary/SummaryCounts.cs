using Cairn.Engine.Disclosure;
using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>Counts of a quantity for tables, totals and groups included.</summary>
internal static class SummaryCounts
{
    public static CountTable Of(Cairn.Engine.Measures.Facts facts, Quantity quantity, Cut cut, string id, params IReadOnlyList<SummaryAxis> axes)
    {
        var sums = CrossTable.Sum(facts, [quantity], [.. axes.Select(a => a.Column)], cut)[0];
        return new CountTable(id, [.. axes.Select(a => a.Table)], Rolled(sums, [.. axes.Select(a => facts.NamesOf(a.Column).Count)], axes));
    }

    /// <summary>Adds the codes of each item, axis by axis, so that a table of two axes is rolled up in two passes.</summary>
    private static long[] Rolled(long[] sums, int[] sizes, IReadOnlyList<SummaryAxis> axes)
    {
        for (var a = axes.Count - 1; a >= 0; a--)
        {
            var (before, after) = (sizes[..a].Aggregate(1, (n, s) => n * s), sizes[(a + 1)..].Aggregate(1, (n, s) => n * s));
            var (codes, size) = (axes[a].Codes, sizes[a]);
            var rolled = new long[before * codes.Count * after];
            for (var b = 0; b < before; b++)
                for (var item = 0; item < codes.Count; item++)
                    foreach (var code in codes[item])
                        for (var c = 0; c < after; c++)
                            rolled[(b * codes.Count + item) * after + c] += sums[(b * size + code) * after + c];
            (sums, sizes[a]) = (rolled, codes.Count);
        }
        return sums;
    }
}
