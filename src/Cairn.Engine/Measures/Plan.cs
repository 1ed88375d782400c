using System.Numerics;

namespace Cairn.Engine.Measures;

/// <summary>
/// How the cell of a row is found: a part that comes from its service, and a part of each of its own codes. A part far below nought takes
/// the row out; a column that takes none out has parts that are multiples of its stride.
/// </summary>
internal sealed record Plan(int Cells, int[]? OfService, IReadOnlyList<(string Column, int[] Part, int? Stride)> OfRow)
{
    private const int Out = int.MinValue / 2;

    public bool IsEmpty => OfService is null && OfRow.Count == 0;

    /// <summary>Adds the parts of the rows from <paramref name="start"/> on to their cells; a row that does not count ends below nought.</summary>
    public void AddTo(Span<int> cells, RowColumns columns, int start)
    {
        if (OfService is not null)
        {
            var service = columns.Service.AsSpan(start, cells.Length);
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Math.Max(Out, cells[i] + OfService[service[i]]);
        }
        foreach (var (column, part, stride) in OfRow)
        {
            var codes = columns.Codes.GetValueOrDefault(column) is { } all ? all.AsSpan(start, cells.Length) : default;
            if (codes.IsEmpty)
            {
                // Without the column nobody was asked: not known, for every row.
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = Math.Max(Out, cells[i] + part[0]);
            }
            else if (stride is { } step)
            {
                AddTimes(cells, codes, step);
            }
            else
            {
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = Math.Max(Out, cells[i] + part[codes[i]]);
            }
        }
    }

    /// <summary>Adds each code times the stride, many at once.</summary>
    private static void AddTimes(Span<int> cells, ReadOnlySpan<ushort> codes, int stride)
    {
        var (i, half) = (0, Vector<int>.Count);
        for (; i <= cells.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(codes[i..]), out var low, out var high);
            (new Vector<int>(cells[i..]) + Vector.AsVectorInt32(low) * stride).CopyTo(cells[i..]);
            (new Vector<int>(cells[(i + half)..]) + Vector.AsVectorInt32(high) * stride).CopyTo(cells[(i + half)..]);
        }
        for (; i < cells.Length; i++)
            cells[i] += codes[i] * stride;
    }

    /// <param name="by">Columns that part the rows into cells, the last fastest.</param>
    /// <param name="where">Columns of which certain codes count.</param>
    /// <param name="within">Parts each cell further: by column what each code adds, less than <paramref name="places"/> together.</param>
    /// <exception cref="ArgumentException">A column is not there, or there would be too many cells.</exception>
    public static Plan Of(Facts facts, IReadOnlyList<string> by, IReadOnlyDictionary<string, IReadOnlyList<string>> where, IReadOnlyDictionary<string, int[]>? within = null, int places = 1)
    {
        long cells = places;
        var parts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var column in by.Reverse())
        {
            var stride = (int)cells;
            parts[column] = [.. Enumerable.Range(0, facts.NamesOf(column).Count).Select(n => n * stride)];
            cells *= facts.NamesOf(column).Count;
            if (cells / places > CrossTable.MostCells)
                throw new ArgumentException($"By {string.Join(", ", by)} there would be more than {CrossTable.MostCells:N0} cells. Ask by fewer columns.", nameof(by));
        }
        foreach (var (column, added) in within ?? new Dictionary<string, int[]>())
            parts[column] = parts.TryGetValue(column, out var held) ? [.. held.Zip(added, (h, a) => h + a)] : added;
        foreach (var (column, codes) in where)
            Restrict(parts, column, facts.NamesOf(column), codes);

        var ofService = parts.Where(p => facts.Services.Codes.ContainsKey(p.Key)).ToList();
        return new Plan((int)cells, ofService.Count == 0 ? null : Together(facts.Services, ofService),
            [.. parts.Except(ofService).Select(p => (p.Key, p.Value, Stride(p.Value)))]);
    }

    /// <summary>What each further code adds, where that is the same for all; null where it is not.</summary>
    private static int? Stride(int[] part)
    {
        var stride = part.Length > 1 ? part[1] : 0;
        for (var n = 0; n < part.Length; n++)
            if (part[n] != n * stride)
                return null;
        return stride;
    }

    private static int[] Together(ServiceColumns services, List<KeyValuePair<string, int[]>> parts)
    {
        var together = new int[services.Services];
        foreach (var (column, part) in parts)
        {
            var codes = services.Codes[column];
            for (var s = 0; s < together.Length; s++)
                together[s] = Math.Max(Out, together[s] + part[codes[s]]);
        }
        return together;
    }

    private static void Restrict(Dictionary<string, int[]> parts, string column, IReadOnlyList<string> names, IReadOnlyList<string> codes)
    {
        var part = parts[column] = parts.TryGetValue(column, out var held) ? [.. held] : new int[names.Count];
        for (var n = 0; n < part.Length; n++)
            if (!Counts(names, n, codes))
                part[n] = Out;
    }

    /// <summary>Whether a code is among those that count.</summary>
    public static bool Counts(IReadOnlyList<string> names, int code, IReadOnlyList<string> codes) => (codes.Contains(Quantity.Known) && code > 0) || codes.Contains(names[code]);
}
