namespace Cairn.Engine.Measures;

/// <summary>Gathers values by cell and finds the middle one of each.</summary>
internal sealed class Medians(int cells)
{
    private readonly List<(int[] Cells, int[] Values)> gathered = [];

    public void Add(IEnumerable<(int[] Cells, int[] Values)> some) => gathered.AddRange(some);

    /// <summary>The values that count and are known, each with its cell.</summary>
    public static (int[] Cells, int[] Values) Known(ReadOnlySpan<int> cells, ReadOnlySpan<int> numbers)
    {
        var known = 0;
        for (var i = 0; i < cells.Length; i++)
            known += cells[i] >= 0 && numbers[i] != RowColumns.Missing ? 1 : 0;
        var (where, values) = (new int[known], new int[known]);
        known = 0;
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] >= 0 && numbers[i] != RowColumns.Missing)
                (where[known], values[known++]) = (cells[i], numbers[i]);
        return (where, values);
    }

    /// <returns>The lower of the two middle values where they are even in number; null for a cell without values.</returns>
    public int?[] Middles()
    {
        var (low, high) = (int.MaxValue, int.MinValue);
        foreach (var (_, values) in gathered.Where(g => g.Values.Length > 0))
            (low, high) = (Math.Min(low, values.Min()), Math.Max(high, values.Max()));
        return low <= high && ((long)high - low + 1) * cells <= MostCounters ? Counted(low, high - low + 1) : Selected();
    }

    /// <summary>Few cells of values that lie close: how often each value is there tells the middle one.</summary>
    private const int MostCounters = 1 << 20;

    private int?[] Counted(int low, int range)
    {
        var counters = new int[cells * range];
        foreach (var (where, values) in gathered)
            for (var i = 0; i < values.Length; i++)
                counters[where[i] * range + values[i] - low]++;
        var middles = new int?[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            var own = counters.AsSpan(cell * range, range);
            var count = 0;
            foreach (var some in own)
                count += some;
            if (count == 0)
                continue;
            var (left, value) = ((count - 1) / 2, 0);
            while (left >= own[value])
                left -= own[value++];
            middles[cell] = low + value;
        }
        return middles;
    }

    private int?[] Selected()
    {
        var starts = new int[cells + 1];
        foreach (var (where, _) in gathered)
            foreach (var cell in where)
                starts[cell + 1]++;
        for (var i = 0; i < cells; i++)
            starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, cells).ToArray();
        var sorted = new int[starts[cells]];
        foreach (var (where, values) in gathered)
            for (var i = 0; i < values.Length; i++)
                sorted[next[where[i]]++] = values[i];
        var middles = new int?[cells];
        Parallel.For(0, cells, cell =>
        {
            var own = sorted.AsSpan(starts[cell], starts[cell + 1] - starts[cell]);
            middles[cell] = own.Length == 0 ? null : Select(own, (own.Length - 1) / 2);
        });
        return middles;
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
