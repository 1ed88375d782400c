using System.Text;
using Cairn.Engine.Returns;

namespace Cairn.Engine.ServiceLists;

/// <summary>A regulator's list that cannot be used as a whole: what is wrong, and what to do.</summary>
public sealed class UnusableListException(string message, string advice, IReadOnlyList<string>? missing = null) : Exception(message)
{
    public string Advice { get; } = advice;

    /// <summary>Columns without which nothing can be taken; empty where something else is wrong.</summary>
    public IReadOnlyList<string> Missing { get; } = missing ?? [];
}

/// <summary>
/// A regulator's list as letters. A byte order mark says how it was written; else strict UTF-8; else Windows-1252. Some published lists
/// begin with UTF-8's mark and go on in Windows-1252: those are read as Windows-1252 behind the mark.
/// </summary>
/// <param name="Encoding">In words, for the report.</param>
/// <param name="IsOdd">Whether bytes were met that are no letter in Windows-1252, or a mark that the rest does not keep to; nothing was replaced.</param>
public sealed record ListText(string Text, string Encoding, bool IsOdd)
{
    /// <summary>Most bytes that a list may have: five times the largest published.</summary>
    public const int MostBytes = 64 << 20;

    /// <exception cref="UnusableListException">It is empty, no text at all, or broken UTF-16.</exception>
    public static ListText Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            return Read(bytes, TextForm.Detect(stream), isOdd: false);
        }
        catch (UnusableFileException e) when (e.Code == "encoding")
        {
            return Read(bytes, new TextForm(TextEncoding.Windows1252, bytes.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? 3 : 0), isOdd: true);
        }
        catch (UnusableFileException e)
        {
            throw new UnusableListException(e.Message, e.Advice);
        }
    }

    private static ListText Read(byte[] bytes, TextForm form, bool isOdd)
    {
        var letters = bytes.AsSpan(form.MarkLength);
        try
        {
            var text = form.Encoding switch
            {
                TextEncoding.Utf8 => System.Text.Encoding.UTF8.GetString(letters),
                TextEncoding.Windows1252 => FromWindows1252(letters),
                _ => new UnicodeEncoding(form.Encoding == TextEncoding.Utf16Big, byteOrderMark: false, throwOnInvalidBytes: true).GetString(letters),
            };
            return new ListText(text, form.Name, isOdd);
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableListException("The file is UTF-16 with broken letters in it.", "Fetch it again from the regulator, or save it as \"CSV UTF-8\".");
        }
    }

    private static string FromWindows1252(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var one in bytes)
            text.Append(Windows1252.Letter(one));
        return text.ToString();
    }
}
