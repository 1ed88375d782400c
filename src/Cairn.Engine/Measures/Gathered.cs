using System.Buffers;

namespace Cairn.Engine.Measures;

/// <summary>Values with the cell of each, in arrays of the pool.</summary>
internal readonly record struct Gathered(int[] Cells, int[] Values, int Count)
{
    /// <summary>The values that count and are known.</summary>
    public static Gathered Known(ReadOnlySpan<int> cells, ReadOnlySpan<int> numbers)
    {
        var (where, values, known) = (ArrayPool<int>.Shared.Rent(cells.Length), ArrayPool<int>.Shared.Rent(cells.Length), 0);
        for (var i = 0; i < cells.Length; i++)
        {
            // Written in any case, and kept where it counts: what counts cannot be foreseen.
            (where[known], values[known]) = (cells[i], numbers[i]);
            known += cells[i] >= 0 && numbers[i] != RowColumns.Missing ? 1 : 0;
        }
        return new Gathered(where, values, known);
    }

    public void GiveBack()
    {
        ArrayPool<int>.Shared.Return(Cells);
        ArrayPool<int>.Shared.Return(Values);
    }
}
