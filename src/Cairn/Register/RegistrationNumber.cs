using System.Globalization;

namespace Cairn.Register;

/// <summary>
/// A registrant's public number: seven digits and a check digit by Damm's quasigroup, which finds every wrong digit and every two
/// neighbours that changed places. It is given once and never changes.
/// </summary>
public static class RegistrationNumber
{
    public const long First = 1_000_000;

    // H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004), the table of order 10.
    private static readonly byte[][] table =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1], [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    /// <summary>The number with its check digit.</summary>
    /// <param name="serial">1,000,000 to 9,999,999.</param>
    public static long Of(long serial) => serial is >= First and < 10 * First
        ? (serial * 10) + Check(serial.ToString(CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(serial), serial, "A register has at most nine million numbers.");

    /// <summary>As people read it: "1234 5678".</summary>
    public static string Words(long number) => string.Create(CultureInfo.InvariantCulture, $"{number / 10_000} {number % 10_000:D4}");

    /// <summary>Whether a text is a number whose check digit is right; spaces and hyphens do not count.</summary>
    public static bool TryParse(string? text, out long number)
    {
        number = 0;
        return Digits(text) is { } digits && Check(digits) == 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Whether a text has the form of a number, be its check digit right or wrong.</summary>
    public static bool LooksLike(string? text) => Digits(text) is not null;

    private static string? Digits(string? text)
    {
        // As copied from a page, the space may be one that does not break.
        var digits = new string([.. (text ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        return digits.Length == 8 && digits[0] != '0' && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static int Check(string digits) => digits.Aggregate((byte)0, (interim, digit) => table[interim][digit - '0']);
}
