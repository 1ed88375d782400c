using System.Security.Cryptography;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>What whoever raises a concern is given, once: by it they go on writing and, once it is sent, ask what became of it.</summary>
public static class ConcernCode
{
    /// <summary>Letters and digits that are not taken for one another.</summary>
    private const string Letters = "BCDFGHJKMNPQRTVWXYZ2346789";

    private const int Length = 12;

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>A code as it is kept: capitals, without spaces and hyphens.</summary>
    public static string Plain(string? typed) => new([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>"BCDF-GHJK-MNPQ".</summary>
    public static string Words(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    /// <summary>All that is held of it while the concern is a draft.</summary>
    public static byte[] Digest(string? typed) => LinkToken.Digest(Plain(typed));
}
