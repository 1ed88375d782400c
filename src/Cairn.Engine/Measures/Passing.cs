using System.Buffers;

namespace Cairn.Engine.Measures;

/// <summary>Goes over all rows, on all processors, block by block.</summary>
internal static class Passing
{
    private const int Block = 4096;
    private const int Part = 16 * Block;

    /// <summary>Noughts to add to: the same arrays again and again, since so large ones are dear to make.</summary>
    public static T[] Rented<T>(int length)
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();
        return array;
    }

    public delegate void Take<in TMine>(Slice slice, int start, Span<int> cells, Span<int> spare, TMine mine);

    /// <summary>Works out the cells of every block of every slice, each processor with a state of its own.</summary>
    public static void Each<TMine>(Plan plan, IReadOnlyList<Slice> slices, Func<TMine> begin, Take<TMine> take, Action<TMine> end)
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
}
