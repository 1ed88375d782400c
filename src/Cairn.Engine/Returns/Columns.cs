using System.Globalization;

namespace Cairn.Engine.Returns;

/// <summary>What a column holds, which decides how it is written: only text is guarded against being read as a formula.</summary>
public enum ColumnKind : byte { Text, Code, Codes, Date, Year, Number }

/// <summary>One column of the format.</summary>
/// <param name="MaxLength">Longest text, in characters (UTF-16 units, as spreadsheets count); 0 for no limit of its own.</param>
/// <param name="List">Code list of the column, by the name of its table.</param>
/// <param name="Optional">The file may leave the column out.</param>
public sealed record Column(string Name, ColumnKind Kind, int MaxLength = 0, string? List = null, bool Optional = false);

/// <summary>The columns of one file, in the format's order.</summary>
public sealed class Columns
{
    private readonly Column[] all;
    private readonly Dictionary<string, int> byName;

    internal Columns(ReturnsFile file, Column[] all)
    {
        File = file;
        this.all = all;
        byName = all.Index().ToDictionary(c => c.Item.Name, c => c.Index, StringComparer.OrdinalIgnoreCase);
    }

    public ReturnsFile File { get; }

    public int Count => all.Length;

    public Column this[int index] => all[index];

    /// <summary>Place of the named column in the format's order, or -1.</summary>
    public int Find(string name) => byName.GetValueOrDefault(name.Trim(), -1);

    public static Columns Of(ReturnsFile file) => file switch
    {
        ReturnsFile.Workplace => WorkplaceColumns.All,
        ReturnsFile.Staff => StaffColumns.All,
        _ => TrainingColumns.All,
    };

    /// <summary>Our code of a rule on a column: file, column and what is wrong.</summary>
    internal string CodeFor(string column, string what) =>
        $"{File.ToString().ToLowerInvariant()}.{column.ToLower(CultureInfo.InvariantCulture).Replace('/', '-')}.{what}";

    internal static Column Text(string name, int max, bool optional = false) => new(name, ColumnKind.Text, max, Optional: optional);

    internal static Column Code(string name, string list) => new(name, ColumnKind.Code, List: list);
}
