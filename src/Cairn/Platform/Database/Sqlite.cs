using System.Data.Common;
using System.Diagnostics;
using Cairn.Platform.Operate;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cairn.Platform.Database;

/// <summary>
/// SQLite in the data folder: one process, one writer connection, checkpoints on that connection alone, readers read-only.
/// The engine's version has a fault that two writers or checkpointers could meet (sqlite.org/wal.html, "WAL-reset bug"); with one
/// connection that writes it cannot occur.
/// </summary>
public sealed class Sqlite(Settings settings) : DatabaseEngine
{
    private SqliteWriter? writer;
    private DbContextOptions<Db>? writeOptions;
    private DbContextOptions<Db>? readOptions;
    private DbContextOptions<Db>? scopedOptions;

    private string DatabaseFile => settings.File("cairn.db");

    public override string Name => "sqlite";

    public override void Types(ModelConfigurationBuilder types)
    {
        types.Properties<Guid>().HaveConversion<GuidBytes>();
        types.Properties<DateTime>().HaveConversion<Microseconds>();
    }

    public override async Task Open(CancellationToken stop)
    {
        if (!File.Exists(DatabaseFile))
            await PrivateFiles.Make(DatabaseFile).DisposeAsync(); // its log takes the same rights
        writer = new SqliteWriter(DatabaseFile);
        await writer.Open(stop);
        writeOptions = Options(o => o.UseSqlite(writer.Connection, Lists));
        UseReaders();
    }

    public override Task OpenToRead(CancellationToken stop)
    {
        if (!File.Exists(DatabaseFile))
            throw new RefusedException($"There is no Cairn data in {settings.File()}. Give the right folder with --data.");
        UseReaders();
        return Task.CompletedTask;
    }

    private void UseReaders()
    {
        readOptions = Options(o => o.UseSqlite(Readers(shown: true), Lists));
        scopedOptions = Options(o => o.UseSqlite(Lists));
    }

    private static DbContextOptions<Db> Options(Action<DbContextOptionsBuilder<Db>> use)
    {
        var builder = new DbContextOptionsBuilder<Db>();
        use(builder);
        return builder.Options;
    }

    /// <summary>A list goes to the database as one parameter, so that a statement's text is made once and not at each use.</summary>
    private static void Lists(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    /// <param name="shown">Whether every row is shown; else those of a scope. Pools go by this text, so that no connection with views is handed to whom all is shown.</param>
    private string Readers(bool shown) =>
        new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Cache = shown ? SqliteCacheMode.Default : SqliteCacheMode.Private }.ToString();

    public override async Task<DbConnection> OpenOwner(CancellationToken stop)
    {
        var connection = new SqliteConnection(writer!.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    public override async Task<Db> Read(Store store, Scope scope, CancellationToken stop)
    {
        if (scope.Reach is Reach.Sector or Reach.System || !store.Layers.HasFlag(TenantLayers.Rows))
            return new Db(readOptions!, store, scope, writes: false) { Unpublished = await Staged(store, stop) };
        var connection = new SqliteConnection(Readers(shown: false));
        try
        {
            await connection.OpenAsync(stop);
            LazyInitializer.EnsureInitialized(ref rows, () => Rows(store)).Hide(connection, scope);
            var db = new Db(scopedOptions!, store, scope, writes: false) { Unpublished = await Staged(store, stop) };
            db.Database.SetDbConnection(connection, contextOwnsConnection: true);
            return db;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private SqliteRows? rows;

    private SqliteRows Rows(Store store)
    {
        using var db = new Db(readOptions!, store, Scope.Nothing, writes: false);
        return new SqliteRows(db.Model);
    }

    // One process writes the data, so what is staged is known there without asking the database.
    private volatile IReadOnlyList<long> unpublished = [];

    /// <summary>What nobody may see yet. Beside the process that writes, only the database knows.</summary>
    private async Task<IReadOnlyList<long>> Staged(Store store, CancellationToken stop)
    {
        if (writer is not null)
            return unpublished;
        await using var db = new Db(readOptions!, store, Scope.System, writes: false);
        return await db.Set<Batch>().IgnoreQueryFilters().Where(b => !b.Published).Select(b => b.Id).ToListAsync(stop);
    }

    public override Task<T> Write<T>(Store store, Scope scope, Func<Db, Task<T>> work, bool yields, CancellationToken stop) => writer!.Write(async together =>
    {
        await using var db = new Db(writeOptions!, store, scope, writes: true) { Unpublished = together.Staged ?? unpublished };
        await db.Database.UseTransactionAsync(together.Transaction, stop);
        db.Database.AutoSavepointsEnabled = false; // a save that fails undoes its whole change
        var answer = await work(db);
        if (db.BatchesChanged)
        {
            var staged = await db.Set<Batch>().IgnoreQueryFilters().Where(b => !b.Published).Select(b => b.Id).ToListAsync(stop);
            together.Staged = staged;
            together.AfterCommit = () => unpublished = staged;
        }
        return answer;
    }, yields, stop);

    /// <summary>On the writer's own handle, so inside the transaction that it has open.</summary>
    public override Task Insert<T>(Db db, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken stop)
    {
        table.Insert(() =>
        {
            var insert = new SqliteInsert<T>(table, writer!.Handle);
            writer!.Prepared.Add(insert);
            return insert;
        }).Run(rows);
        return Task.CompletedTask;
    }

    public override Task LockChain(Db db, Guid organisation, CancellationToken stop) => Task.CompletedTask;

    /// <summary>A batch that a stopped program left staged stays out of sight.</summary>
    public override async Task AfterSchema(Store store, CancellationToken stop)
    {
        await using var db = await Read(store, Scope.System, stop);
        unpublished = await db.Set<Batch>().Where(b => !b.Published).Select(b => b.Id).ToListAsync(stop);
    }

    /// <summary>Deleted rows are overwritten as they go; the log holds them until it is emptied, for which readers must have let go of it.</summary>
    public override async Task Scrub(IEnumerable<string> tables, CancellationToken stop)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            await writer!.Checkpoint();
            if (SqliteWriter.LogLength(DatabaseFile) == 0)
                return;
            await Task.Delay(20, stop);
        }
    }

    public override async Task<DbConnection> OpenSnapshot(CancellationToken stop)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM platform_schema"; // the first read fixes what is seen
        await command.ExecuteScalarAsync(stop);
        return connection;
    }

    public override Task<bool> HasData(CancellationToken stop) => Task.FromResult(File.Exists(DatabaseFile));

    public override Task<DbTransaction> BeginRestore(CancellationToken stop) => Task.FromResult<DbTransaction>(SqliteLoad.Begin(DatabaseFile));

    public override Task Load(DbTransaction into, TableShape table, IEnumerable<ReadOnlyMemory<byte>> rows, CancellationToken stop)
    {
        SqliteLoad.Rows((SqliteConnection)into.Connection!, table, rows);
        return Task.CompletedTask;
    }

    public override string Indexes => "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

    /// <summary>The database lies in the folder that the restore made.</summary>
    public override Task<bool> WasRestored(string restore, CancellationToken stop) => Task.FromResult(true);

    public override Task<(long Database, long Log)> Size(CancellationToken stop) => Task.FromResult((new FileInfo(DatabaseFile).Length, SqliteWriter.LogLength(DatabaseFile)));

    public override object Stored(Guid id) => id.ToByteArray(bigEndian: true);

    public override async ValueTask DisposeAsync()
    {
        if (writer is null)
            return;
        await writer.DisposeAsync();
        if (readOptions is not null)
            SqliteConnection.ClearAllPools();
    }

    /// <summary>Sixteen bytes, first byte first, so that time-ordered identifiers stay in order on disk.</summary>
    private sealed class GuidBytes() : ValueConverter<Guid, byte[]>(g => g.ToByteArray(true), b => new Guid(b, true));

    /// <summary>Microseconds since 1970, UTC: PostgreSQL's own resolution.</summary>
    private sealed class Microseconds() : ValueConverter<DateTime, long>(
        t => (t.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / 10, n => new DateTime(n * 10 + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc));
}
