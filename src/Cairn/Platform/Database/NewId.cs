using System.Buffers.Binary;

namespace Cairn;

/// <summary>
/// A new record's id: a UUID of version 7 that sorts after every id this process gave out before, also within one millisecond,
/// so that what was written in order is read back in order.
/// The twelve bits after the time count on (RFC 9562, section 6.2, method 1); the framework's own leave them to chance.
/// </summary>
public static class NewId
{
    private static long last;

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        var now = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16 << 12;
        long before, next;
        do
        {
            before = Interlocked.Read(ref last);
            next = Math.Max(before + 1, now);
        }
        while (Interlocked.CompareExchange(ref last, next, before) != before);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (next >> 12 << 16) | 0x7000 | (next & 0xFFF));
        return new Guid(bytes, bigEndian: true);
    }
}
