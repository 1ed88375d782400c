using System.Buffers;

namespace Cairn.Engine.Measures;

/// <summary>
/// Adds quantities up by any columns, over arrays of codes, on all processors: the cell of a row is worked out block by block, and
/// what comes from its service once a service. Counts of rows are made together in one pass, what else is added one by one.
/// </summary>
public static class CrossTable
{
    /// <summary>More cells than this are refused: nobody reads them, and they do not fit beside each other in memory.</summary>
    public const int MostCells = 4_000_000;

    /// <summary>Sums of several quantities of one table, in one pass over its rows.</summary>
    /// <param name="by">Columns, of the row or of its service.</param>
    /// <param name="cut">Which rows are asked for.</param>
    /// <returns>For each quantity one sum a combination of codes, the last column fastest; every code has its place, "not known" too.</returns>
    /// <exception cref="ArgumentException">A column is not there, or there would be more than <see cref="MostCells"/> cells.</exception>
    public static long[][] Sum(Facts facts, IReadOnlyList<Quantity> quantities, IReadOnlyList<string> by, Cut cut)
    {
        var cells = Plan.Of(facts, by, cut.Where).Cells;
        return [.. SumAll(facts, quantities, by, cut).Sums.Select(s =>
        {
            var sums = s.AsSpan(0, cells).ToArray();
            ArrayPool<long>.Shared.Return(s);
            return sums;
        })];
    }

    /// <returns>The sums, in arrays of the pool that are the caller's to give back and may be longer; and those of all cells together, in
    /// which of several posts of one person one counts.</returns>
    /// <inheritdoc cref="Sum"/>
    internal static (long[][] Sums, long[] Whole) SumAll(Facts facts, IReadOnlyList<Quantity> quantities, IReadOnlyList<string> by, Cut cut)
    {
        if (quantities.Count == 0)
            return ([], []);
        var (plan, slices) = (Plan.Of(facts, by, cut.Where), facts.Table(quantities[0].Table));
        var (sums, whole) = (new long[quantities.Count][], new long[quantities.Count]);
        var shared = slices.Any(s => s.Columns.Persons.Length > 0);
        var rows = slices.Any(s => s.Columns.Numbers.ContainsKey(RowColumns.Count)) ? [] : Enumerable.Range(0, quantities.Count).Where(n => quantities[n] is { Sum: null, Counts: false } q && !(q.People && shared)).Take(64).ToArray();
        if (rows.Length > 0 && Folded.Into(facts, [.. rows.Select(n => quantities[n])], by, cut, plan.Cells) is { } folded)
        {
            var counts = Counted(folded.Plan, slices);
            for (var n = 0; n < rows.Length; n++)
            {
                sums[rows[n]] = Passing.Rented<long>(plan.Cells);
                whole[rows[n]] = folded.Sums(n, counts, sums[rows[n]].AsSpan(0, plan.Cells));
            }
            ArrayPool<int>.Shared.Return(counts);
        }
        var others = Enumerable.Range(0, quantities.Count).Where(n => sums[n] is null).ToArray();
        var (added, addedWhole) = OneByOne.Sum(facts, plan, slices, [.. others.Select(n => quantities[n])]);
        for (var n = 0; n < others.Length; n++)
            (sums[others[n]], whole[others[n]]) = (added[n], addedWhole[n]);
        return (sums, whole);
    }

    private static int[] Counted(Plan plan, IReadOnlyList<Slice> slices)
    {
        var counts = Passing.Rented<int>(plan.Cells + 1);
        Passing.Each(plan, slices, () => Passing.Rented<int>(plan.Cells + 1), (_, _, cells, _, mine) => Folded.Count(cells, mine), mine =>
        {
            Folded.AddAll(counts.AsSpan(0, plan.Cells + 1), mine.AsSpan(0, plan.Cells + 1));
            ArrayPool<int>.Shared.Return(mine);
        });
        return counts;
    }

    /// <summary>The middle value of the quantity's number in each cell, the lower of two middles; null where nobody said.</summary>
    /// <inheritdoc cref="Sum"/>
    public static int?[] Median(Facts facts, Quantity quantity, IReadOnlyList<string> by, Cut cut) => MedianAll(facts, quantity, by, cut).ByCell;

    /// <returns>Besides the middle of each cell that of all together.</returns>
    /// <inheritdoc cref="Median"/>
    internal static (int?[] ByCell, int? Whole) MedianAll(Facts facts, Quantity quantity, IReadOnlyList<string> by, Cut cut)
    {
        var (plan, own) = (Plan.Of(facts, by, cut.Where), Plan.Of(facts, [], quantity.Where));
        var medians = new Medians(plan.Cells);
        Passing.Each(plan, facts.Table(quantity.Table), () => new List<Gathered>(), (slice, start, cells, _, mine) =>
        {
            if (slice.Columns.Numbers.GetValueOrDefault(quantity.Sum!) is not { } numbers)
                return;
            own.AddTo(cells, slice.Columns, start);
            mine.Add(Gathered.Known(cells, numbers.AsSpan(start, cells.Length)));
        }, medians.Add);
        return medians.Middles();
    }
}
