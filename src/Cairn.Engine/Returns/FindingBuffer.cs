namespace Cairn.Engine.Returns;

/// <summary>Findings of one chunk of rows: values copied into one block, nothing allocated per finding.</summary>
internal sealed class FindingBuffer
{
    private (Rule Rule, int Line, int Start, int Length, string? Detail)[] rows = new (Rule, int, int, int, string?)[256];
    private byte[] values = new byte[4096];
    private int used;

    public int Count { get; private set; }

    public void Clear()
    {
        if (Count > 0)
            Array.Clear(rows, 0, Count);
        Count = 0;
        used = 0;
    }

    public void Add(Rule rule, int line, ReadOnlySpan<byte> value, string? detail = null)
    {
        if (Count == rows.Length)
            Array.Resize(ref rows, rows.Length * 2);
        if (used + value.Length > values.Length)
            Array.Resize(ref values, Math.Max(values.Length * 2, used + value.Length));
        value.CopyTo(values.AsSpan(used));
        rows[Count++] = (rule, line, used, value.Length, detail);
        used += value.Length;
    }

    /// <summary>Puts the findings from <paramref name="first"/> on, those of one row, in column order; equal columns stay as found.</summary>
    public void SortFrom(int first)
    {
        for (var i = first + 1; i < Count; i++)
        {
            var row = rows[i];
            var at = i;
            for (; at > first && rows[at - 1].Rule.Order > row.Rule.Order; at--)
                rows[at] = rows[at - 1];
            rows[at] = row;
        }
    }

    public void HandTo(FindingHandler handler)
    {
        for (var i = 0; i < Count; i++)
        {
            ref readonly var row = ref rows[i];
            handler(new Finding(row.Rule, row.Line, values.AsSpan(row.Start, row.Length), row.Detail));
        }
    }
}
