namespace Cairn.Platform.Database;

/// <summary>Whose rows a reader sees. On PostgreSQL the same words are the names of the row policies.</summary>
public enum Reach
{
    /// <summary>Rows of the organisations listed, and nothing when none is listed.</summary>
    Organisations,

    /// <summary>Services of one council area, and what belongs to them.</summary>
    Area,

    /// <summary>Every organisation, to read: statistics and the public register.</summary>
    Sector,

    /// <summary>Every organisation: the schema's own work, the demonstration, the audit's verification.</summary>
    System,
}

/// <summary>The context's own filter; and the database's: row policies on PostgreSQL, <see cref="SqliteRows"/> on SQLite.</summary>
[Flags]
internal enum TenantLayers { Filter = 1, Rows = 2, Both = Filter | Rows }

/// <param name="Organisations">The organisation itself first, then those whose data it owns.</param>
public sealed record Scope(Reach Reach, IReadOnlyList<Guid> Organisations, string? Area = null)
{
    public static readonly Scope Nothing = new(Reach.Organisations, []);
    public static readonly Scope Sector = new(Reach.Sector, []);
    public static readonly Scope System = new(Reach.System, []);

    public static Scope Of(params IReadOnlyList<Guid> organisations) => new(Reach.Organisations, organisations);
}
