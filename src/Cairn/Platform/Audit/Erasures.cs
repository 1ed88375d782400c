using System.Data.Common;
using System.Globalization;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Audit;

/// <summary>
/// Who has been erased, by the identifier of their key and the time at which it was seen: no name, nothing else. A backup from before
/// an erasure still holds the key, so the list lives outside the database and beside the backups, and every restore goes by it.
/// </summary>
public static class Erasures
{
    private static readonly Lock Adding = new();

    public static string FileOf(Settings settings) => settings.File("audit", "erased.txt");

    /// <summary>Adds to the list whoever was erased since; each minute with the audit's root.</summary>
    public static async Task Export(Store store, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        Add(FileOf(store.Settings), await Of(db, stop), store.Clock.Now);
    }

    public static Task<List<Guid>> Of(Db db, CancellationToken stop) => db.Set<AuditKey>().AsNoTracking().Where(k => k.Salt == null).Select(k => k.Id).ToListAsync(stop);

    /// <summary>Whole lines alone: what a killed program left unfinished is written again.</summary>
    public static IReadOnlySet<Guid> Read(string file) => !File.Exists(file) ? new HashSet<Guid>()
        : File.ReadLines(file).Where(l => l.EndsWith('Z')).Select(l => Guid.TryParse(l.Split(' ')[0], out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();

    public static void Add(string file, IEnumerable<Guid> ids, DateTime at)
    {
        lock (Adding) // of an erasure and the minute's export neither finds the file held
            Append(file, ids, at);
    }

    private static void Append(string file, IEnumerable<Guid> ids, DateTime at)
    {
        var lines = ids.Except(Read(file)).Select(id => string.Create(CultureInfo.InvariantCulture, $"{id} {at:s}Z")).ToList();
        if (lines.Count == 0 && File.Exists(file))
            return;
        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        using var to = new FileStream(file, FileMode.Append);
        using var writer = new StreamWriter(to);
        // Begins on a line of its own, whatever was left.
        writer.Write(to.Length > 0 ? "\n" : "");
        lines.ForEach(writer.WriteLine);
        writer.Flush();
        to.Flush(flushToDisk: true);
    }

    /// <summary>Destroys keys that a restored database holds again.</summary>
    public static async Task<int> Apply(Store store, DbTransaction transaction, IReadOnlySet<Guid> erased, CancellationToken stop)
    {
        var count = 0;
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE audit_key SET salt = NULL WHERE id = @id AND salt IS NOT NULL";
        var id = command.CreateParameter();
        id.ParameterName = "id";
        command.Parameters.Add(id);
        foreach (var one in erased)
        {
            id.Value = store.Engine.Stored(one);
            count += await command.ExecuteNonQueryAsync(stop);
        }
        return count;
    }
}
