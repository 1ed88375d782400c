using System.Globalization;

namespace Cairn.Platform.Publishing;

/// <summary>The numbers of tables and notes, which are the same in every format.</summary>
public sealed class Numbering
{
    private readonly List<StatTable> tables;
    private readonly List<string> notes;

    public Numbering(Publication publication)
    {
        tables = [.. publication.Tables];
        notes = [.. tables.SelectMany(t => t.Notes).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every note once, with its number and the tables that it is of.</summary>
    public IEnumerable<(int Number, string Text, IReadOnlyList<StatTable> Tables)> Notes =>
        notes.Select((text, i) => (i + 1, text, (IReadOnlyList<StatTable>)[.. tables.Where(t => t.Notes.Contains(text))]));

    /// <summary>"Table 3".</summary>
    public string Name(StatTable table) => $"Table {(tables.IndexOf(table) + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>"Table 3: Staff by area".</summary>
    public string Title(StatTable table) => $"{Name(table)}: {table.Title}";

    public int Note(string text) => notes.IndexOf(text) + 1;

    /// <summary>" [note 1] [note 4]", to stand behind a head; empty where a table has none.</summary>
    public string References(StatTable table) => string.Concat(table.Notes.Select(n => $" [note {Note(n).ToString(CultureInfo.InvariantCulture)}]"));
}
