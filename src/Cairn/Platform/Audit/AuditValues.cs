using System.Security.Cryptography;

namespace Cairn.Platform.Audit;

/// <summary>Values of an event, sealed under the key of the person they are about.</summary>
public static class AuditValues
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Commit(byte[] key, ReadOnlySpan<byte> plain) => HMACSHA256.HashData(key, plain);

    /// <returns>Nonce, tag, then the sealed bytes.</returns>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain)
    {
        var all = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(all.AsSpan(0, Nonce), plain, all.AsSpan(Nonce + Tag), all.AsSpan(Nonce, Tag));
        return all;
    }

    /// <exception cref="CryptographicException">The bytes were changed, or the key is another.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> all)
    {
        var plain = new byte[all.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(all[..Nonce], all[(Nonce + Tag)..], all[Nonce..(Nonce + Tag)], plain);
        return plain;
    }
}
