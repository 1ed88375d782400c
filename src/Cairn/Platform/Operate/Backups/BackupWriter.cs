using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>Puts tables and files into a backup, part after part, each with its digest.</summary>
internal sealed class BackupWriter(ZipArchive zip)
{
    public async Task<ManifestTable> Table(DbConnection snapshot, TableShape table, Action<long> progress, CancellationToken stop)
    {
        await using var to = new BufferedStream(zip.CreateEntry(Manifest.TableEntry(table.Name), CompressionLevel.Fastest).Open(), 1 << 16);
        var digest = new RowsDigest();
        var length = new byte[4];
        await Read(snapshot, table, row =>
        {
            digest.Add(row);
            BinaryPrimitives.WriteInt32LittleEndian(length, row.Length);
            to.Write(length);
            to.Write(row);
            if (digest.Rows % 100_000 == 0)
                progress(digest.Rows);
        }, stop);
        return new ManifestTable(table.Name, table.Columns, digest.Rows, digest.ToString());
    }

    public async Task<ManifestFile> File(string name, Stream content, CancellationToken stop)
    {
        await using var to = zip.CreateEntry(Manifest.FileEntry(name), CompressionLevel.Fastest).Open();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; bytes += read)
        {
            digest.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        return new ManifestFile(name, bytes, Convert.ToHexString(digest.GetHashAndReset()));
    }

    public delegate void Row(ReadOnlySpan<byte> row);

    /// <summary>Every row of a table, as bytes that do not depend on the database.</summary>
    public static async Task Read(DbConnection from, TableShape table, Row row, CancellationToken stop, DbTransaction? transaction = null)
    {
        await using var command = from.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT {table.Names} FROM \"{table.Name}\"";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(stop);
        foreach (var bytes in RowsAhead.Of(to =>
        {
            if (!reader.Read())
                return false;
            RowBytes.Write(to, reader, table.Columns);
            return true;
        }))
        {
            stop.ThrowIfCancellationRequested();
            row(bytes.Span);
        }
    }

    public static async Task<RowsDigest> Digest(DbConnection from, TableShape table, CancellationToken stop, DbTransaction? transaction = null)
    {
        var digest = new RowsDigest();
        await Read(from, table, digest.Add, stop, transaction);
        return digest;
    }
}
