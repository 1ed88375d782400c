using System.Buffers;

namespace Cairn.Engine.Measures;

/// <summary>Gathers values by cell and finds the middle one of each, the lower of two.</summary>
internal sealed class Medians(int cells)
{
    /// <summary>Values that lie so close are counted one by one.</summary>
    private const int MostCounters = 1 << 20;

    /// <summary>By processor what it gathered.</summary>
    private readonly List<List<Gathered>> gathered = [];

    public void Add(List<Gathered> some) => gathered.Add(some);

    /// <returns>Null for a cell without values; and the middle of all cells together.</returns>
    public (int?[] ByCell, int? Whole) Middles()
    {
        var (low, high) = (int.MaxValue, int.MinValue);
        foreach (var some in gathered.SelectMany(g => g).Where(g => g.Count > 0))
            foreach (var value in some.Values.AsSpan(0, some.Count))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        var range = (long)high - low + 1;
        int?[] middles;
        int? whole;
        if (low > high)
            (middles, whole) = (new int?[cells], null);
        else if (range * cells <= MostCounters)
            (middles, whole) = Counted(low, (int)range);
        else
            (middles, whole) = Selected(low, range);
        foreach (var some in gathered.SelectMany(g => g))
            some.GiveBack();
        return (middles, whole);
    }

    /// <summary>Few cells of values that lie close: how often each value is there tells the middle one.</summary>
    private (int?[], int?) Counted(int low, int range)
    {
        var counters = new int[cells * range];
        foreach (var some in gathered.SelectMany(g => g))
            for (var i = 0; i < some.Count; i++)
                counters[some.Cells[i] * range + some.Values[i] - low]++;
        var (middles, all) = (new int?[cells], new int[range]);
        for (var cell = 0; cell < cells; cell++)
        {
            var own = counters.AsSpan(cell * range, range);
            middles[cell] = Middle(own, low);
            Folded.AddAll(all, own);
        }
        return (middles, Middle(all, low));
    }

    /// <param name="counts">How often each value is there, from <paramref name="low"/> on.</param>
    private static int? Middle(ReadOnlySpan<int> counts, int low)
    {
        var count = 0;
        foreach (var some in counts)
            count += some;
        if (count == 0)
            return null;
        var (left, value) = ((count - 1) / 2, 0);
        while (left >= counts[value])
            left -= counts[value++];
        return low + value;
    }

    private (int?[], int?) Selected(int low, long range)
    {
        // Each processor puts its own values where they belong: within a cell behind those of the processors before it.
        var next = new int[gathered.Count][];
        Parallel.For(0, gathered.Count, g =>
        {
            var counts = next[g] = ArrayPool<int>.Shared.Rent(cells);
            counts.AsSpan(0, cells).Clear();
            foreach (var some in gathered[g])
                foreach (var cell in some.Cells.AsSpan(0, some.Count))
                    counts[cell]++;
        });
        var starts = new int[cells + 1];
        for (var cell = 0; cell < cells; cell++)
        {
            var at = starts[cell];
            foreach (var counts in next)
                (counts[cell], at) = (at, at + counts[cell]);
            starts[cell + 1] = at;
        }
        var (length, values) = (starts[cells], ArrayPool<int>.Shared.Rent(starts[cells]));
        Parallel.For(0, gathered.Count, g =>
        {
            var own = next[g];
            foreach (var some in gathered[g])
                for (var i = 0; i < some.Count; i++)
                    values[own[some.Cells[i]]++] = some.Values[i];
            ArrayPool<int>.Shared.Return(own);
        });
        var middles = new int?[cells];
        Parallel.For(0, cells, cell =>
        {
            var own = values.AsSpan(starts[cell], starts[cell + 1] - starts[cell]);
            middles[cell] = own.Length == 0 ? null : Select(own, (own.Length - 1) / 2);
        });
        var whole = Whole(values.AsSpan(0, length), low, range);
        ArrayPool<int>.Shared.Return(values);
        return (middles, whole);
    }

    private static int? Whole(Span<int> values, int low, long range)
    {
        if (range > MostCounters)
            return Select(values, (values.Length - 1) / 2);
        var counts = new int[range];
        foreach (var value in values)
            counts[value - low]++;
        return Middle(counts, low);
    }

    /// <summary>The value that stands at a place when all are in order (Hoare's selection, the middle of three as pivot).</summary>
    private static int Select(Span<int> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var (a, b, c) = (values[low], values[low + (high - low) / 2], values[high]);
            var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }
            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                break;
        }
        return values[place];
    }
}
