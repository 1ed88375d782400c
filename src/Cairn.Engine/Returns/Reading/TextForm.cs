using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cairn.Engine.Returns;

internal enum TextEncoding : byte { Utf8, Utf16Little, Utf16Big, Windows1252 }

/// <summary>A file that cannot be read as a whole: what is wrong and what to do.</summary>
internal sealed class UnusableFileException(int line, string code, string message, string advice) : Exception(message)
{
    public int Line { get; } = line;

    public string Code { get; } = code;

    public string Advice { get; } = advice;
}

/// <summary>
/// How a file's bytes are letters: a byte order mark says; else zero bytes in every second place (UTF-16); else strict UTF-8; else
/// Windows-1252. Nothing is ever replaced: bytes that no reading explains make the file unusable.
/// </summary>
internal sealed record TextForm(TextEncoding Encoding, int MarkLength)
{
    private const int Sniffed = 4096;

    public string Name => Encoding switch
    {
        TextEncoding.Utf8 => MarkLength > 0 ? "UTF-8 with byte order mark" : "UTF-8",
        TextEncoding.Utf16Little => "UTF-16 little-endian",
        TextEncoding.Utf16Big => "UTF-16 big-endian",
        _ => "Windows-1252",
    };

    /// <summary>Reads the whole stream once.</summary>
    public static TextForm Detect(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            return Detect(stream, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static TextForm Detect(Stream stream, byte[] buffer)
    {
        var filled = stream.ReadAtLeast(buffer, Sniffed, throwOnEndOfStream: false);
        var head = buffer.AsSpan(0, Math.Min(filled, Sniffed));
        if (filled == 0)
            throw new UnusableFileException(1, "empty", "The file is empty.", "Export the data again and send the new file.");
        RefuseOtherKinds(head);
        var form = FromMark(head) ?? FromZeros(head);
        return form is { Encoding: not TextEncoding.Utf8 } ? form : CheckUtf8(stream, buffer, filled, form);
    }

    private static TextForm? FromMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(TextEncoding.Utf8, 3),
        [0xFF, 0xFE, ..] => new(TextEncoding.Utf16Little, 2),
        [0xFE, 0xFF, ..] => new(TextEncoding.Utf16Big, 2),
        _ => null,
    };

    /// <summary>The header's letters are in ASCII, so that every second byte of UTF-16 is mostly zero.</summary>
    private static TextForm? FromZeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0)
                _ = (i & 1) == 0 ? even++ : odd++;
        var many = head.Length / 4;
        return odd > many && even < odd / 8 ? new(TextEncoding.Utf16Little, 0)
            : even > many && odd < even / 8 ? new(TextEncoding.Utf16Big, 0)
            : null;
    }

    private static TextForm CheckUtf8(Stream stream, byte[] buffer, int filled, TextForm? marked)
    {
        var valid = true;
        var undefined = false;
        while (filled > 0)
        {
            var whole = filled;
            if (valid)
            {
                // A letter cut by the end of the block is carried into the next.
                whole -= CutLetter(buffer.AsSpan(0, filled));
                valid = Utf8.IsValid(buffer.AsSpan(0, whole));
            }
            if (!valid)
                whole = filled;
            undefined |= buffer.AsSpan(0, whole).IndexOfAny(Windows1252.Undefined) >= 0;
            buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
            var carried = filled - whole;
            var more = stream.ReadAtLeast(buffer.AsSpan(carried), buffer.Length - carried, throwOnEndOfStream: false);
            filled = carried + more;
            if (more == 0 && carried > 0)
            {
                valid = false;
                filled = 0;
            }
        }
        if (valid)
            return marked ?? new(TextEncoding.Utf8, 0);
        if (marked is not null || undefined)
            throw new UnusableFileException(1, "encoding", "The file is neither UTF-8 nor Windows-1252: some of its bytes are no letters in either.",
                "Save it again from the spreadsheet as \"CSV UTF-8\" and send the new file.");
        return new(TextEncoding.Windows1252, 0);
    }

    private static int CutLetter(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
        {
            var b = block[^back];
            if (b >= 0xC0)
                return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
            if (b < 0x80)
                return 0;
        }
        return 0;
    }

    private static void RefuseOtherKinds(ReadOnlySpan<byte> head)
    {
        var kind = head switch
        {
            [0x50, 0x4B, 3, 4, ..] => "an Excel workbook or a ZIP archive",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old Excel workbook",
            [0x25, 0x50, 0x44, 0x46, ..] => "a PDF document",
            [0x1F, 0x8B, ..] => "a compressed file",
            _ => null,
        };
        if (kind is not null)
            throw new UnusableFileException(1, "kind", $"The file is {kind}, not CSV.", "Open it and save it as \"CSV UTF-8\", then send that file.");
    }
}
