namespace Cairn.Engine.Disclosure;

/// <summary>Counts as they are, before anything is hidden or rounded. They never leave the building.</summary>
/// <param name="Counts">One for each combination of items, the last axis fastest, totals included; none below nought.</param>
public sealed record CountTable(string Id, IReadOnlyList<TableAxis> Axes, long[] Counts);

/// <summary>Counts as they may be shown.</summary>
/// <param name="Cells">In the order of <see cref="CountTable.Counts"/>.</param>
public sealed record ShownTable(string Id, IReadOnlyList<TableAxis> Axes, ShownCell[] Cells)
{
    /// <summary>By which it was made, since without it nobody knows what a shown value stands for. Null in a table of which it was not kept: then the rule at hand.</summary>
    public DisclosureRule? Rule { get; init; }
}

/// <param name="Value">Rounded as the rule says; null where <paramref name="Mark"/> says why there is none.</param>
public readonly record struct ShownCell(long? Value, Mark Mark);

/// <summary>Why a cell has no value; the letters are those of the accessible-spreadsheet guidance.</summary>
public enum Mark
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>[c]: hidden, so that nobody can be found in it.</summary>
    Confidential,

    /// <summary>[x]: nobody answered, or nothing is held.</summary>
    NotAvailable,

    /// <summary>[z]: it cannot be.</summary>
    NotApplicable,
}
