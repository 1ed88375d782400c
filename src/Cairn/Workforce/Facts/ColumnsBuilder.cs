using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>Gathers rows one by one into columns, and puts them in the order of their providers.</summary>
internal sealed class ColumnsBuilder(IReadOnlyList<string> codes, IReadOnlyList<string> numbers)
{
    private readonly List<int> services = [];
    private readonly List<ushort>[] codeColumns = [.. codes.Select(_ => new List<ushort>())];
    private readonly List<int>[] numberColumns = [.. numbers.Select(_ => new List<int>())];
    private readonly List<Guid> persons = [];

    public int Rows => services.Count;

    /// <summary>Each row's person, where rows are people's.</summary>
    public IReadOnlyList<Guid> Persons => persons;

    public void Add(int service, ReadOnlySpan<int> code, ReadOnlySpan<int> number, Guid person = default)
    {
        services.Add(service);
        for (var c = 0; c < codeColumns.Length; c++)
            codeColumns[c].Add(checked((ushort)code[c]));
        for (var n = 0; n < numberColumns.Length; n++)
            numberColumns[n].Add(number[n]);
        persons.Add(person);
    }

    public void Append(ColumnsBuilder other)
    {
        services.AddRange(other.services);
        for (var c = 0; c < codeColumns.Length; c++)
            codeColumns[c].AddRange(other.codeColumns[c]);
        for (var n = 0; n < numberColumns.Length; n++)
            numberColumns[n].AddRange(other.numberColumns[n]);
        persons.AddRange(other.persons);
    }

    /// <param name="providerOf">Each service's provider as a number.</param>
    /// <param name="several">People who have more rows than one, here or elsewhere; null where rows are not people's.</param>
    /// <returns>The columns, and where each provider's rows are.</returns>
    public (RowColumns Columns, Dictionary<int, Slice> Slices) Build(IReadOnlyList<int> providerOf, IReadOnlySet<Guid>? several)
    {
        var order = new int[services.Count];
        var starts = new SortedDictionary<int, int>();
        foreach (var service in services)
            starts[providerOf[service]] = starts.GetValueOrDefault(providerOf[service]) + 1;
        var at = 0;
        foreach (var (provider, count) in starts.ToList())
            (starts[provider], at) = (at, at + count);
        var next = new Dictionary<int, int>(starts);
        for (var row = 0; row < order.Length; row++)
            order[next[providerOf[services[row]]]++] = row;

        var codeArrays = codes.Select((name, c) => (name, Values: Array.ConvertAll(order, row => codeColumns[c][row]))).ToDictionary(c => c.name, c => c.Values, StringComparer.Ordinal);
        long[] marked = [];
        if (several is not null)
        {
            codeArrays[RowColumns.Several] = Array.ConvertAll(order, row => several.Contains(persons[row]) ? (ushort)1 : (ushort)0);
            marked = [.. order.Where(row => several.Contains(persons[row])).Select(row => Digest(persons[row]))];
        }
        var columns = new RowColumns(Array.ConvertAll(order, row => services[row]), codeArrays,
            numbers.Select((name, n) => (name, Values: Array.ConvertAll(order, row => numberColumns[n][row]))).ToDictionary(n => n.name, n => n.Values, StringComparer.Ordinal)) { Persons = marked };
        var before = 0;
        var slices = new Dictionary<int, Slice>();
        foreach (var (provider, start) in starts)
        {
            var length = next[provider] - start;
            slices[provider] = new Slice(columns, start, length, before);
            if (several is not null)
                before += codeArrays[RowColumns.Several].AsSpan(start, length).Count((ushort)1);
        }
        return (columns, slices);
    }

    /// <summary>Slices of whatever columns, copied beside each other.</summary>
    public static (RowColumns Columns, IReadOnlyList<(int Provider, Slice Slice)> Slices) Together(IReadOnlyDictionary<int, Slice> slices)
    {
        var (ordered, rows, persons) = (slices.OrderBy(s => s.Key).ToList(), 0, 0);
        if (ordered.Count == 0)
            return (RowColumns.Empty, []);
        if (ordered.All(s => ReferenceEquals(s.Value.Columns, ordered[0].Value.Columns)))
            return (ordered[0].Value.Columns, [.. ordered.Select(s => (s.Key, s.Value))]);
        T[] Copy<T>(Func<RowColumns, T[]> column) => [.. ordered.SelectMany(s => new ArraySegment<T>(column(s.Value.Columns), s.Value.Start, s.Value.Length))];
        int Marked(Slice s) => s.Columns.Codes.TryGetValue(RowColumns.Several, out var several) ? several.AsSpan(s.Start, s.Length).Count((ushort)1) : 0;
        var (first, places) = (ordered[0].Value.Columns, new List<(int, int, int, int)>());
        foreach (var (provider, slice) in ordered)
        {
            places.Add((provider, rows, slice.Length, persons));
            (rows, persons) = (rows + slice.Length, persons + Marked(slice));
        }
        var columns = new RowColumns(Copy(c => c.Service), first.Codes.Keys.ToDictionary(k => k, k => Copy(c => c.Codes[k]), StringComparer.Ordinal), first.Numbers.Keys.ToDictionary(k => k, k => Copy(c => c.Numbers[k]), StringComparer.Ordinal))
        {
            Persons = [.. ordered.SelectMany(s => s.Value.Columns.Persons.Skip(s.Value.Persons).Take(Marked(s.Value)))],
        };
        return (columns, [.. places.Select(p => (p.Item1, new Slice(columns, p.Item2, p.Item3, p.Item4)))]);
    }

    /// <summary>Eight bytes that tell one person from another; the person cannot be looked up by them.</summary>
    public static long Digest(Guid person)
    {
        Span<byte> bytes = stackalloc byte[16];
        person.TryWriteBytes(bytes);
        return BitConverter.ToInt64(bytes) ^ BitConverter.ToInt64(bytes[8..]);
    }
}
