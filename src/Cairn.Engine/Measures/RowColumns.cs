namespace Cairn.Engine.Measures;

/// <summary>Rows of one kind (workers, posts, services) by columns: codes to tell them apart by, numbers to add.</summary>
/// <param name="Service">Each row's service: its place in <see cref="ServiceColumns"/>.</param>
/// <param name="Codes">By column, such as "role"; 0 is not known.</param>
/// <param name="Numbers">By column, such as "pay"; <see cref="Missing"/> where nobody said.</param>
public sealed record RowColumns(int[] Service, IReadOnlyDictionary<string, ushort[]> Codes, IReadOnlyDictionary<string, int[]> Numbers)
{
    public const int Missing = int.MinValue;

    /// <summary>Numbers that say how many people a row stands for; a table without them counts each row as one.</summary>
    public const string Count = "count";

    /// <summary>Codes that say whether the row's person has further rows: 1 where they have.</summary>
    public const string Several = "several";

    public int Rows => Service.Length;

    /// <summary>Whose rows those are that <see cref="Several"/> marks, in their order: a digest of the person, so that two rows of one person are counted once.</summary>
    public long[] Persons { get; init; } = [];

    public static readonly RowColumns Empty = new([], new Dictionary<string, ushort[]>(), new Dictionary<string, int[]>());
}

/// <summary>What every row takes from its service.</summary>
/// <param name="Codes">By column, such as "area": one a service.</param>
public sealed record ServiceColumns(int Services, IReadOnlyDictionary<string, int[]> Codes);
