using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cairn.Engine.Returns;

/// <summary>
/// Splits a chunk into rows and cells in place: 64 bytes are compared at once with the separator, the line ends and the quote, and only
/// the hits are looked at. A doubled quote is undone in the chunk itself, so that every cell is one span.
/// </summary>
internal sealed class RowSplitter(byte separator)
{
    private byte[] text = [];
    private int length;
    private int block;
    private ulong hits;
    private int next;
    private int line;
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /// <summary>Cells of the current row.</summary>
    public int Count { get; private set; }

    /// <summary>Physical line on which the current row starts.</summary>
    public int Line { get; private set; }

    /// <summary>Text follows a closing quote in the current row.</summary>
    public bool BrokenQuote { get; private set; }

    /// <summary>The current row has no text at all.</summary>
    public bool IsBlank => Count == 1 && ends[0] == starts[0];

    public void Start(Chunk chunk) => Start(chunk.Bytes, chunk.Length, chunk.FirstLine);

    /// <param name="bytes">The text, with at least <see cref="Chunk.Padding"/> bytes after it.</param>
    public void Start(byte[] bytes, int textLength, int firstLine)
    {
        text = bytes;
        length = textLength;
        line = firstLine;
        next = 0;
        Seek(0);
    }

    /// <summary>Where the next row starts, in bytes from the start of the text.</summary>
    public int Position => next;

    /// <summary>The cell as it stands in the file, without the spaces around it.</summary>
    public ReadOnlySpan<byte> this[int cell]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int start = starts[cell], end = ends[cell];
            return end > start && (text[start] <= ' ' || text[end - 1] <= ' ') ? Trim(start, end) : text.AsSpan(start, end - start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        if (next >= length)
            return false;
        Count = 0;
        BrokenQuote = false;
        Line = line;
        var start = next;
        while (true)
        {
            if (hits == 0 && !FindBlock())
            {
                Add(start, length);
                return EndRow(length);
            }
            var hit = block + BitOperations.TrailingZeroCount(hits);
            hits &= hits - 1;
            var letter = text[hit];
            if (letter == separator)
            {
                if (Count == starts.Length)
                    Widen();
                starts[Count] = start;
                ends[Count++] = hit;
                start = hit + 1;
            }
            else if (letter != '"')
            {
                Add(start, hit);
                return EndRow(AfterLineEnd(hit));
            }
            else if (hit == start)
            {
                start = Quoted(hit);
                if (start >= length)
                    return EndRow(length);
                if (text[start] != separator)
                    return EndRow(AfterLineEnd(start));
                start++;
            }
        }
    }

    /// <summary>Adds the quoted cell that opens here; returns the place of the separator or line end after it.</summary>
    private int Quoted(int open)
    {
        int from = open + 1, to = from, at = from;
        while (true)
        {
            var quote = text.AsSpan(at, length - at).IndexOf((byte)'"');
            var stop = quote < 0 ? length : at + quote;
            if (to != at)
                text.AsSpan(at, stop - at).CopyTo(text.AsSpan(to));
            to += stop - at;
            at = stop + 1;
            if (at >= length || text[at] != '"')
                break;
            text[to++] = (byte)'"';
            at++;
        }
        at = Math.Min(at, length);
        line += ChunkReader.LineEnds(text.AsSpan(from, to - from));
        Seek(at);
        var end = NextHit();
        while (end < length && text[end] == '"')
            end = NextHit();
        if (end != at)
        {
            BrokenQuote |= text.AsSpan(at, end - at).ContainsAnyExcept((byte)' ', (byte)'\t');
        }
        Add(from, to);
        return end;
    }

    private ReadOnlySpan<byte> Trim(int start, int end)
    {
        while (start < end && text[start] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            start++;
        while (start < end && text[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            end--;
        return text.AsSpan(start, end - start);
    }

    private void Add(int start, int end)
    {
        if (Count == starts.Length)
            Widen();
        starts[Count] = start;
        ends[Count++] = end;
    }

    private void Widen()
    {
        Array.Resize(ref starts, Count * 2);
        Array.Resize(ref ends, Count * 2);
    }

    private bool EndRow(int after)
    {
        next = after;
        return true;
    }

    private int AfterLineEnd(int at)
    {
        line++;
        if (text[at] != '\r' || at + 1 >= length || text[at + 1] != '\n')
            return at + 1;
        NextHit();
        return at + 2;
    }

    private int NextHit()
    {
        if (hits == 0 && !FindBlock())
            return length;
        var hit = block + BitOperations.TrailingZeroCount(hits);
        hits &= hits - 1;
        return hit;
    }

    /// <summary>Moves to the next 64 bytes that hold a hit; false at the end of the text, past which there is none.</summary>
    private bool FindBlock()
    {
        while (block + 64 < length)
        {
            block += 64;
            hits = Compare(block);
            if (hits != 0)
                return true;
        }
        return false;
    }

    private void Seek(int at)
    {
        block = at & ~63;
        hits = block < length ? Compare(block) & (ulong.MaxValue << (at & 63)) : 0;
    }

    private ulong Compare(int at)
    {
        var sep = Vector256.Create(separator);
        var (feed, back, quote) = (Vector256.Create((byte)'\n'), Vector256.Create((byte)'\r'), Vector256.Create((byte)'"'));
        var low = Vector256.LoadUnsafe(ref text[at]);
        var high = Vector256.LoadUnsafe(ref text[at + 32]);
        var lowHits = Vector256.Equals(low, sep) | Vector256.Equals(low, feed) | Vector256.Equals(low, back) | Vector256.Equals(low, quote);
        var highHits = Vector256.Equals(high, sep) | Vector256.Equals(high, feed) | Vector256.Equals(high, back) | Vector256.Equals(high, quote);
        return lowHits.ExtractMostSignificantBits() | ((ulong)highHits.ExtractMostSignificantBits() << 32);
    }
}
