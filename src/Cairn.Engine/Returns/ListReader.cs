namespace Cairn.Engine.Returns;

/// <summary>Items of a cell that holds a list, parted by semicolons. An empty cell has one empty item, as in the format's checker.</summary>
internal ref struct ListReader(ReadOnlySpan<byte> cell)
{
    private ReadOnlySpan<byte> rest = cell;
    private bool done;

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        if (done)
            return false;
        var at = rest.IndexOf((byte)';');
        done = at < 0;
        Current = (done ? rest : rest[..at]).Trim((byte)' ');
        rest = done ? default : rest[(at + 1)..];
        return true;
    }

    public readonly ListReader GetEnumerator() => this;

    public static int Count(ReadOnlySpan<byte> cell) => cell.Count((byte)';') + 1;

    /// <summary>The nth item, from 0; empty past the end.</summary>
    public static ReadOnlySpan<byte> Item(ReadOnlySpan<byte> cell, int index)
    {
        var list = new ListReader(cell);
        while (list.MoveNext())
            if (index-- == 0)
                return list.Current;
        return default;
    }
}
