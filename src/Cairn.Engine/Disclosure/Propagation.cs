namespace Cairn.Engine.Disclosure;

/// <summary>The bounds that each sum by itself puts on its cells, over and over until nothing moves: never too narrow, and often all there is to find.</summary>
internal static class Propagation
{
    /// <summary>A cell that nothing bounds from above.</summary>
    public const long Unbounded = long.MaxValue;

    // Bounds can creep by one a round, and stopping early only leaves more to the linear program.
    private const int RoundsPerSum = 60;

    /// <returns>False where no counts fit.</returns>
    public static bool Tighten(CellSystem system, long[] low, long[] high)
    {
        var waiting = new Queue<int>(Enumerable.Range(0, system.Sums.Length));
        var queued = new bool[system.Sums.Length];
        Array.Fill(queued, value: true);
        for (var left = (long)RoundsPerSum * system.Sums.Length; left > 0 && waiting.TryDequeue(out var at); left--)
        {
            queued[at] = false;
            var (whole, parts) = (system.Sums[at].Whole, system.Sums[at].Parts);
            var (least, most, open) = (0L, 0L, 0);
            foreach (var part in parts)
            {
                least += low[part];
                if (high[part] == Unbounded)
                    open++;
                else
                    most += high[part];
            }
            if (!Narrow(whole, least, open > 0 ? Unbounded : most))
                return false;
            foreach (var part in parts)
            {
                var others = most - (high[part] == Unbounded ? 0 : high[part]);
                var bounded = open == 0 || (open == 1 && high[part] == Unbounded);
                if (!Narrow(part, bounded ? low[whole] - others : 0, high[whole] == Unbounded ? Unbounded : high[whole] - (least - low[part])))
                    return false;
            }
        }
        return true;

        bool Narrow(int cell, long from, long to)
        {
            if (from <= low[cell] && to >= high[cell])
                return true;
            (low[cell], high[cell]) = (Math.Max(low[cell], from), Math.Min(high[cell], to));
            foreach (var sum in system.SumsOf[cell])
            {
                if (!queued[sum])
                {
                    queued[sum] = true;
                    waiting.Enqueue(sum);
                }
            }
            return low[cell] <= high[cell];
        }
    }
}
