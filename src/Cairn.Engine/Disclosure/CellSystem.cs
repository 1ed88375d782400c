using System.Globalization;

namespace Cairn.Engine.Disclosure;

/// <summary>A table's frame, whether its cells are counts or shown values.</summary>
internal readonly record struct TableFrame(string Id, IReadOnlyList<TableAxis> Axes, int Cells);

/// <summary>A cell that is the sum of others.</summary>
internal sealed record CellSum(int Whole, int[] Parts);

/// <summary>
/// Tables as one system: each cell once, in however many tables it stands, and every sum that ties cells. Cells are the same when they
/// name the same items, of which an axis's only root, its total, says nothing.
/// </summary>
internal sealed class CellSystem
{
    private readonly List<(int Table, int Position)> first = [];
    private readonly IReadOnlyList<TableFrame> frames;

    private CellSystem(IReadOnlyList<TableFrame> frames) => this.frames = frames;

    public int Count => first.Count;

    /// <summary>For each table the cell at each position.</summary>
    public required int[][] Cells { get; init; }

    public required CellSum[] Sums { get; init; }

    /// <summary>For each cell the places of the sums that it stands in, as the whole or a part.</summary>
    public required int[][] SumsOf { get; init; }

    /// <summary>Where the cell stands first.</summary>
    public (int Table, int Position) First(int cell) => first[cell];

    /// <summary>Such as: table "staff", Fife / Manager.</summary>
    public string Name(int cell)
    {
        var (table, position) = first[cell];
        return Name(frames[table], position);
    }

    public static string Name(TableFrame table, int position) =>
        $"table \"{table.Id}\", {string.Join(" / ", table.Axes.Select((axis, a) => axis.Items[Place(table.Axes, a, position)].Label))}";

    /// <exception cref="UnfitTablesException">A table's axes or length are not as agreed.</exception>
    public static CellSystem Of(IReadOnlyList<TableFrame> tables)
    {
        foreach (var table in tables)
            Check(table);
        var axes = tables.SelectMany(t => t.Axes).Select(a => a.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var totals = axes.ToDictionary(a => a, a => OnlyRoot([.. tables.SelectMany(t => t.Axes).Where(x => x.Code == a)]), StringComparer.Ordinal);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var cells = new int[tables.Count][];
        List<(int, int)> first = [];
        for (var t = 0; t < tables.Count; t++)
        {
            var frame = tables[t];
            var order = Enumerable.Range(0, frame.Axes.Count).OrderBy(a => axes.IndexOf(frame.Axes[a].Code)).ToArray();
            var words = frame.Axes.Select(axis => axis.Items.Select(i => i.Code == totals[axis.Code] ? "" : $"{axis.Code}\n{i.Code}\n").ToArray()).ToArray();
            cells[t] = new int[frame.Cells];
            for (var p = 0; p < frame.Cells; p++)
            {
                var key = string.Concat(order.Select(a => words[a][Place(frame.Axes, a, p)]));
                if (!known.TryGetValue(key, out var cell))
                {
                    known[key] = cell = first.Count;
                    first.Add((t, p));
                }
                cells[t][p] = cell;
            }
        }
        var sums = tables.SelectMany((table, t) => SumsIn(table, cells[t])).DistinctBy(s => string.Join(' ', s.Parts.Order().Prepend(s.Whole))).ToArray();
        Array.Sort(Heights(sums, first.Count), sums);
        var of = Enumerable.Range(0, first.Count).Select(_ => new List<int>()).ToArray();
        for (var s = 0; s < sums.Length; s++)
        {
            of[sums[s].Whole].Add(s);
            foreach (var part in sums[s].Parts)
                of[part].Add(s);
        }
        var system = new CellSystem(tables) { Cells = cells, Sums = sums, SumsOf = [.. of.Select(s => s.ToArray())] };
        system.first.AddRange(first);
        return system;
    }

    /// <summary>Cells that can move, in groups that hang together by sums.</summary>
    public IEnumerable<List<int>> Components(Func<int, bool> moves)
    {
        var seen = new bool[Count];
        for (var start = 0; start < Count; start++)
        {
            if (seen[start] || !moves(start))
                continue;
            seen[start] = true;
            List<int> component = [start];
            for (var i = 0; i < component.Count; i++)
            {
                foreach (var cell in SumsOf[component[i]].SelectMany(s => Sums[s].Parts.Append(Sums[s].Whole)))
                {
                    if (seen[cell] || !moves(cell))
                        continue;
                    seen[cell] = true;
                    component.Add(cell);
                }
            }
            yield return component;
        }
    }

    /// <summary>The sums of some cells as equations.</summary>
    /// <param name="variables">The variables that make up a cell, with their factors; none for one that does not move.</param>
    /// <param name="still">The count of a cell, or the part of it, that does not move.</param>
    public IEnumerable<Equation> Equations(IEnumerable<int> cells, Func<int, IEnumerable<(int Variable, int Factor)>> variables, Func<int, long> still)
    {
        foreach (var sum in cells.SelectMany(c => SumsOf[c]).Distinct().Order().Select(s => Sums[s]))
        {
            var moving = variables(sum.Whole).Concat(sum.Parts.SelectMany(variables).Select(v => (v.Variable, -v.Factor))).ToList();
            yield return new([.. moving.Select(m => m.Item1)], [.. moving.Select(m => m.Item2)], still(sum.Whole) - sum.Parts.Sum(still));
        }
    }

    /// <summary>The place, on one axis, of the item that a position stands at.</summary>
    private static int Place(IReadOnlyList<TableAxis> axes, int axis, int position) => position / Stride(axes, axis) % axes[axis].Items.Count;

    private static int Stride(IReadOnlyList<TableAxis> axes, int axis)
    {
        var stride = 1;
        for (var a = axes.Count - 1; a > axis; a--)
            stride *= axes[a].Items.Count;
        return stride;
    }

    /// <summary>The item that all others of the axis are parts of, over all tables; null where it has several roots, such as years, or none is shared.</summary>
    private static string? OnlyRoot(IReadOnlyList<TableAxis> axes)
    {
        var parts = axes.SelectMany(a => a.Items.Where(i => i.Parent >= 0).Select(i => i.Code)).ToHashSet(StringComparer.Ordinal);
        var roots = axes.SelectMany(a => a.Items.Select(i => i.Code)).Where(c => !parts.Contains(c)).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return roots.Count == 1 ? roots[0] : null;
    }

    private static IEnumerable<CellSum> SumsIn(TableFrame table, int[] cells)
    {
        for (var a = 0; a < table.Axes.Count; a++)
        {
            var stride = Stride(table.Axes, a);
            var families = table.Axes[a].Items.Index().Where(i => i.Item.Parent >= 0).GroupBy(i => i.Item.Parent, i => i.Index).ToList();
            for (var p = 0; p < cells.Length; p++)
            {
                // Each line along the axis once: from its first cell.
                if (Place(table.Axes, a, p) > 0)
                    continue;
                foreach (var family in families)
                    yield return new(cells[p + family.Key * stride], [.. family.Select(i => cells[p + i * stride])]);
            }
        }
    }

    /// <summary>How many sums lie beneath each. Taken from the lowest up, every total is worked out from cells that are no sum themselves.</summary>
    private static int[] Heights(CellSum[] sums, int cells)
    {
        var height = new int[cells];
        for (var isRising = true; isRising;)
        {
            isRising = false;
            foreach (var sum in sums)
            {
                var above = sum.Parts.Max(p => height[p]) + 1;
                if (above <= height[sum.Whole])
                    continue;
                (height[sum.Whole], isRising) = (above, true);
            }
        }
        return [.. sums.Select(s => height[s.Whole])];
    }

    private static void Check(TableFrame table)
    {
        Unique(table.Axes.Select(a => a.Code), code => $"Table \"{table.Id}\" has the axis \"{code}\" twice.");
        foreach (var axis in table.Axes)
        {
            Unique(axis.Items.Select(i => i.Code), code => $"Axis \"{axis.Code}\" of table \"{table.Id}\" has the item \"{code}\" twice.");
            foreach (var (place, item) in axis.Items.Index())
            {
                if (item.Parent < -1 || item.Parent >= place)
                    throw new UnfitTablesException($"In axis \"{axis.Code}\" of table \"{table.Id}\" the item \"{item.Code}\" has its parent at place {item.Parent.ToString(CultureInfo.InvariantCulture)}.",
                        "A parent stands before its children; an item that is part of nothing has -1.");
            }
        }
        var expected = table.Axes.Aggregate(1L, (n, axis) => n * axis.Items.Count);
        if (expected != table.Cells)
            throw new UnfitTablesException($"Table \"{table.Id}\" has {table.Cells} cells where its axes make {expected}.", "Give one for each combination of items, the last axis fastest.");
    }

    private static void Unique(IEnumerable<string> codes, Func<string, string> message)
    {
        if (codes.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UnfitTablesException(message(twice.Key), "Every code stands once.");
    }
}
