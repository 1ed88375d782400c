using System.Globalization;
using System.Text;

namespace Cairn.People;

/// <summary>
/// Names folded once, in one place, so that both databases find the same people: case and marks gone, apostrophes and hyphens
/// alike, spaces single (T10 of the pitfalls: each database folds in its own way).
/// </summary>
public static class SearchKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '‘' or 'ʼ' or '.')
                continue;
            if (char.IsLetterOrDigit(c))
                key.Append(Plain(char.ToLowerInvariant(c)));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }

    // Letters that no decomposition takes apart.
    private static string Plain(char c) => c switch
    {
        'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ł' => "l", 'đ' => "d", 'ð' => "d", 'þ' => "th", 'ı' => "i",
        _ => c.ToString(),
    };
}
