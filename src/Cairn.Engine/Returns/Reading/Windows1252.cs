using System.Buffers;

namespace Cairn.Engine.Returns;

/// <summary>The one-byte encoding that spreadsheets in western Europe write when they are not asked for UTF-8.</summary>
internal static class Windows1252
{
    /// <summary>Bytes that are no letter in it.</summary>
    public static readonly SearchValues<byte> Undefined = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private const string Upper80To9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static char Letter(byte value) => value is >= 0x80 and <= 0x9F ? Upper80To9F[value - 0x80] : (char)value;
}
