using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Platform.Database;

/// <summary>
/// Brings the schema up to date from numbered scripts with checksums, in an explicit step of its own. The data folder's lock
/// (SQLite) or the transaction (PostgreSQL) keeps two from doing it at once, so no lock row can be left behind.
/// </summary>
public static class Schema
{
    /// <summary>A script of the engine: number, file name, text, checksum.</summary>
    public sealed record Script(int Number, string Name, string Text)
    {
        public string Checksum => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    public static IReadOnlyList<Script> Scripts(string engine)
    {
        var assembly = typeof(Schema).Assembly;
        var prefix = $"schema.{engine}.";
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            var file = n[prefix.Length..];
            return new Script(int.Parse(file[..4], CultureInfo.InvariantCulture), file, reader.ReadToEnd().ReplaceLineEndings("\n"));
        })];
    }

    /// <summary>The scripts that made this database, in order; none where there is no schema.</summary>
    public static async Task<IReadOnlyList<string>> Applied(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM platform_schema ORDER BY number";
        await using var reader = await command.ExecuteReaderAsync(stop);
        List<string> names = [];
        while (await reader.ReadAsync(stop))
            names.Add(reader.GetString(0));
        return names;
    }

    public static async Task Update(Store store, CancellationToken stop)
    {
        await using var connection = await store.Engine.OpenOwner(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await Update(store, transaction, int.MaxValue, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Applies, inside a transaction, what is missing of the scripts up to a number.</summary>
    public static async Task Update(Store store, DbTransaction transaction, int through, CancellationToken stop)
    {
        async Task<object?> Run(string sql)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(stop);
        }

        await Run(store.Engine.BeforeSchema);
        await Run("CREATE TABLE IF NOT EXISTS platform_schema (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied text NOT NULL)");
        var scripts = Scripts(store.Engine.Name);
        var applied = Convert.ToInt32(await Run("SELECT coalesce(max(number), 0) FROM platform_schema"), CultureInfo.InvariantCulture);
        if (applied > scripts[^1].Number)
            throw new RefusedException($"This data was made by a newer Cairn (schema {applied}; this program knows {scripts[^1].Number}). Use that version.");
        foreach (var script in scripts.TakeWhile(s => s.Number <= through))
        {
            if (script.Number <= applied)
            {
                var held = (string?)await Run($"SELECT checksum FROM platform_schema WHERE number = {script.Number}");
                if (held != script.Checksum)
                    throw new RefusedException($"Schema step {script.Name} is not the one that made this data. Use the version of Cairn that made it.");
                continue;
            }
            await Run(script.Text);
            await Run($"INSERT INTO platform_schema VALUES ({script.Number}, '{script.Name}', '{script.Checksum}', '{store.Clock.Now:O}')");
        }
    }
}
