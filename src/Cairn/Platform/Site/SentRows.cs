namespace Cairn.Platform.Site;

/// <summary>Lines of a question that is answered by several: as a form sends them.</summary>
public static class SentRows
{
    private const int Most = 200;

    /// <summary>Lines in which something is written, their cells trimmed and in the order of the names.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(IFormCollection form, string question, IReadOnlyList<string> names)
    {
        List<IReadOnlyList<string>> rows = [];
        for (var line = 0; line < Most && form.ContainsKey($"{question}.{line}.{names[0]}"); line++)
            if (names.Select(n => form[$"{question}.{line}.{n}"].ToString().Trim()).ToList() is var cells && cells.Exists(c => c.Length > 0))
                rows.Add(cells);
        return rows;
    }

    /// <summary>With empty lines after them: at least one, and as many as make up <paramref name="lines"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Filled(IReadOnlyList<IReadOnlyList<string>> rows, int lines) =>
        [.. rows, .. Enumerable.Repeat((IReadOnlyList<string>)[], Math.Max(1, lines - rows.Count))];
}
