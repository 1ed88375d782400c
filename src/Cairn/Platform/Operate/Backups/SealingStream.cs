using System.Buffers.Binary;
using System.Security.Cryptography;
using Cairn.Platform.Audit;

namespace Cairn.Platform.Operate;

/// <summary>
/// Writes a file that nobody reads without the master key, and in which each changed, missing or added byte is found: chunks under
/// AES-256-GCM, numbered, the last one marked as the last.
/// </summary>
public sealed class SealingStream : Stream
{
    internal const int Chunk = 1 << 20;
    internal const int Tag = 16;
    internal const int Header = 32;

    internal static ReadOnlySpan<byte> Magic => "CAIRNBK1"u8;

    private readonly Stream to;
    private readonly AesGcm cipher;
    private readonly byte[] header;
    private readonly byte[] plain = new byte[Chunk];
    private readonly byte[] closed = new byte[Chunk + Tag];
    private int filled;
    private long number;

    public SealingStream(Stream to, Keys keys)
    {
        this.to = to;
        header = [.. Magic, .. RandomNumberGenerator.GetBytes(16), .. keys.Mark];
        cipher = Cipher(keys, header);
        to.Write(header);
    }

    internal static AesGcm Cipher(Keys keys, ReadOnlySpan<byte> header) => new(keys.Of([.. "backup\n"u8, .. header[8..24]]), Tag);

    internal static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (filled == Chunk) // more comes, so it is not the last
                Close(last: false);
            var part = Math.Min(buffer.Length, Chunk - filled);
            buffer[..part].CopyTo(plain.AsSpan(filled));
            filled += part;
            buffer = buffer[part..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Without it the file stays one that breaks off.</summary>
    public void Complete() => Close(last: true);

    private void Close(bool last)
    {
        cipher.Encrypt(Nonce(number++, last), plain.AsSpan(0, filled), closed.AsSpan(0, filled), closed.AsSpan(filled, Tag), header);
        to.Write(closed, 0, filled + Tag);
        filled = 0;
    }

    public override void Flush()
    {
        // A chunk is closed when it is full.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            cipher.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
