using System.Security.Cryptography;
using System.Text;

namespace Cairn.Platform.Access;

/// <summary>What makes a link that works once: 128 random bits, of which only a digest is held.</summary>
public static class LinkToken
{
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256: the token is random enough to need no slower one.</summary>
    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
