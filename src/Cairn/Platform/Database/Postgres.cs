using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Operate;
using Npgsql;

namespace Cairn.Platform.Database;

/// <summary>
/// PostgreSQL: the owner role keeps the schema, the app role serves. Row-level security is forced on every table with an
/// organisation, and each transaction, reading or writing, first says whose rows it is about.
/// </summary>
public sealed class Postgres(string ownerConnection, Audit.Keys keys) : DatabaseEngine
{
    public const string AppRole = "cairn_app";

    // Writers of one organisation wait for one another; they must not hold every connection while they do. A page that saves is
    // reading too, so the two have pools of their own: else as many pages as there are connections would wait for one more each.
    private const int MostReaders = 48;
    private const int MostWriters = 32;

    /// <summary>What the driver takes where the connection string does not say: all that a server lets in by default.</summary>
    private const int DriversOwn = 100;

    private readonly SemaphoreSlim writers = new(MostWriters, MostWriters);

    private readonly Lazy<NpgsqlDataSource> owners = new(() => NpgsqlDataSource.Create(ownerConnection));
    private NpgsqlDataSource? reading;
    private NpgsqlDataSource? writing;
    private DbContextOptions<Db>? readOptions;
    private DbContextOptions<Db>? writeOptions;

    public override string Name => "postgres";

    public override void Types(ModelConfigurationBuilder types)
    {
        // The driver's own types (uuid, date, timestamptz) already behave as SQLite's converted ones do.
    }

    public override Task Open(CancellationToken stop) => Task.CompletedTask; // connections are opened as they are needed

    public override Task OpenToRead(CancellationToken stop)
    {
        Connect(Password());
        return Task.CompletedTask;
    }

    /// <summary>Dead rows go from the tables; the server's own log keeps them until it is recycled.</summary>
    public override async Task Scrub(IEnumerable<string> tables, CancellationToken stop)
    {
        await using var connection = await owners.Value.OpenConnectionAsync(stop);
        await Run(connection, $"VACUUM {string.Join(", ", tables)}", stop);
    }

    public override async Task<DbConnection> OpenOwner(CancellationToken stop) => await owners.Value.OpenConnectionAsync(stop);

    /// <summary>Makes the app role, grants it the tables and refuses to serve if it could step round the row policies.</summary>
    public override async Task AfterSchema(Store store, CancellationToken stop)
    {
        var password = Password();
        await using var connection = await owners.Value.OpenConnectionAsync(stop);
        var role = Role;
        await Run(connection, $"""
            {BeforeSchema};
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE "{role}" LOGIN; END IF;
            END $$;
            ALTER ROLE "{role}" LOGIN PASSWORD '{password}';
            GRANT USAGE ON SCHEMA public TO "{role}";
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{role}";
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}";
            REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM "{role}";
            REVOKE ALL ON platform_schema FROM "{role}";
            GRANT SELECT ON platform_schema TO "{role}";
            """, stop);
        await using var check = connection.CreateCommand();
        check.CommandText = $"""
            SELECT (SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = '{role}' AND c.relkind = 'r')
                 + (SELECT count(*) FROM pg_roles WHERE rolname = '{role}' AND (rolsuper OR rolbypassrls))
            """;
        if (Convert.ToInt64(await check.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture) != 0)
            throw new RefusedException($"The PostgreSQL role {role} owns a table or may bypass row security. Take that away, then start Cairn again.");
        Connect(password);
    }

    /// <summary>Instances that start at once take turns.</summary>
    public override string BeforeSchema => "SELECT pg_advisory_xact_lock(4972364)";

    private string Role => AppRole + "_" + new NpgsqlConnectionStringBuilder(ownerConnection).Database;

    private void Connect(string password)
    {
        var app = new NpgsqlConnectionStringBuilder(ownerConnection) { Username = Role, Password = password, MaxAutoPrepare = 50 };
        var most = app.MaxPoolSize == DriversOwn ? MostReaders : app.MaxPoolSize;
        reading = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(app.ConnectionString) { MaxPoolSize = most });
        writing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(app.ConnectionString) { MaxPoolSize = Math.Min(most, MostWriters) });
        readOptions = new DbContextOptionsBuilder<Db>().UseNpgsql(reading).Options;
        writeOptions = new DbContextOptionsBuilder<Db>().UseNpgsql(writing).Options;
    }

    public override async Task<Db> Read(Store store, Scope scope, CancellationToken stop)
    {
        var db = new Db(readOptions!, store, scope, writes: false);
        try
        {
            await db.Database.BeginTransactionAsync(stop);
            db.Unpublished = await Begin(db, scope, readOnly: true, stop);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public override async Task<T> Write<T>(Store store, Scope scope, Func<Db, Task<T>> work, bool yields, CancellationToken stop)
    {
        var asked = Stopwatch.GetTimestamp();
        await writers.WaitAsync(stop);
        try
        {
            Measurements.Waited(Stopwatch.GetElapsedTime(asked));
            var began = Stopwatch.GetTimestamp();
            await using var db = new Db(writeOptions!, store, scope, writes: true);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            db.Database.AutoSavepointsEnabled = false; // a save that fails undoes its whole change
            db.Unpublished = await Begin(db, scope, readOnly: false, stop);
            var answer = await work(db);
            await transaction.CommitAsync(stop);
            Measurements.Wrote(Stopwatch.GetElapsedTime(began));
            return answer;
        }
        finally
        {
            writers.Release();
        }
    }

    /// <summary>First statement of every transaction: whose rows, in settings that end with the transaction; it also tells what is staged.</summary>
    private static async Task<long[]> Begin(Db db, Scope scope, bool readOnly, CancellationToken stop)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT set_config('cairn.reach', @reach, true), set_config('cairn.organisations', @organisations, true),
                   set_config('cairn.area', @area, true), set_config('transaction_read_only', @readOnly, true), (SELECT coalesce(array_agg(id), '{}') FROM platform_batch WHERE NOT published)
            """;
        command.Parameters.AddWithValue("reach", scope.Reach.ToString());
        command.Parameters.AddWithValue("organisations", "{" + string.Join(',', scope.Organisations) + "}");
        command.Parameters.AddWithValue("area", scope.Area ?? "");
        command.Parameters.AddWithValue("readOnly", readOnly ? "on" : "off");
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return reader.GetFieldValue<long[]>(4);
    }

    public override Task Insert<T>(Db db, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken stop) =>
        rows.Count == 0 ? Task.CompletedTask : table.Insert(() => new PostgresInsert<T>(table)).Run((NpgsqlConnection)db.Database.GetDbConnection(), rows, stop);

    public override async Task LockChain(Db db, Guid organisation, CancellationToken stop)
    {
        var bytes = organisation.ToByteArray();
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock({0})", [BitConverter.ToInt64(bytes) ^ BitConverter.ToInt64(bytes, 8)], stop);
    }

    public override async Task<DbConnection> OpenSnapshot(CancellationToken stop)
    {
        var connection = await owners.Value.OpenConnectionAsync(stop);
        await Run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT set_config('cairn.reach', 'System', true)", stop);
        return connection;
    }

    public override async Task<bool> HasData(CancellationToken stop) => await Ask<bool>("SELECT to_regclass('public.platform_schema') IS NOT NULL", stop);

    public override async Task<DbTransaction> BeginRestore(CancellationToken stop) => await PostgresLoad.Begin(owners.Value, Role, stop);

    public override Task Load(DbTransaction into, TableShape table, IEnumerable<ReadOnlyMemory<byte>> rows, CancellationToken stop) =>
        PostgresLoad.Rows((NpgsqlConnection)into.Connection!, table, rows, stop);

    public override string Indexes =>
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)";

    public override async Task<bool> WasRestored(string restore, CancellationToken stop) =>
        await HasData(stop) && await Ask<bool>($"SELECT EXISTS (SELECT FROM platform_marker WHERE name = '{Marker.Restored}' AND value = '{restore}')", stop);

    public override async Task<(long Database, long Log)> Size(CancellationToken stop) => (await Ask<long>("SELECT pg_database_size(current_database())", stop), 0);

    private async Task<T> Ask<T>(string sql, CancellationToken stop)
    {
        await using var connection = await owners.Value.OpenConnectionAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Made from the master key, so that two instances which share it agree.</summary>
    private string Password() => Convert.ToHexString(keys.Of("app role\n"u8.ToArray()));

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    public override async ValueTask DisposeAsync()
    {
        if (reading is not null)
            await reading.DisposeAsync();
        if (writing is not null)
            await writing.DisposeAsync();
        if (owners.IsValueCreated)
            await owners.Value.DisposeAsync();
        writers.Dispose();
    }
}
