namespace Cairn.Engine.Returns;

/// <summary>National insurance numbers: two letters, six digits, a letter or none, spaces anywhere.</summary>
internal static class NiNumber
{
    /// <summary>Writes the number in upper case without spaces into <paramref name="into"/> (9 bytes).</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, Span<byte> into, out int length)
    {
        length = 0;
        foreach (var b in cell)
        {
            if (b is (byte)' ' or (byte)'\t')
                continue;
            var upper = b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b;
            var fits = length is < 2 or 8 ? upper is >= (byte)'A' and <= (byte)'Z' : length < 8 && upper is >= (byte)'0' and <= (byte)'9';
            if (!fits || length == 9)
                return false;
            into[length++] = upper;
        }
        return length >= 8;
    }

    /// <summary>
    /// Whether the number is one that can be issued: no D, F, I, Q, U, V in the prefix, no O second, none of the prefixes kept for
    /// administration, a suffix A to D or none (HMRC, National Insurance Manual NIM39110).
    /// </summary>
    public static bool CanBeIssued(ReadOnlySpan<byte> number) =>
        "DFIQUV"u8.IndexOf(number[0]) < 0 && "DFIOQUV"u8.IndexOf(number[1]) < 0
        && !(number[..2].SequenceEqual("BG"u8) || number[..2].SequenceEqual("GB"u8) || number[..2].SequenceEqual("KN"u8)
            || number[..2].SequenceEqual("NK"u8) || number[..2].SequenceEqual("NT"u8) || number[..2].SequenceEqual("TN"u8)
            || number[..2].SequenceEqual("ZZ"u8))
        && (number.Length == 8 || number[8] is >= (byte)'A' and <= (byte)'D');
}
