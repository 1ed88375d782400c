namespace Cairn.Engine.Returns;

/// <summary>Dates as the format writes them: day, month and a year of four digits.</summary>
internal static class Dates
{
    /// <summary>Two digits, stroke, two digits, stroke, four digits; whether the calendar has the day is another question.</summary>
    public static bool IsFormed(ReadOnlySpan<byte> text) =>
        text.Length == 10 && text[2] == '/' && text[5] == '/'
        && !text[..2].ContainsAnyExceptInRange((byte)'0', (byte)'9') && !text[3..5].ContainsAnyExceptInRange((byte)'0', (byte)'9')
        && !text[6..].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>DD/MM/YYYY and a day of the calendar.</summary>
    public static bool TryStrict(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return IsFormed(text) && TryMake(text[..2], text[3..5], text[6..], out date);
    }

    /// <summary>As strict, but the day and month may have one digit, and a stroke, hyphen or point may part them.</summary>
    public static bool TryLoose(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        var first = text.IndexOfAny((byte)'/', (byte)'-', (byte)'.');
        if (first is < 1 or > 2)
            return false;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf(text[first]);
        return second is 1 or 2 && TryMake(text[..first], rest[..second], rest[(second + 1)..], out date);
    }

    /// <summary>Day and month are there, but the year has two digits.</summary>
    public static bool HasShortYear(ReadOnlySpan<byte> text) =>
        text.LastIndexOfAny((byte)'/', (byte)'-', (byte)'.') is var last && last == text.Length - 3 && text.IndexOfAny((byte)'/', (byte)'-', (byte)'.') is 1 or 2;

    private static bool TryMake(ReadOnlySpan<byte> days, ReadOnlySpan<byte> months, ReadOnlySpan<byte> years, out DateOnly date)
    {
        date = default;
        if (!Numbers.TryWhole(days, out var day) || !Numbers.TryWhole(months, out var month) || !Numbers.TryYear(years, out var year)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }
}
