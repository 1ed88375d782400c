using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>
/// Text that a spreadsheet would take for a formula is written with an apostrophe before it, and one apostrophe is taken off when such
/// text is read. A text that already begins so gets one more, so that what is read is always what was written.
/// </summary>
public static class FormulaGuard
{
    /// <summary>True for apostrophes, any number, followed by a character that starts a formula (=, +, -, @, their full-width forms, tab or line end).</summary>
    public static bool LooksGuarded(ReadOnlySpan<byte> text)
    {
        var bare = text.TrimStart((byte)'\'');
        return bare.Length > 0 && (bare[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r' or (byte)'\n'
            || bare.StartsWith("＝"u8) || bare.StartsWith("＋"u8) || bare.StartsWith("－"u8) || bare.StartsWith("＠"u8));
    }

    /// <summary>The text as a person meant it.</summary>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> text) => text.Length > 1 && text[0] == '\'' && LooksGuarded(text) ? text[1..] : text;

    /// <summary>The text as it is safe in a cell.</summary>
    public static string Write(string text) => text.Length > 0 && LooksGuarded(Encoding.UTF8.GetBytes(text)) ? "'" + text : text;
}
