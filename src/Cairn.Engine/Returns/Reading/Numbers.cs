namespace Cairn.Engine.Returns;

/// <summary>Strict numbers: digits, at most one point, nothing else. "25.9", "1abc" and "1e3" are no whole numbers.</summary>
internal static class Numbers
{
    public static bool TryWhole(ReadOnlySpan<byte> text, out int number) => text.Length is > 0 and <= 9 ? CodeList.TryWhole(text, out number) : Fail(out number);

    /// <summary>Reads a decimal of at most two places as hundredths, below 10,000,000.00.</summary>
    public static bool TryHundredths(ReadOnlySpan<byte> text, out int hundredths)
    {
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var part = point < 0 ? default : text[(point + 1)..];
        hundredths = 0;
        if (whole.Length is 0 or > 7 || (point >= 0 && part.Length is 0 or > 2) || !CodeList.TryWhole(whole, out var units))
            return false;
        var cents = 0;
        if (point >= 0 && !CodeList.TryWhole(part, out cents))
            return false;
        hundredths = units * 100 + (part.Length == 1 ? cents * 10 : cents);
        return true;
    }

    /// <summary>Reads a decimal of any number of places, rounded half up to hundredths.</summary>
    public static bool TryRoundedHundredths(ReadOnlySpan<byte> text, out int hundredths)
    {
        var point = text.IndexOf((byte)'.');
        if (point < 0 || text.Length - point <= 3)
            return TryHundredths(text, out hundredths);
        var rest = text[(point + 3)..];
        if (rest.ContainsAnyExceptInRange((byte)'0', (byte)'9') || !TryHundredths(text[..(point + 3)], out hundredths))
            return Fail(out hundredths);
        hundredths += rest[0] >= '5' ? 1 : 0;
        return true;
    }

    /// <summary>Reads a number in halves ("7", "7.0", "7.5") as how many halves.</summary>
    public static bool TryHalves(ReadOnlySpan<byte> text, out int halves)
    {
        halves = 0;
        if (!TryHundredths(text, out var hundredths) || hundredths % 50 != 0)
            return false;
        halves = hundredths / 50;
        return true;
    }

    /// <summary>A year of four digits.</summary>
    public static bool TryYear(ReadOnlySpan<byte> text, out int year) => text.Length == 4 ? CodeList.TryWhole(text, out year) : Fail(out year);

    private static bool Fail(out int number)
    {
        number = 0;
        return false;
    }
}
