using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>The file's text as UTF-8 without its mark, whatever it was written in.</summary>
internal sealed class Utf8Source : IDisposable
{
    private readonly Stream stream;
    private readonly TextForm form;
    private readonly Decoder? decoder;
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly byte[] raw = [];
    private readonly char[] letters = [];

    public Utf8Source(Stream stream, TextForm form)
    {
        this.stream = stream;
        this.form = form;
        Span<byte> mark = stackalloc byte[form.MarkLength];
        stream.ReadExactly(mark);
        BytesRead = form.MarkLength;
        if (form.Encoding == TextEncoding.Utf8)
            return;
        raw = new byte[1 << 16];
        letters = new char[raw.Length + 1];
        if (form.Encoding != TextEncoding.Windows1252)
            decoder = new UnicodeEncoding(form.Encoding == TextEncoding.Utf16Big, byteOrderMark: false, throwOnInvalidBytes: true).GetDecoder();
    }

    /// <summary>Bytes of the file taken so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Fills what it can of <paramref name="into"/>, which must be at least 256 KiB for encodings other than UTF-8; 0 at the end.</summary>
    public int Read(Span<byte> into)
    {
        if (form.Encoding == TextEncoding.Utf8)
        {
            var read = stream.Read(into);
            BytesRead += read;
            return read;
        }
        while (true)
        {
            var taken = stream.Read(raw);
            BytesRead += taken;
            var count = decoder is null ? FromWindows1252(taken) : FromUtf16(taken);
            var written = encoder.GetBytes(letters.AsSpan(0, count), into, flush: taken == 0);
            if (written > 0 || taken == 0)
                return written;
        }
    }

    /// <summary>Room that one read may need: a unit of UTF-16 or a byte of 1252 becomes at most three bytes.</summary>
    public int LeastRoom => form.Encoding == TextEncoding.Utf8 ? 1 : (letters.Length + 4) * 3;

    public void Dispose() => stream.Dispose();

    private int FromWindows1252(int taken)
    {
        for (var i = 0; i < taken; i++)
            letters[i] = Windows1252.Letter(raw[i]);
        return taken;
    }

    private int FromUtf16(int taken)
    {
        try
        {
            return decoder!.GetChars(raw.AsSpan(0, taken), letters, flush: taken == 0);
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableFileException(1, "encoding", "The file is UTF-16 with broken letters in it.",
                "Save it again from the spreadsheet as \"CSV UTF-8\" and send the new file.");
        }
    }
}
