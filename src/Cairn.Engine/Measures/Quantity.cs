namespace Cairn.Engine.Measures;

/// <summary>What is counted or added: the parts that measures are made of.</summary>
/// <param name="Id">Such as "vacancies".</param>
/// <param name="Table">"workers", "posts" or "services".</param>
/// <param name="Sum">The number column that is added where it is known; null to count rows.</param>
/// <param name="Where">Rows that count: column, of the row or of its service, and its codes. "*" stands for every known code.</param>
public sealed record Quantity(string Id, string Words, string Table, string? Sum, IReadOnlyDictionary<string, IReadOnlyList<string>> Where)
{
    /// <summary>What one of the sum stands for: 0.01 where a column holds hundredths.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>Whether rows are counted whose number is known, instead of adding it.</summary>
    public bool Counts { get; init; }

    /// <summary>Whether somebody with several rows in one cell is counted once.</summary>
    public bool People { get; init; }

    public const string Known = "*";
}

/// <summary>Which rows are asked for: a column and its codes, of which one must hold.</summary>
public sealed record Cut(IReadOnlyDictionary<string, IReadOnlyList<string>> Where)
{
    public static readonly Cut Everything = new(new Dictionary<string, IReadOnlyList<string>>());
}
