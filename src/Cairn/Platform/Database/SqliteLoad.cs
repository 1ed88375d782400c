using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Platform.Database;

/// <summary>Fills a new SQLite file from a backup. The file counts for nothing until it is whole, so it needs no journal.</summary>
internal static class SqliteLoad
{
    public static SqliteTransaction Begin(string file)
    {
        PrivateFiles.Make(file).Dispose();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-262144; PRAGMA temp_store=MEMORY;";
            command.ExecuteNonQuery();
        }
        return connection.BeginTransaction();
    }

    public static void Rows(SqliteConnection into, TableShape table, IEnumerable<ReadOnlyMemory<byte>> rows)
    {
        var sql = $"INSERT INTO \"{table.Name}\" ({table.Names}) VALUES ({string.Join(',', table.Columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(into.Handle!, sql, out var statement), into.Handle);
        using (statement)
        {
            foreach (var row in rows)
            {
                Bind(statement, new RowBytes(row.Span), table.Columns);
                var result = raw.sqlite3_step(statement);
                raw.sqlite3_reset(statement);
                if (result != raw.SQLITE_DONE)
                    SqliteException.ThrowExceptionForRC(result, into.Handle);
            }
        }
    }

    private static void Bind(sqlite3_stmt to, RowBytes row, IReadOnlyList<ColumnShape> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (!row.HasNext())
            {
                raw.sqlite3_bind_null(to, i + 1);
                continue;
            }
            switch (columns[i].Kind)
            {
                case ColumnKind.Id:
                    raw.sqlite3_bind_blob(to, i + 1, row.Take(16));
                    break;
                case ColumnKind.Bytes:
                    var bytes = row.Long();
                    if (bytes.Length == 0)
                        raw.sqlite3_bind_zeroblob(to, i + 1, 0);
                    else
                        raw.sqlite3_bind_blob(to, i + 1, bytes);
                    break;
                case ColumnKind.Text:
                    var text = row.Long();
                    if (text.Length == 0)
                        raw.sqlite3_bind_text(to, i + 1, "");
                    else
                        raw.sqlite3_bind_text(to, i + 1, text);
                    break;
                case ColumnKind.Date:
                    raw.sqlite3_bind_text(to, i + 1, row.Date().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    break;
                default:
                    raw.sqlite3_bind_int64(to, i + 1, row.Number());
                    break;
            }
        }
    }
}
