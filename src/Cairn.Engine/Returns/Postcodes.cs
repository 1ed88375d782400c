namespace Cairn.Engine.Returns;

/// <summary>The form of postcodes of the United Kingdom: one or two letters, one or two digits, a letter or none; then a digit and two letters.</summary>
internal static class Postcodes
{
    /// <param name="oneSpace">True: exactly one space before the last three; false: spaces anywhere or none.</param>
    public static bool HasForm(ReadOnlySpan<byte> text, bool oneSpace)
    {
        Span<byte> tight = stackalloc byte[7];
        var length = 0;
        foreach (var b in text)
        {
            if (b == ' ')
                continue;
            if (length == 7)
                return false;
            tight[length++] = b;
        }
        if (length < 5 || (oneSpace && (text.Length != length + 1 || text[length - 3] != ' ')))
            return false;
        var area = 0;
        while (area < length - 3 && char.IsAsciiLetter((char)tight[area]))
            area++;
        var digits = area;
        while (digits < length - 3 && char.IsAsciiDigit((char)tight[digits]))
            digits++;
        var rest = length - 3 - digits;
        return area is 1 or 2 && digits - area is 1 or 2 && (rest == 0 || (rest == 1 && char.IsAsciiLetter((char)tight[digits])))
            && char.IsAsciiDigit((char)tight[length - 3]) && char.IsAsciiLetter((char)tight[length - 2]) && char.IsAsciiLetter((char)tight[length - 1]);
    }
}
