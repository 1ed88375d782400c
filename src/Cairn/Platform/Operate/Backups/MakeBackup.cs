using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>
/// Copies everything that the master key does not make: one sealed file, while the program serves. The database is seen as it was at one
/// moment. It is written under another name and gets its own when every byte is on the disk, so no file that breaks off looks whole.
/// </summary>
public static class MakeBackup
{
    public const string Ending = ".cairn";
    private const string Partial = ".partial";

    /// <param name="to">A folder, or a file whose name ends with .cairn; null: "backups" in the data folder.</param>
    public static async Task<BackupMade> Run(Settings settings, string? to, Action<string> tell, CancellationToken stop)
    {
        await using var store = await Store.OpenToRead(settings, stop);
        if (!File.Exists(Keys.FileOf(settings)))
            throw new RefusedException($"The master key {Keys.FileOf(settings)} is missing, so nothing can be sealed. Put it back first.");
        var began = store.Clock.Now;
        var file = FileOf(settings, to, began);
        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        RemoveLeft(Path.GetDirectoryName(file)!);
        Manifest manifest;
        await using (var raw = Open(file + Partial))
        {
            try
            {
                manifest = await Write(store, raw, tell, stop);
                raw.Flush(flushToDisk: true);
            }
            catch
            {
                File.Delete(file + Partial);
                throw;
            }
            File.Move(file + Partial, file, overwrite: true);
            PrivateFiles.FlushNames(Path.GetDirectoryName(file)!);
        }
        var made = new BackupMade(file, new FileInfo(file).Length, began, store.Clock.Now, manifest.Rows);
        BackupList.Add(settings, made);
        return made;
    }

    private static async Task<Manifest> Write(Store store, FileStream raw, Action<string> tell, CancellationToken stop)
    {
        var settings = store.Settings;
        await using var closed = new SealingStream(raw, store.Keys);
        List<ManifestFile> files = [];
        List<ManifestTable> tables = [];
        Manifest manifest;
        await using (var zip = new ZipArchive(closed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var writer = new BackupWriter(zip);
            // Roots before the database, so that none names what the database does not hold; uploads after it, so that none is missing.
            files.AddRange(await Files(writer, settings, "audit", stop));
            await using var snapshot = await store.Engine.OpenSnapshot(stop);
            var at = store.Clock.Now;
            var schema = await Schema.Applied(snapshot, stop);
            if (!schema.SequenceEqual(Schema.Scripts(store.Engine.Name).Select(s => s.Name)))
                throw new RefusedException("This data has the schema of another version of Cairn. Back it up with the version that serves it.");
            await using var db = await store.Read(Scope.System, stop);
            // Beside the backups lies who was erased by now: a restore of an older one goes by it.
            Erasures.Add(Path.Combine(Path.GetDirectoryName(raw.Name)!, BackupFile.ErasedBeside), (await Erasures.Of(db, stop)).Concat(Erasures.Read(Erasures.FileOf(settings))), at);
            foreach (var table in TableShape.All(db))
            {
                tables.Add(await writer.Table(snapshot, table, n => tell($"{table.Name}: {n:N0} rows"), stop));
                tell($"{table.Name}: {tables[^1].Rows:N0} rows");
            }
            files.AddRange(await Files(writer, settings, "keys", stop));
            files.AddRange(await Files(writer, settings, "returns", stop));
            manifest = new Manifest(Manifest.Newest, at, Running.Version, store.Engine.Name, schema, tables, files);
            await using var to = zip.CreateEntry(Manifest.Entry).Open();
            await JsonSerializer.SerializeAsync(to, manifest, cancellationToken: stop);
        }
        closed.Complete();
        return manifest;
    }

    /// <summary>Every file of a folder, but not the master key: a backup that held it would be open to whoever finds it.</summary>
    private static async Task<List<ManifestFile>> Files(BackupWriter writer, Settings settings, string folder, CancellationToken stop)
    {
        List<ManifestFile> files = [];
        var root = folder == "returns" ? settings.Uploads ?? settings.File(folder) : settings.File(folder);
        foreach (var path in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (path == settings.File("keys", "master"))
                continue;
            await using var content = OpenOrGone(path);
            if (content is not null)
                files.Add(await writer.File($"{folder}/{Path.GetRelativePath(root, path).Replace('\\', '/')}", content, stop));
        }
        return files;
    }

    /// <summary>An upload that was refused meanwhile is gone, and no row names it.</summary>
    private static Stream? OpenOrGone(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Path.GetFileName(path) == "roots.jsonl" ? WholeLines(file) : file;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static MemoryStream WholeLines(FileStream file)
    {
        using (file)
        {
            var bytes = new byte[Roots.Whole(file)];
            file.Position = 0;
            file.ReadExactly(bytes);
            return new MemoryStream(bytes);
        }
    }

    private static string FileOf(Settings settings, string? to, DateTime at) =>
        to?.EndsWith(Ending, StringComparison.Ordinal) == true ? Path.GetFullPath(to)
        : Path.Combine(Path.GetFullPath(to ?? settings.File("backups")), $"cairn-{at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{Ending}");

    private static FileStream Open(string partial)
    {
        try
        {
            return PrivateFiles.Make(partial, FileMode.Create);
        }
        catch (IOException) when (File.Exists(partial))
        {
            throw new RefusedException($"Another backup is writing {partial}. Wait until it has ended.");
        }
    }

    /// <summary>What a killed backup left; one that is being written is locked and stays.</summary>
    private static void RemoveLeft(string folder)
    {
        foreach (var left in Directory.GetFiles(folder, "*" + Ending + Partial))
        {
            try
            {
                using (new FileStream(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    File.Delete(left);
            }
            catch (IOException)
            {
                // It is being written.
            }
        }
    }
}
