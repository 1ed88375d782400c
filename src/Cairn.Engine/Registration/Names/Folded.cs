using System.Globalization;
using System.Text;

namespace Cairn.Engine.Registration.Names;

/// <summary>Text as it is compared: case and marks gone, apostrophes and stops dropped, whatever else is no letter or digit one space.</summary>
public static class Folded
{
    /// <summary>"Màiri O’Neill-Ross" is "mairi oneill ross".</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || IsApostrophe(c) || c == '.')
                continue;
            if (char.IsLetterOrDigit(c))
                key.Append(Plain(char.ToLowerInvariant(c)));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }

    internal static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    // Letters that no decomposition takes apart.
    private static string Plain(char c) => c switch
    {
        'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ł' => "l", 'đ' => "d", 'ð' => "d", 'þ' => "th", 'ı' => "i",
        _ => c.ToString(),
    };
}
