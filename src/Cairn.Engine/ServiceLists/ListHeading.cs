namespace Cairn.Engine.ServiceLists;

public enum ColumnMatch { Whole, Prefix, Suffix }

/// <summary>A column that a list may have.</summary>
/// <param name="Name">As its heading is written, or what its heading begins or ends with.</param>
/// <param name="Field">What it is kept as; empty where it is known and left aside. Older names of a column share its field.</param>
public sealed record ListColumn(string Name, string Field, ColumnMatch Match, bool IsNeeded, bool IsExpected)
{
    internal bool Fits(string heading) => Match switch
    {
        ColumnMatch.Whole => heading.Equals(Name, StringComparison.OrdinalIgnoreCase),
        ColumnMatch.Prefix => heading.StartsWith(Name, StringComparison.OrdinalIgnoreCase),
        _ => heading.EndsWith(Name, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The name in reports: <c>Complaints_upheld_*</c> for a column with changing years.</summary>
    public string Written => Match switch { ColumnMatch.Prefix => Name + "*", ColumnMatch.Suffix => "*" + Name, _ => Name };
}

/// <summary>A column found in a list's heading.</summary>
/// <param name="At">Its place in the row, from 0.</param>
/// <param name="Heading">As the list writes it.</param>
public sealed record FoundColumn(int At, string Heading, ListColumn Column);

/// <summary>A list's heading compared with the columns that its layout knows. Published lists have lines before it, and their columns change.</summary>
/// <param name="Row">Which of the rows given is the heading, from 0.</param>
/// <param name="New">Headings that the layout does not know, in the list's order.</param>
/// <param name="Missing">Columns that the list should have and does not, in the layout's order.</param>
/// <param name="Width">Cells up to the last that has a heading.</param>
/// <param name="Twice">Headings whose column stands there already; the first one counts.</param>
public sealed record ListHeading(int Row, int Width, IReadOnlyList<FoundColumn> Found, IReadOnlyList<string> New, IReadOnlyList<string> Missing, IReadOnlyList<string> Twice)
{
    /// <summary>Most lines that may stand before the heading, itself among them.</summary>
    public const int WithinLines = 20;

    /// <summary>Of the first rows, the one in which most columns are known.</summary>
    /// <exception cref="UnusableListException">No row is a heading, or a needed column is not there.</exception>
    public static ListHeading Find(IReadOnlyList<string[]> firstRows, IReadOnlyList<ListColumn> columns)
    {
        var best = firstRows.Take(WithinLines).Select((row, at) => Compare(at, row, columns)).MaxBy(h => h.Found.Count);
        var needed = columns.Where(c => c.IsNeeded).ToList();
        if (best is null || best.Found.Count < 2)
            throw new UnusableListException($"No heading was found in the first {WithinLines} lines: a line that names {string.Join(", ", needed.Select(c => c.Name))}.",
                "Choose the regulator's whole list as CSV, and say of which regulator it is.", [.. needed.Select(c => c.Name)]);
        var fields = best.Found.Select(f => f.Column.Field).ToHashSet(StringComparer.Ordinal);
        var lacking = needed.Where(c => !fields.Contains(c.Field)).Select(c => c.Name).ToList();
        if (lacking.Count > 0)
            throw new UnusableListException($"The list lacks {(lacking.Count == 1 ? "a column" : "columns")} without which nothing can be taken: {string.Join(", ", lacking)}.",
                "Nothing was changed. Fetch the whole list again; if the regulator has given the column another name, add that name to the pack's list of columns.", lacking);
        return best;
    }

    private static ListHeading Compare(int at, string[] row, IReadOnlyList<ListColumn> columns)
    {
        List<FoundColumn> found = [];
        List<string> unknown = [], twice = [];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var width = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var heading = ListValues.Trim(row[i]);
            if (heading.Length == 0)
                continue;
            width = i + 1;
            var column = columns.FirstOrDefault(c => c.Match == ColumnMatch.Whole && c.Fits(heading)) ?? columns.FirstOrDefault(c => c.Match != ColumnMatch.Whole && c.Fits(heading));
            // Two names of one column in the same list say the same thing; a column with years is a column for each.
            var once = column is null or { Field: "" } || column.Match != ColumnMatch.Whole || column.Field == "grade" ? heading : column.Field;
            if (!taken.Add(once))
                twice.Add(heading);
            else if (column is null)
                unknown.Add(heading);
            else
                found.Add(new FoundColumn(i, heading, column));
        }
        // Of names that share a field one is enough; where the field holds a column for each name, every one is looked for.
        var fields = found.Select(f => f.Column.Field).ToHashSet(StringComparer.Ordinal);
        var names = found.Select(f => f.Column.Name).ToHashSet(StringComparer.Ordinal);
        bool Lacks(ListColumn c) => c.Field is "grade" or "yearly" ? !names.Contains(c.Name) : !fields.Contains(c.Field);
        return new ListHeading(at, width, found, unknown, [.. columns.Where(c => c.IsExpected && Lacks(c)).Select(c => c.Written)], twice);
    }
}
