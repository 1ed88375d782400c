namespace Cairn.Platform.Publishing;

/// <summary>
/// A text as a CSV cell that no spreadsheet takes for a formula: an apostrophe stands before one that begins like one (OWASP, "CSV
/// injection"). What was written is read back as it was.
/// </summary>
internal static class SafeText
{
    private static readonly char[] begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    public static string Write(string text) => Looks(text) ? "'" + text : text;

    public static string Read(string cell) => cell.StartsWith('\'') && Looks(cell) ? cell[1..] : cell;

    // Apostrophes of the text's own are looked through, or reading would take one away.
    private static bool Looks(string text) => text.AsSpan().TrimStart('\'') is [var first, ..] && begins.Contains(first);
}
