using System.Buffers;
using System.Numerics;

namespace Cairn.Engine.Measures;

/// <summary>Adds quantities up that are no plain counts of rows: sums of a number, rows whose number is known, people with several posts.</summary>
internal static class OneByOne
{
    public static (long[][] Sums, long[] Whole) Sum(Facts facts, Plan plan, IReadOnlyList<Slice> slices, IReadOnlyList<Quantity> quantities)
    {
        if (quantities.Count == 0)
            return ([], []);
        var sums = quantities.Select(_ => Passing.Rented<long>(plan.Cells)).ToArray();
        var several = quantities.Select(q => q.People ? new HashSet<(int, long)>() : null).ToArray();
        var own = quantities.Select(q => Plan.Of(facts, [], q.Where)).ToArray();
        Passing.Each(plan, slices, () => sums.Select(_ => Passing.Rented<long>(plan.Cells)).ToArray(), (slice, start, cells, spare, mine) =>
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
                AddAll(sums[q].AsSpan(0, plan.Cells), mine[q].AsSpan(0, plan.Cells));
                ArrayPool<long>.Shared.Return(mine[q]);
            }
        });
        var whole = sums.Select(s => Total(s.AsSpan(0, plan.Cells))).ToArray();
        for (var q = 0; q < sums.Length; q++)
        {
            whole[q] += several[q]?.Select(s => s.Item2).Distinct().Count() ?? 0;
            foreach (var (cell, _) in several[q] ?? [])
                sums[q][cell]++;
        }
        return (sums, whole);
    }

    private static void AddAll(Span<long> to, ReadOnlySpan<long> some)
    {
        var i = 0;
        for (; i <= to.Length - Vector<long>.Count; i += Vector<long>.Count)
            (new Vector<long>(to[i..]) + new Vector<long>(some[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] += some[i];
    }

    private static long Total(ReadOnlySpan<long> sums)
    {
        var total = 0L;
        foreach (var sum in sums)
            total += sum;
        return total;
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
        if (several.AsSpan(start, cells.Length).IndexOfAnyExcept((ushort)0) < 0)
        {
            Count(cells, sums);
            return;
        }
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
