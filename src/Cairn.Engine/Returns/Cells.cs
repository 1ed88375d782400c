namespace Cairn.Engine.Returns;

/// <summary>The current row by the format's columns, in whatever order the file has them.</summary>
internal sealed class Cells(FileLayout layout)
{
    public RowSplitter Splitter { get; } = new(layout.Header.Separator);

    public FileLayout Layout => layout;

    /// <summary>The column's value; empty where the file or the row lacks it.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        get
        {
            var place = layout.Place(column);
            return place >= 0 && place < Splitter.Count ? Splitter[place] : default;
        }
    }

    /// <summary>Moves to the next row that holds anything and lies after the header.</summary>
    public bool Next()
    {
        while (Splitter.Read())
            if (Splitter.Line > layout.Header.Line && !Splitter.IsBlank)
                return true;
        return false;
    }
}
