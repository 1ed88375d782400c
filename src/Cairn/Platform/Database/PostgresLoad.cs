using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Cairn.Platform.Database;

/// <summary>Fills PostgreSQL from a backup by COPY, inside the one transaction in which the old tables go.</summary>
internal static class PostgresLoad
{
    public static async Task<NpgsqlTransaction> Begin(NpgsqlDataSource owner, string role, CancellationToken stop)
    {
        var connection = await owner.OpenConnectionAsync(stop);
        try
        {
            var transaction = await connection.BeginTransactionAsync(stop);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM pg_stat_activity WHERE usename = '{role}' AND datname = current_database()";
            if ((long)(await command.ExecuteScalarAsync(stop))! > 0)
                throw new RefusedException("A Cairn is serving this PostgreSQL database. Stop every one that does, then restore.");
            command.CommandText = """
                DO $$ DECLARE step text; BEGIN
                  FOR step IN SELECT format('DROP TABLE public.%I CASCADE', tablename) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user
                    LOOP EXECUTE step; END LOOP;
                  FOR step IN SELECT format('DROP ROUTINE %s CASCADE', p.oid::regprocedure) FROM pg_proc p
                    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'cairn\_%'
                    LOOP EXECUTE step; END LOOP;
                END $$;
                SELECT set_config('cairn.reach', 'System', true);
                """;
            await command.ExecuteNonQueryAsync(stop);
            return transaction;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static async Task Rows(NpgsqlConnection into, TableShape table, IEnumerable<ReadOnlyMemory<byte>> rows, CancellationToken stop)
    {
        var (types, identity, forced) = await Describe(into, table.Name, stop);
        await using var command = into.CreateCommand();
        if (forced) // COPY is refused under row security, and the owner is under it while it is forced
            await Run($"ALTER TABLE \"{table.Name}\" NO FORCE ROW LEVEL SECURITY");
        await using (var copy = await into.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.Names}) FROM STDIN (FORMAT BINARY)", stop))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(stop);
                Write(copy, row, table.Columns, types);
            }
            await copy.CompleteAsync(stop);
        }
        if (forced)
            await Run($"ALTER TABLE \"{table.Name}\" FORCE ROW LEVEL SECURITY");
        if (identity is not null)
            await Run($"SELECT setval(pg_get_serial_sequence('{table.Name}', '{identity}'), coalesce(max(\"{identity}\"), 0) + 1, false) FROM \"{table.Name}\"");

        async Task Run(string sql)
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static void Write(NpgsqlBinaryImporter to, ReadOnlyMemory<byte> bytes, IReadOnlyList<ColumnShape> columns, Dictionary<string, string> types)
    {
        var row = new RowBytes(bytes.Span);
        foreach (var column in columns)
        {
            if (!row.HasNext())
            {
                to.WriteNull();
                continue;
            }
            switch (column.Kind)
            {
                case ColumnKind.Id: to.Write(row.Id(), NpgsqlDbType.Uuid); break;
                case ColumnKind.Time: to.Write(row.Time(), NpgsqlDbType.TimestampTz); break;
                case ColumnKind.Date: to.Write(row.Date(), NpgsqlDbType.Date); break;
                case ColumnKind.Yes: to.Write(row.Number() != 0, NpgsqlDbType.Boolean); break;
                case ColumnKind.Text: to.Write(Encoding.UTF8.GetString(row.Long()), NpgsqlDbType.Text); break;
                case ColumnKind.Bytes: to.Write(row.Long().ToArray(), NpgsqlDbType.Bytea); break;
                case ColumnKind.Number when types[column.Name] == "integer": to.Write((int)row.Number(), NpgsqlDbType.Integer); break;
                case ColumnKind.Number when types[column.Name] == "smallint": to.Write((short)row.Number(), NpgsqlDbType.Smallint); break;
                default: to.Write(row.Number(), NpgsqlDbType.Bigint); break;
            }
        }
    }

    private static async Task<(Dictionary<string, string> Types, string? Identity, bool Forced)> Describe(NpgsqlConnection into, string table, CancellationToken stop)
    {
        await using var command = into.CreateCommand();
        command.CommandText = """
            SELECT column_name, data_type, is_identity = 'YES', (SELECT relforcerowsecurity FROM pg_class WHERE oid = to_regclass('public.' || quote_ident(@table)))
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name = @table
            """;
        command.Parameters.AddWithValue("table", table);
        var (types, identity, forced) = (new Dictionary<string, string>(StringComparer.Ordinal), (string?)null, false);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            types[reader.GetString(0)] = reader.GetString(1);
            identity = reader.GetBoolean(2) ? reader.GetString(0) : identity;
            forced = reader.GetBoolean(3);
        }
        return (types, identity, forced);
    }
}
