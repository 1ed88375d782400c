using System.Data.Common;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Operate;

namespace Cairn.Tests;

/// <summary>A database as an earlier schema kept it.</summary>
public static class OldData
{
    /// <summary>The tables and columns of that time, with the rows of the newest.</summary>
    public static async Task<Dictionary<TableShape, string>> Make(Store old, Store newest, int number, CancellationToken stop = default)
    {
        await using var from = await newest.Engine.OpenSnapshot(stop);
        await using var db = await newest.Read(Scope.System, stop);
        await using var transaction = await old.Engine.BeginRestore(stop);
        await using var connection = transaction.Connection!;
        await Schema.Update(old, transaction, number, stop);
        Dictionary<TableShape, string> made = [];
        foreach (var table in TableShape.All(db))
        {
            var names = await Columns(transaction, table.Name, old.Engine.Name, stop);
            var then = new TableShape(table.Name, [.. table.Columns.Where(c => names.Contains(c.Name))]);
            if (then.Columns.Count == 0)
                continue;
            List<ReadOnlyMemory<byte>> rows = [];
            await BackupWriter.Read(from, then, row => rows.Add(row.ToArray()), stop);
            await old.Engine.Load(transaction, then, rows, stop);
            made[then] = (await BackupWriter.Digest(connection, then, stop, transaction)).ToString();
        }
        await transaction.CommitAsync(stop);
        return made;
    }

    private static async Task<HashSet<string>> Columns(DbTransaction transaction, string table, string engine, CancellationToken stop)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = engine == "sqlite" ? $"SELECT name FROM pragma_table_info('{table}')" : $"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'";
        await using var reader = await command.ExecuteReaderAsync(stop);
        HashSet<string> names = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(stop))
            names.Add(reader.GetString(0));
        return names;
    }
}
