using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>
/// The row that names the columns, looked for in the first 20 lines, and with it the kind of the file and its separator. A semicolon
/// also parts the items of a list, so the header alone decides: the separator is the one that yields the most columns of one file.
/// </summary>
internal sealed class HeaderRow
{
    private const int SearchedLines = 20;

    private static readonly byte[] Separators = [(byte)',', (byte)'\t', (byte)';'];

    public required ReturnsFile File { get; init; }

    public required byte Separator { get; init; }

    public required int Line { get; init; }

    /// <summary>Cells of the row as they are written.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public static HeaderRow Find(Utf8Source source, int size)
    {
        var head = new byte[size + source.LeastRoom + Chunk.Padding];
        var filled = 0;
        for (int read; filled < size && (read = source.Read(head.AsSpan(filled, head.Length - Chunk.Padding - filled))) > 0;)
            filled += read;
        HeaderRow? best = null;
        var most = 2;
        foreach (var separator in Separators)
        {
            var splitter = new RowSplitter(separator);
            splitter.Start(head.ToArray(), filled, 1);
            while (splitter.Read() && splitter.Line <= SearchedLines)
            {
                var names = Enumerable.Range(0, Math.Min(splitter.Count, 1000)).Select(c => Encoding.UTF8.GetString(splitter[c])).ToArray();
                foreach (var file in Enum.GetValues<ReturnsFile>())
                {
                    var known = names.Count(n => Columns.Of(file).Find(n) >= 0);
                    if (known > most)
                    {
                        most = known;
                        best = new() { File = file, Separator = separator, Line = splitter.Line, Names = names };
                    }
                }
            }
        }
        return best ?? throw new UnusableFileException(1, "header", "No row of column names was found in the first 20 lines.",
            "Start the file with the row of column names (LOCALESTID, STATUS … or LOCALESTID, UNIQUEWORKERID …), separated by commas.");
    }
}
