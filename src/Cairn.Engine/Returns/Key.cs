using System.Buffers.Binary;

namespace Cairn.Engine.Returns;

/// <summary>
/// A reference as 128 bits: white space left out, parts mixed one after another, so that A1 + 23 and A12 + 3 differ.
/// Two references of a million share a key by chance about once in 10^26 returns.
/// </summary>
internal readonly record struct Key(ulong High, ulong Low)
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xD1B54A32D192ED03, Third = 0x8CB92BA72F3D8DD7;

    public bool IsNone => (High | Low) == 0;

    public static Key Of(ReadOnlySpan<byte> reference) => new Key(First, Second).Then(reference);

    public Key Then(ReadOnlySpan<byte> part)
    {
        Span<byte> tight = stackalloc byte[256];
        if (part.Length > 256)
            tight = new byte[part.Length];
        var length = 0;
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                continue;
            if (part[i] == 0xC2 && i + 1 < part.Length && part[i + 1] == 0xA0)
                i++;
            else
                tight[length++] = part[i];
        }
        return Mix(tight[..length]);
    }

    private Key Mix(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var (high, low) = (High ^ (ulong)bytes.Length * Third, Low + (ulong)bytes.Length);
            for (; bytes.Length >= 8; bytes = bytes[8..])
                Step(BinaryPrimitives.ReadUInt64LittleEndian(bytes), ref high, ref low);
            if (bytes.Length > 0)
            {
                Span<byte> tail = stackalloc byte[8];
                tail.Clear();
                bytes.CopyTo(tail);
                Step(BinaryPrimitives.ReadUInt64LittleEndian(tail), ref high, ref low);
            }
            Step(Third, ref high, ref low);
            return new Key(high, low);
        }
    }

    private static void Step(ulong word, ref ulong high, ref ulong low)
    {
        unchecked
        {
            var top = Math.BigMul(word ^ high ^ First, Second | 1, out var bottom);
            low = ulong.RotateLeft(low, 23) * Third + (top ^ bottom) + word;
            high = ulong.RotateLeft(high ^ bottom, 29) * Second + top;
        }
    }

    public override int GetHashCode() => unchecked((int)(Low ^ (Low >> 32)));
}
