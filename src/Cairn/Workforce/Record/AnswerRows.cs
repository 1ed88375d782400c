namespace Cairn.Workforce;

/// <summary>An answer of several as one text: a line for each, its parts joined by semicolons, such as "2;40;35;". Only the last part is free text.</summary>
public static class AnswerRows
{
    /// <returns>Each line with all its parts, none of them null; empty lines are left out.</returns>
    public static IReadOnlyList<string[]> Read(string? text, int parts) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';', parts, StringSplitOptions.TrimEntries))
            .Select(line => line.Concat(Enumerable.Repeat("", parts - line.Length)).ToArray())
            .Where(line => line.Any(p => p.Length > 0))];

    public static string Write(IEnumerable<IReadOnlyList<string>> rows) =>
        string.Join('\n', rows.Where(row => row.Any(p => p.Trim().Length > 0)).Select(row => string.Join(';', row.Select((p, n) => One(p, n == row.Count - 1)))));

    // A line is a line, and only the last part may hold what parts the others.
    private static string One(string part, bool last)
    {
        var line = part.ReplaceLineEndings(" ").Trim();
        return last ? line : line.Replace(';', ',');
    }
}
