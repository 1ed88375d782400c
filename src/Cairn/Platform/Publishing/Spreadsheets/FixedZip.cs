using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cairn.Platform.Publishing;

/// <summary>A ZIP file that is the same whenever it is made: its entries in the order given, all dated by the publication.</summary>
internal sealed class FixedZip(Stream to, DateOnly date) : IDisposable
{
    // Without the mark at its start: OpenDocument and Office Open XML are UTF-8 by themselves.
    private static readonly XmlWriterSettings plain = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(string name, XElement content) => Write(name, CompressionLevel.Optimal, entry =>
    {
        using var writer = XmlWriter.Create(entry, plain);
        new XDocument(new XDeclaration("1.0", "UTF-8", null), content).Save(writer);
    });

    /// <summary>Not compressed, as OpenDocument asks of its first entry.</summary>
    public void Store(string name, string content) => Write(name, CompressionLevel.NoCompression, entry => entry.Write(Encoding.ASCII.GetBytes(content)));

    private void Write(string name, CompressionLevel level, Action<Stream> write)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        using var stream = entry.Open();
        write(stream);
    }

    public void Dispose() => zip.Dispose();
}
