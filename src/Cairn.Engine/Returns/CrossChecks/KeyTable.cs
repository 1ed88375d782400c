using System.Numerics;

namespace Cairn.Engine.Returns;

/// <summary>Keys with one number each, in open addressing: 20 bytes a slot, at most two thirds full, so a million staff need 42 MB.</summary>
internal sealed class KeyTable
{
    private ulong[] high = new ulong[1024];
    private ulong[] low = new ulong[1024];
    private int[] values = new int[1024];

    public int Count { get; private set; }

    /// <summary>The key's number, which is 0 when the key is new. The reference lasts until the next call.</summary>
    public ref int Slot(Key key)
    {
        if ((Count + 1) * 3L > high.Length * 2L)
            Grow();
        var at = Find(key);
        if (high[at] == 0 && low[at] == 0)
        {
            (high[at], low[at]) = (key.High, key.Low);
            Count++;
        }
        return ref values[at];
    }

    /// <summary>The key's number, or 0 where the key is not held.</summary>
    public int Get(Key key)
    {
        var at = Find(key);
        return high[at] == key.High && low[at] == key.Low ? values[at] : 0;
    }

    private int Find(Key key)
    {
        var mask = high.Length - 1;
        var at = (int)(key.Low & (ulong)mask);
        while ((high[at] | low[at]) != 0 && (high[at] != key.High || low[at] != key.Low))
            at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (oldHigh, oldLow, oldValues) = (high, low, values);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)oldHigh.Length * 2);
        (high, low, values) = (new ulong[size], new ulong[size], new int[size]);
        for (var i = 0; i < oldHigh.Length; i++)
        {
            if ((oldHigh[i] | oldLow[i]) == 0)
                continue;
            var at = Find(new Key(oldHigh[i], oldLow[i]));
            (high[at], low[at], values[at]) = (oldHigh[i], oldLow[i], oldValues[i]);
        }
    }
}
