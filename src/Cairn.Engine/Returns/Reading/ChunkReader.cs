namespace Cairn.Engine.Returns;

/// <summary>Cuts the text into blocks of whole rows, so that several can be read at once. A line end inside quotes is no row's end.</summary>
/// <param name="length">Of the input in bytes, where it is known: a single row needs no block of half a million.</param>
internal sealed class ChunkReader(Utf8Source source, byte separator, long? length = null) : IDisposable
{
    public const int Size = 1 << 19;

    /// <summary>The longest row, in bytes; a longer one is a quote that was never closed, or no CSV.</summary>
    public const int LongestRow = 1 << 20;

    private readonly int size = SizeFor(length);
    private byte[] carry = [];
    private bool ended;
    private int line = 1;

    public long BytesRead => source.BytesRead;

    /// <summary>A block for this input.</summary>
    public Chunk NewChunk() => new(size);

    /// <summary>Bytes of UTF-8 to read at once: no encoding makes more than three of one.</summary>
    public static int SizeFor(long? length) => length is { } bytes && bytes < Size / 4 ? (int)bytes * 3 + 1024 : Size;

    /// <summary>Fills the chunk with the next rows; false at the end of the file.</summary>
    public bool Next(Chunk chunk)
    {
        // An input longer than it was said to be may have left more than a block of that length holds.
        if (chunk.Bytes.Length < carry.Length + Chunk.Padding)
            chunk.Bytes = new byte[carry.Length + size + Chunk.Padding];
        carry.CopyTo(chunk.Bytes, 0);
        chunk.Length = carry.Length;
        chunk.FirstLine = line;
        var target = size;
        while (true)
        {
            Fill(chunk, target);
            if (chunk.Length == 0)
                return false;
            var end = EndOfRows(chunk.Bytes.AsSpan(0, chunk.Length), out var openQuote);
            if (ended && openQuote < 0)
                end = chunk.Length;
            if (end > 0 && !(ended && openQuote >= 0))
            {
                carry = chunk.Bytes.AsSpan(end, chunk.Length - end).ToArray();
                chunk.Length = end;
                chunk.Bytes.AsSpan(end, Chunk.Padding).Clear();
                line += LineEnds(chunk.Bytes.AsSpan(0, end));
                return true;
            }
            if (ended || chunk.Length > LongestRow)
                throw Unreadable(chunk.Bytes.AsSpan(0, chunk.Length), openQuote);
            target = chunk.Length + size;
        }
    }

    public void Dispose() => source.Dispose();

    private void Fill(Chunk chunk, int target)
    {
        var room = target + source.LeastRoom + Chunk.Padding;
        if (chunk.Bytes.Length < room)
        {
            var larger = new byte[room];
            chunk.Bytes.AsSpan(0, chunk.Length).CopyTo(larger);
            chunk.Bytes = larger;
        }
        while (!ended && chunk.Length < target)
        {
            var read = source.Read(chunk.Bytes.AsSpan(chunk.Length, target + source.LeastRoom - chunk.Length));
            chunk.Length += read;
            ended = read == 0;
        }
    }

    /// <summary>Where the last row that surely ends here ends, or 0; and where a quote opens that does not close, or -1.</summary>
    private int EndOfRows(ReadOnlySpan<byte> text, out int openQuote)
    {
        openQuote = -1;
        var end = 0;
        var at = 0;
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            var stop = quote < 0 ? text.Length : at + quote;
            // A lone CR at the very end may be half of CR LF: the row stays for the next block.
            var last = text[at..(stop == text.Length ? Math.Max(at, stop - (text[^1] == '\r' ? 1 : 0)) : stop)].LastIndexOfAny((byte)'\n', (byte)'\r');
            if (last >= 0)
                end = at + last + 1;
            if (quote < 0)
                return end;
            if (stop > 0 && text[stop - 1] is var before && before != separator && before != '\n' && before != '\r')
            {
                at = stop + 1;
                continue;
            }
            at = AfterQuoted(text, stop);
            if (at < 0)
            {
                openQuote = stop;
                return end;
            }
        }
    }

    /// <summary>The place after the quote that closes the one at <paramref name="open"/>, or -1 when it is not in the text.</summary>
    private int AfterQuoted(ReadOnlySpan<byte> text, int open)
    {
        for (var at = open + 1; ;)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0)
                return -1;
            at += quote + 1;
            if (at == text.Length)
                return ended ? at : -1;
            if (text[at] != '"')
                return at;
            at++;
        }
    }

    private UnusableFileException Unreadable(ReadOnlySpan<byte> text, int openQuote) => openQuote >= 0
        ? new(line + LineEnds(text[..openQuote]), "quote", $"A quotation mark opens a cell on line {line + LineEnds(text[..openQuote])} and is never closed.",
            "Close the quotation mark, or remove it, and send the file again.")
        : new(line, "row-length", $"Line {line} is longer than {LongestRow / 1024} KiB.", "Check that the file is CSV with one record a line, and send it again.");

    /// <summary>Line ends, LF, CR LF or CR alone.</summary>
    public static int LineEnds(ReadOnlySpan<byte> text)
    {
        var feeds = text.Count((byte)'\n');
        var returns = text.Count((byte)'\r');
        return returns == 0 ? feeds : feeds + returns - text.Count("\r\n"u8);
    }
}
