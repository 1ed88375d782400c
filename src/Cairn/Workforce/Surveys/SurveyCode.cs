using System.Security.Cryptography;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>
/// What somebody types to answer: sixteen characters, of which the first four say which survey, and twelve are random (60 bits). It is
/// short enough for a slip of paper and a telephone. The characters are those of Crockford's base 32: no I, L, O or U.
/// </summary>
public static class SurveyCode
{
    public const int OfSurvey = 4, Length = 16;

    private const string Characters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string MakeSurvey() => Random(OfSurvey);

    /// <summary>Distinct codes of a survey.</summary>
    public static IReadOnlyList<string> Make(string survey, int count)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (made.Count < count)
            made.Add(survey + Random(Length - OfSurvey));
        return [.. made];
    }

    /// <summary>As somebody typed it, in capitals without spaces and hyphens, and look-alikes put right; null where it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").ToUpperInvariant().Where(c => c is not (' ' or '-' or '–')).Take(Length + 1).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return code.Length == Length && code.All(c => Characters.Contains(c, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>In fours, as it is printed.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));

    public static byte[] Digest(string code) => LinkToken.Digest(code);

    private static string Random(int length) => RandomNumberGenerator.GetString(Characters, length);
}
