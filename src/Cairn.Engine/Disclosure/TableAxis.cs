namespace Cairn.Engine.Disclosure;

/// <summary>What a table's cells are told apart by, such as council area or age.</summary>
/// <param name="Code">Such as "area": the same axis has the same code in every table of a release.</param>
/// <param name="Items">Parents stand before their children. The children of an item part it completely: their counts add to its own.</param>
public sealed record TableAxis(string Code, string Title, IReadOnlyList<AxisItem> Items);

/// <param name="Code">Such as "S12000033"; unique within its axis, the same in every table.</param>
/// <param name="Parent">Place of the parent among the axis's items; -1 for an item that is part of nothing, such as the total.</param>
public sealed record AxisItem(string Code, string Label, int Parent = -1);
