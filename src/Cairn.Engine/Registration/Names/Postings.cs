using System.Numerics;
using System.Runtime.InteropServices;

namespace Cairn.Engine.Registration.Names;

/// <summary>Ascending lists of whole numbers by key, packed: a list of one costs nothing beyond its key. One writer, or many readers.</summary>
internal sealed class Postings(int expected)
{
    /// <summary>Where a list lies in the pool; a list of one is its only number.</summary>
    private struct List
    {
        public int At;
        public int Count;
    }

    private readonly Dictionary<ulong, List> lists = new(expected);
    private readonly Stack<int>[] free = [.. Enumerable.Range(0, 31).Select(_ => new Stack<int>())];
    private int[] pool = new int[Math.Max(1024, expected * 6)];
    private int used;

    // A bit for each key that ever was, in a sixteenth of the room: most keys that are asked for are none, and it lies in the processor's cache.
    private readonly ulong[] hints = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, expected / 8))];

    /// <param name="single">Room for a list of one.</param>
    public ReadOnlySpan<int> Of(ulong key, ref int single)
    {
        if ((Hint(key) & Bit(key)) == 0 || !lists.TryGetValue(key, out var list))
            return [];
        if (list.Count > 1)
            return pool.AsSpan(list.At, list.Count);
        single = list.At;
        return MemoryMarshal.CreateReadOnlySpan(ref single, 1);
    }

    /// <summary>Adds a number that is greater than all of the list's; the last of them again does nothing.</summary>
    public void Add(ulong key, int number)
    {
        Hint(key) |= Bit(key);
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out var exists);
        if (!exists)
        {
            list = new List { At = number, Count = 1 };
            return;
        }
        if ((list.Count == 1 ? list.At : pool[list.At + list.Count - 1]) == number)
            return;
        if (list.Count == 1)
        {
            var first = list.At;
            list.At = Take(2);
            pool[list.At] = first;
        }
        else if (int.IsPow2(list.Count))
        {
            var to = Take(list.Count * 2);
            pool.AsSpan(list.At, list.Count).CopyTo(pool.AsSpan(to));
            free[int.Log2(list.Count)].Push(list.At);
            list.At = to;
        }
        pool[list.At + list.Count++] = number;
    }

    public void Remove(ulong key, int number)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrNullRef(lists, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref list))
            return;
        if (list.Count == 1)
        {
            if (list.At == number)
                lists.Remove(key);
            return;
        }
        var own = pool.AsSpan(list.At, list.Count);
        if (own.BinarySearch(number) is not (>= 0 and var at))
            return;
        own[(at + 1)..].CopyTo(own[at..]);
        list.Count--;
        // A block is as long as the power of two that holds its list.
        if (list.Count == 1)
        {
            var (only, block) = (pool[list.At], list.At);
            list.At = only;
            free[1].Push(block);
        }
        else if (int.IsPow2(list.Count))
        {
            var to = Take(list.Count);
            pool.AsSpan(list.At, list.Count).CopyTo(pool.AsSpan(to));
            free[int.Log2(list.Count) + 1].Push(list.At);
            list.At = to;
        }
    }

    private ref ulong Hint(ulong key) => ref hints[(key >> 20) & (ulong)(hints.Length - 1)];

    private static ulong Bit(ulong key) => 1ul << (int)(key >> 58);

    private int Take(int length)
    {
        if (free[int.Log2(length)].TryPop(out var block))
            return block;
        if (used + length > pool.Length)
            Array.Resize(ref pool, Math.Max(used + length, pool.Length + (pool.Length / 2)));
        used += length;
        return used - length;
    }
}
