using System.Data.Common;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <param name="Erased">Erasures made after the backup, done again.</param>
public sealed record Restored(Manifest Manifest, int Erased, AuditVerdict Audit);

/// <summary>
/// Makes the data of a backup anew, on either database, wholly or not at all: what was there stays until all is loaded, compared row by
/// row with the manifest, brought to this program's schema and on the disk.
/// </summary>
public static class RestoreBackup
{
    public static readonly Verb Verb = new("RestoreData", "The data is made anew from a backup; erasures made after it are done again.");

    /// <param name="erased">Who was erased after the backup, as far as is known.</param>
    /// <param name="eraseAgain">Takes their rows out of what was restored; their keys are destroyed before anything can be read.</param>
    public static async Task<Restored> Run(Settings settings, BackupFile backup, bool replace, IReadOnlySet<Guid> erased, Func<Store, IReadOnlySet<Guid>, CancellationToken, Task> eraseAgain, Action<string> tell, CancellationToken stop)
    {
        PrivateFiles.MakeFolder(settings.File());
        int again;
        using (var held = Store.Lock(settings))
            again = await Load(settings, backup, replace, erased, tell, stop);
        tell("opening what was restored");
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        tell("erasing again what was erased since");
        await eraseAgain(store, erased, stop);
        var verdict = await VerifyAudit.Run(store, n => tell($"audit: {n:N0} events read"), stop);
        await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), db =>
        {
            db.Note("Data", Guid.Empty, Guid.Empty, null, new JsonObject { ["made"] = backup.Manifest.Made.ToString("O"), ["rows"] = backup.Manifest.Rows, ["erasedAgain"] = again });
            return Task.FromResult(0);
        }, stop);
        return new Restored(backup.Manifest, again, verdict);
    }

    internal static async Task<int> Load(Settings settings, BackupFile backup, bool replace, IReadOnlySet<Guid> erased, Action<string> tell, CancellationToken stop)
    {
        await using (var now = new Store(settings, new Clock(TimeProvider.System, settings)))
        {
            if (!replace && await now.Engine.HasData(stop))
                throw new RefusedException($"{settings.Database ?? settings.File()} holds data already. Restore into another folder with --data, or say --replace.");
        }
        var name = NewId.Next().ToString("N");
        var folder = RestoreSwap.Begin(settings, name);
        try
        {
            var side = settings with { Data = folder };
            PrivateFiles.MakeFolder(folder);
            Files(backup, settings, side);
            await using var store = new Store(side, new Clock(TimeProvider.System, side));
            await using var transaction = await store.Engine.BeginRestore(stop);
            await using var connection = transaction.Connection!;
            await Tables(store, transaction, backup, tell, stop);
            var again = await Erasures.Apply(store, transaction, erased, stop);
            await Mark(transaction, name, stop);
            if (settings.Database is not null)
            {
                RestoreSwap.Finish(settings, name);
                await transaction.CommitAsync(stop);
            }
            else
            {
                await transaction.CommitAsync(stop);
                await connection.CloseAsync();
                using (var file = new FileStream(side.File("cairn.db"), FileMode.Open))
                    file.Flush(flushToDisk: true);
                RestoreSwap.Finish(settings, name);
            }
            return again;
        }
        catch
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task Tables(Store store, DbTransaction transaction, BackupFile backup, Action<string> tell, CancellationToken stop)
    {
        var through = Through(store.Engine.Name, backup);
        await Schema.Update(store, transaction, through, stop);
        var indexes = await RestoredIndexes.Take(store, transaction, stop);
        foreach (var table in backup.Manifest.Tables)
        {
            await store.Engine.Load(transaction, table.Shape, backup.Rows(table), stop);
            var held = await BackupWriter.Digest(transaction.Connection!, table.Shape, stop, transaction);
            if (held.Rows != table.Rows || held.ToString() != table.Digest)
                throw new RefusedException($"Table {table.Name} holds other rows than the backup: {held.Rows:N0} of {table.Rows:N0}. Nothing was changed.");
            tell($"{table.Name}: {table.Rows:N0} rows, digest {table.Digest[..16]}");
        }
        await RestoredIndexes.Make(indexes, transaction, stop);
        await Schema.Update(store, transaction, int.MaxValue, stop);
    }

    /// <summary>The last of this database's scripts whose work the backup holds; the scripts of the two databases share their names but not their numbers.</summary>
    private static int Through(string engine, BackupFile backup)
    {
        var held = backup.Manifest.Schema.Select(Word).ToHashSet(StringComparer.Ordinal);
        var unknown = held.Except(new[] { "sqlite", "postgres" }.SelectMany(Schema.Scripts).Select(s => Word(s.Name))).ToList();
        if (unknown.Count > 0)
            throw new RefusedException($"{backup.Name} was made by a newer Cairn ({backup.Manifest.Version}; schema step {unknown[0]} is not known here). Restore it with that version.");
        return Schema.Scripts(engine).Where(s => held.Contains(Word(s.Name))).Max(s => s.Number);

        static string Word(string script) => script[5..];
    }

    private static void Files(BackupFile backup, Settings settings, Settings side)
    {
        foreach (var file in backup.Manifest.Files)
        {
            var path = side.Uploads is { } uploads && file.Name.StartsWith("returns/", StringComparison.Ordinal) ? Path.Combine(uploads, file.Name["returns/".Length..]) : side.File(file.Name.Split('/'));
            using var to = PrivateFiles.Make(path, FileMode.Create);
            backup.Copy(file, to);
            to.Flush(flushToDisk: true);
        }
        if (settings.KeyFile is null)
            Keys.WritePrivate(side.File("keys", "master"), File.ReadAllText(settings.File("keys", "master")));
    }

    private static async Task Mark(DbTransaction transaction, string name, CancellationToken stop)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"DELETE FROM platform_marker WHERE name = '{Marker.Restored}'; INSERT INTO platform_marker (name, value) VALUES ('{Marker.Restored}', '{name}')";
        await command.ExecuteNonQueryAsync(stop);
    }
}
