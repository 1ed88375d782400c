using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Platform.Audit;

/// <summary>The chain's arithmetic: what an event's hash covers, and in which order.</summary>
public static class Chain
{
    /// <summary>What the first event of every chain follows.</summary>
    public static readonly byte[] Start = new byte[32];

    /// <summary>SHA-256 over the event's canonical bytes and the hash before it.</summary>
    public static byte[] Hash(AuditEvent e)
    {
        var verb = Encoding.UTF8.GetByteCount(e.Verb);
        var subject = Encoding.UTF8.GetByteCount(e.Subject);
        var bytes = new byte[1 + 16 * 4 + 8 * 2 + 4 * 2 + verb + subject + 64];
        var rest = bytes.AsSpan();
        rest[0] = 1; // version of this layout
        rest = rest[1..];
        rest = Put(Put(rest, e.OrganisationId), e.Sequence);
        rest = Put(rest, (e.At.Ticks - DateTime.UnixEpoch.Ticks) / 10);
        rest = Put(Put(rest, e.Account), e.Verb);
        rest = Put(Put(rest, e.Subject), e.SubjectId);
        rest = Put(rest, e.KeyOf);
        e.Commitment.CopyTo(rest);
        e.Previous.CopyTo(rest[32..]);
        return SHA256.HashData(bytes);
    }

    private static Span<byte> Put(Span<byte> to, Guid value)
    {
        value.TryWriteBytes(to, bigEndian: true, out var written);
        return to[written..];
    }

    private static Span<byte> Put(Span<byte> to, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, value);
        return to[8..];
    }

    private static Span<byte> Put(Span<byte> to, string value)
    {
        var written = Encoding.UTF8.GetBytes(value, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, written);
        return to[(4 + written)..];
    }
}
