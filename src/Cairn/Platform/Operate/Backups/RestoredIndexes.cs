using System.Data.Common;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>Indexes are made once all rows are there: in one pass, not row by row.</summary>
internal static class RestoredIndexes
{
    public static async Task<IReadOnlyList<string>> Take(Store store, DbTransaction transaction, CancellationToken stop)
    {
        List<(string Name, string Definition)> indexes = [];
        await using (var command = transaction.Connection!.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText = store.Engine.Indexes;
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                indexes.Add((reader.GetString(0), reader.GetString(1)));
        }
        await Make([.. indexes.Select(i => $"DROP INDEX \"{i.Name}\"")], transaction, stop);
        return [.. indexes.Select(i => i.Definition)];
    }

    public static async Task Make(IReadOnlyList<string> statements, DbTransaction transaction, CancellationToken stop)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        foreach (var statement in statements)
        {
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
