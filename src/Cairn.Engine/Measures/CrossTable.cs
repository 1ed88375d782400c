using System.Buffers;
using System.Numerics;

namespace Cairn.Engine.Measures;

/// <summary>
/// Adds quantities up by any columns, over arrays of codes, on all processors: the cell of a row is worked out block by block, and
/// what comes from its service once a service.
/// </summary>
public static class CrossTable
{
    private const int Block = 4096;
    private const int Part = 16 * Block;

    /// <summary>More cells than this are refused: nobody reads them, and they do not fit beside each other in memory.</summary>
    public const int MostCells = 4_000_000;

    /// <summary>Sums of several quantities of one table, in one pass over its rows.</summary>
    /// <param name="by">Columns, of the row or of its service.</param>
    /// <param name="cut">Which rows are asked for.</param>
    /// <returns>For each quantity one sum a combination of codes, the last column fastest; every code has its place, "not known" too.</returns>
    /// <exception cref="ArgumentException">A column is not there, or there would be more than <see cref="MostCells"/> cells.</exception>
    public static long[][] Sum(Facts facts, IReadOnlyList<Quantity> quantities, IReadOnlyList<string> by, Cut cut)
    {
        if (quantities.Count == 0)
            return [];
        var plan = Plan.Of(facts, by, cut.Where);
        var sums = quantities.Select(_ => new long[plan.Cells]).ToArray();
        var several = quantities.Select(q => q.People ? new HashSet<(int, long)>() : null).ToArray();
        var own = quantities.Select(q => Plan.Of(facts, [], q.Where)).ToArray();
        Each(plan, facts.Table(quantities[0].Table), () => sums.Select(s => Rented(s.Length)).ToArray(), (slice, start, cells, spare, mine) =>
        {
            for (var q = 0; q < quantities.Count; q++)
            {
                var counted = cells;
                if (!own[q].IsEmpty || quantities[q].Counts)
                {
                    cells.CopyTo(spare);
                    own[q].AddTo(spare, slice.Columns, start);
                    counted = spare;
                }
                if (several[q] is { } persons && slice.Columns.Persons.Length > 0)
                    AddPeople(slice, start, counted, mine[q], persons);
                else
                    AddRows(slice, start, counted, quantities[q], mine[q]);
            }
        }, mine =>
        {
            for (var q = 0; q < sums.Length; q++)
            {
                AddAll(sums[q], mine[q].AsSpan(0, plan.Cells));
                ArrayPool<long>.Shared.Return(mine[q]);
            }
        });
        for (var q = 0; q < sums.Length; q++)
            foreach (var (cell, _) in several[q] ?? [])
                sums[q][cell]++;
        return sums;
    }

    /// <summary>The middle value of the quantity's number in each cell, the lower of two middles; null where nobody said.</summary>
    /// <inheritdoc cref="Sum"/>
    public static int?[] Median(Facts facts, Quantity quantity, IReadOnlyList<string> by, Cut cut)
    {
        var (plan, own) = (Plan.Of(facts, by, cut.Where), Plan.Of(facts, [], quantity.Where));
        var medians = new Medians(plan.Cells);
        Each(plan, facts.Table(quantity.Table), () => new List<(int[] Cells, int[] Values)>(), (slice, start, cells, _, mine) =>
        {
            if (slice.Columns.Numbers.GetValueOrDefault(quantity.Sum!) is not { } numbers)
                return;
            own.AddTo(cells, slice.Columns, start);
            mine.Add(Medians.Known(cells, numbers.AsSpan(start, cells.Length)));
        }, medians.Add);
        return medians.Middles();
    }

    /// <summary>Noughts to add to: the same arrays again and again, since so large ones are dear to make.</summary>
    private static long[] Rented(int length)
    {
        var array = ArrayPool<long>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();
        return array;
    }

    private static void AddAll(Span<long> to, ReadOnlySpan<long> some)
    {
        var i = 0;
        for (; i <= to.Length - Vector<long>.Count; i += Vector<long>.Count)
            (new Vector<long>(to[i..]) + new Vector<long>(some[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] += some[i];
    }

    private delegate void Take<in TMine>(Slice slice, int start, Span<int> cells, Span<int> spare, TMine mine);

    /// <summary>Works out the cells of every block of every slice, each processor with a state of its own.</summary>
    private static void Each<TMine>(Plan plan, IReadOnlyList<Slice> slices, Func<TMine> begin, Take<TMine> take, Action<TMine> end)
    {
        var merging = new Lock();
        var parts = slices.SelectMany(s => Enumerable.Range(0, (s.Length + Part - 1) / Part).Select(n => (Slice: s, From: s.Start + n * Part))).ToArray();
        Parallel.ForEach(parts, () => (Mine: begin(), Cells: new int[Block], Spare: new int[Block]), (part, _, state) =>
        {
            var until = Math.Min(part.From + Part, part.Slice.Start + part.Slice.Length);
            for (var start = part.From; start < until; start += Block)
            {
                var cells = state.Cells.AsSpan(0, Math.Min(Block, until - start));
                cells.Clear();
                plan.AddTo(cells, part.Slice.Columns, start);
                take(part.Slice, start, cells, state.Spare.AsSpan(0, cells.Length), state.Mine);
            }
            return state;
        }, state =>
        {
            lock (merging)
                end(state.Mine);
        });
    }

    private static void AddRows(Slice slice, int start, Span<int> cells, Quantity quantity, long[] sums)
    {
        var stands = slice.Columns.Numbers.GetValueOrDefault(RowColumns.Count);
        var numbers = quantity.Sum is null ? stands : slice.Columns.Numbers.GetValueOrDefault(quantity.Sum);
        if (quantity.Sum is not null && numbers is null)
            return; // nobody was asked
        if (quantity.Counts)
            Leave(cells, numbers.AsSpan(start, cells.Length));
        if (quantity.Counts)
            numbers = stands;
        if (numbers is null)
            Count(cells, sums);
        else
            Add(cells, numbers.AsSpan(start, cells.Length), sums);
    }

    /// <summary>Takes out rows whose number is not known.</summary>
    private static void Leave(Span<int> cells, ReadOnlySpan<int> numbers)
    {
        for (var i = 0; i < cells.Length; i++)
            if (numbers[i] == RowColumns.Missing)
                cells[i] = -1;
    }

    private static void Count(ReadOnlySpan<int> cells, long[] sums)
    {
        foreach (var cell in cells)
            if (cell >= 0)
                sums[cell]++;
    }

    private static void Add(ReadOnlySpan<int> cells, ReadOnlySpan<int> numbers, long[] sums)
    {
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] >= 0 && numbers[i] != RowColumns.Missing)
                sums[cells[i]] += numbers[i];
    }

    /// <summary>Whoever has one row is counted; whoever has several goes into the set, which holds each of them once a cell.</summary>
    private static void AddPeople(Slice slice, int start, ReadOnlySpan<int> cells, long[] sums, HashSet<(int Cell, long Person)> persons)
    {
        var several = slice.Columns.Codes[RowColumns.Several];
        var person = slice.Persons + several.AsSpan(slice.Start, start - slice.Start).Count((ushort)1);
        for (var i = 0; i < cells.Length; i++)
        {
            var one = several[start + i] == 0;
            if (cells[i] >= 0 && one)
                sums[cells[i]]++;
            else if (cells[i] >= 0)
                lock (persons)
                    persons.Add((cells[i], slice.Columns.Persons[person]));
            if (!one)
                person++;
        }
    }
}
