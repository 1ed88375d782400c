using System.Security.Cryptography;
using System.Text;

namespace Cairn.Platform.Access;

/// <summary>A key as machines send it: <c>cairn_</c>, which key it is, and 256 random bits. Scanners for leaked secrets can know it by its form.</summary>
public sealed record ApiKeyText(Guid Id, string Secret)
{
    private const string Begins = "cairn_";
    private const int IdLength = 32, SecretLength = 64;

    public static ApiKeyText Make() => new(NewId.Next(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2)));

    /// <returns>Null where the text is no key.</returns>
    public static ApiKeyText? Read(string text) =>
        text.Length == Begins.Length + IdLength + 1 + SecretLength && text.StartsWith(Begins, StringComparison.Ordinal) && text[Begins.Length + IdLength] == '_'
        && Guid.TryParseExact(text.AsSpan(Begins.Length, IdLength), "N", out var id) ? new(id, text[^SecretLength..]) : null;

    public byte[] Digest() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    public override string ToString() => $"{Begins}{Id:N}_{Secret}";
}
