using System.Numerics;

namespace Cairn.Engine.Returns;

/// <summary>
/// Contracted hours added up by national insurance number. One word a number: the number itself in the upper 35 bits, then whether it
/// stands on several rows, then the half hours, which stop counting at 1,023.
/// </summary>
internal sealed class HoursByNumber
{
    private const int HalfHourBits = 10, MostHalfHours = (1 << HalfHourBits) - 1;
    private const ulong Several = 1UL << HalfHourBits;

    private ulong[] slots = new ulong[1024];
    private int count;

    /// <summary>A number in upper case without spaces as 35 bits, not 0: two letters, six digits, a letter or none.</summary>
    public static ulong Pack(ReadOnlySpan<byte> number)
    {
        ulong packed = 0;
        for (var i = 0; i < 8; i++)
            packed = i < 2 ? packed * 27 + (ulong)(number[i] - 'A' + 1) : packed * 10 + (ulong)(number[i] - '0');
        return packed * 27 + (number.Length > 8 ? (ulong)(number[8] - 'A' + 1) : 0);
    }

    public void Add(ulong number, int halfHours)
    {
        if ((count + 1) * 3L > slots.Length * 2L)
            Grow();
        var at = Find(number);
        var held = slots[at];
        if (held == 0)
            count++;
        var sum = Math.Min(MostHalfHours, (int)(held & MostHalfHours) + halfHours);
        slots[at] = (number << (HalfHourBits + 1)) | (held == 0 ? 0 : Several) | (uint)sum;
    }

    /// <summary>Half hours of a number that stands on more than one row; else 0.</summary>
    public int SharedHalfHours(ulong number)
    {
        var held = slots[Find(number)];
        return (held & Several) != 0 ? (int)(held & MostHalfHours) : 0;
    }

    private int Find(ulong number)
    {
        var mask = slots.Length - 1;
        var at = unchecked((int)((number * 0x9E3779B97F4A7C15) >> 32)) & mask;
        while (slots[at] != 0 && slots[at] >> (HalfHourBits + 1) != number)
            at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var old = slots;
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)old.Length * 2)];
        foreach (var slot in old)
            if (slot != 0)
                slots[Find(slot >> (HalfHourBits + 1))] = slot;
    }
}
