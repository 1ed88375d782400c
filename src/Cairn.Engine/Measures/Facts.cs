namespace Cairn.Engine.Measures;

/// <summary>Everything that figures of one day are counted from. It never changes: another day, or another state of the record, is another one.</summary>
/// <param name="Services">Of all rows.</param>
/// <param name="Tables">By kind: "workers", "leavers", "posts", "services". Slices of rows, each of whole providers.</param>
/// <param name="Names">The codes of each code column by their numbers; the first is "", not known.</param>
public sealed record Facts(ServiceColumns Services, IReadOnlyDictionary<string, IReadOnlyList<Slice>> Tables, IReadOnlyDictionary<string, IReadOnlyList<string>> Names)
{
    public IReadOnlyList<Slice> Table(string kind) => Tables.GetValueOrDefault(kind) ?? [];

    /// <summary>Rows of a kind.</summary>
    public int Rows(string kind) => Table(kind).Sum(s => s.Length);

    /// <summary>The codes of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message names those that there are.</exception>
    public IReadOnlyList<string> NamesOf(string column) => Names.GetValueOrDefault(column)
        ?? throw new ArgumentException($"There is no column \"{column}\". There are: {string.Join(", ", Names.Keys.Order(StringComparer.Ordinal))}.", nameof(column));
}

/// <summary>Some rows that stand together.</summary>
/// <param name="Start">First of them.</param>
/// <param name="Persons">How many marked persons stand before <paramref name="Start"/> in <see cref="RowColumns.Persons"/>.</param>
public readonly record struct Slice(RowColumns Columns, int Start, int Length, int Persons = 0)
{
    public static Slice All(RowColumns columns) => new(columns, 0, columns.Rows);
}
