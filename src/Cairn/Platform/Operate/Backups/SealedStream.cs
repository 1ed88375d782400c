using System.Security.Cryptography;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>Reads what a <see cref="SealingStream"/> wrote, from any place; every byte that it gives was proved first.</summary>
public sealed class SealedStream : Stream
{
    private readonly FileStream from;
    private readonly AesGcm cipher;
    private readonly byte[] header = new byte[SealingStream.Header];
    private readonly byte[] closed = new byte[SealingStream.Chunk + SealingStream.Tag];
    private readonly byte[] plain = new byte[SealingStream.Chunk];
    private readonly long chunks;
    private long held = -1;
    private int heldLength;

    /// <exception cref="RefusedException">No backup of ours, or one of another master key.</exception>
    public SealedStream(FileStream from, Keys keys)
    {
        this.from = from;
        if (from.Length < header.Length + SealingStream.Tag)
            throw Damaged(0);
        from.ReadExactly(header);
        if (!header.AsSpan(0, 8).SequenceEqual(SealingStream.Magic))
            throw new RefusedException($"{from.Name} is no backup that Cairn has made.");
        if (!header.AsSpan(24).SequenceEqual(keys.Mark))
            throw new RefusedException($"{from.Name} was made under another master key than the one given here. Give its own with --key-file.");
        var rest = from.Length - header.Length;
        chunks = (rest + closed.Length - 1) / closed.Length;
        Length = rest - chunks * SealingStream.Tag;
        cipher = SealingStream.Cipher(keys, header);
    }

    public override long Length { get; }
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.Length == 0)
            return 0;
        Open(Position / SealingStream.Chunk);
        var within = (int)(Position % SealingStream.Chunk);
        var part = Math.Min(buffer.Length, heldLength - within);
        plain.AsSpan(within, part).CopyTo(buffer);
        Position += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private void Open(long chunk)
    {
        if (held == chunk)
            return;
        var at = header.Length + chunk * closed.Length;
        var length = (int)Math.Min(closed.Length, from.Length - at) - SealingStream.Tag;
        try
        {
            from.Position = at;
            from.ReadExactly(closed, 0, length + SealingStream.Tag);
            cipher.Decrypt(SealingStream.Nonce(chunk, chunk == chunks - 1), closed.AsSpan(0, length), closed.AsSpan(length, SealingStream.Tag), plain.AsSpan(0, length), header);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or EndOfStreamException)
        {
            throw Damaged(at);
        }
        (held, heldLength) = (chunk, length);
    }

    private RefusedException Damaged(long at) =>
        new($"{from.Name} is damaged or breaks off, near byte {at:N0}. It cannot be restored; use another backup.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher?.Dispose();
            from.Dispose();
        }
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
