using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>A backup opened to be read: its manifest, and each part proved by its digest while it is read.</summary>
public sealed class BackupFile : IDisposable
{
    /// <summary>The list of the erased that lies beside backups.</summary>
    public const string ErasedBeside = "cairn-erased.txt";

    private readonly ZipArchive zip;

    public BackupFile(string file, Keys keys)
    {
        if (!File.Exists(file))
            throw new RefusedException($"There is no file {file}.");
        Name = file;
        var closed = new SealedStream(new FileStream(file, FileMode.Open, FileAccess.Read), keys);
        try
        {
            zip = new ZipArchive(closed, ZipArchiveMode.Read);
            using var from = zip.GetEntry(Manifest.Entry)!.Open();
            Manifest = JsonSerializer.Deserialize<Manifest>(from)!;
        }
        catch (InvalidDataException)
        {
            throw Damaged("its list of contents");
        }
        finally
        {
            if (Manifest is null)
                closed.Dispose();
        }
        if (Manifest.Format > Manifest.Newest)
            throw new RefusedException($"{file} was made by a newer Cairn ({Manifest.Version}). Restore it with that version.");
    }

    public string Name { get; }
    public Manifest Manifest { get; }

    public IEnumerable<ReadOnlyMemory<byte>> Rows(ManifestTable table)
    {
        using var from = new BufferedStream(Part(Manifest.TableEntry(table.Name)), 1 << 16);
        var digest = new RowsDigest();
        var length = new byte[4];
        foreach (var row in RowsAhead.Of(to =>
        {
            if (digest.Rows == table.Rows)
                return digest.ToString() == table.Digest && from.ReadByte() == -1 ? false : throw Damaged($"table {table.Name}");
            from.ReadExactly(length);
            var size = BinaryPrimitives.ReadInt32LittleEndian(length);
            var row = to.GetSpan(size)[..size];
            from.ReadExactly(row);
            digest.Add(row);
            to.Advance(size);
            return true;
        }))
            yield return row;
    }

    public void Copy(ManifestFile file, Stream to)
    {
        using var from = Part(Manifest.FileEntry(file.Name));
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            digest.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }
        if (Convert.ToHexString(digest.GetHashAndReset()) != file.Digest)
            throw Damaged(file.Name);
    }

    private Stream Part(string name) => zip.GetEntry(name)?.Open() ?? throw Damaged(name);

    private RefusedException Damaged(string part) => new($"{Name} is damaged in {part}. It cannot be restored; use another backup.");

    public void Dispose() => zip.Dispose();
}
