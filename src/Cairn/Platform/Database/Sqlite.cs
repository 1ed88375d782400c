using System.Data.Common;
using System.Diagnostics;
using Cairn.Platform.Operate;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cairn.Platform.Database;

/// <summary>
/// SQLite in the data folder: one process, one writer connection, checkpoints on that connection alone, readers read-only.
/// The engine's version has a fault that two writers or checkpointers could meet (sqlite.org/wal.html, "WAL-reset bug"); with one
/// connection that writes it cannot occur.
/// </summary>
public sealed class Sqlite(Settings settings) : DatabaseEngine
{
    private const int MostWaiting = 512;
    // What a checkpoint moves it also waits for on disk, and others wait with it: little and often.
    private const long CheckpointAt = 2 << 20;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<IDisposable> prepared = [];
    private int waiting;
    private long checkpointAt = CheckpointAt;
    private Task checkpoint = Task.CompletedTask;
    private SqliteConnection? writer;
    private DbContextOptions<Db>? writeOptions;
    private DbContextOptions<Db>? readOptions;

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
        writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Pooling = false }.ToString());
        await writer.OpenAsync(stop);
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; "
            + "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;");
        writeOptions = new DbContextOptionsBuilder<Db>().UseSqlite(writer).Options;
        UseReaders();
    }

    public override Task OpenToRead(CancellationToken stop)
    {
        if (!File.Exists(DatabaseFile))
            throw new RefusedException($"There is no Cairn data in {settings.File()}. Give the right folder with --data.");
        UseReaders();
        return Task.CompletedTask;
    }

    private void UseReaders() => readOptions = new DbContextOptionsBuilder<Db>().UseSqlite(Readers(shown: true)).Options;

    /// <param name="shown">Whether every row is shown; else those of a scope, on connections of their own.</param>
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
            return new Db(readOptions!, store, scope, writes: false) { Unpublished = Unpublished };
        var connection = new SqliteConnection(Readers(shown: false));
        try
        {
            await connection.OpenAsync(stop);
            LazyInitializer.EnsureInitialized(ref rows, () => Rows(store)).Hide(connection, scope);
            return new Db(new DbContextOptionsBuilder<Db>().UseSqlite(connection, contextOwnsConnection: true).Options, store, scope, writes: false) { Unpublished = Unpublished };
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

    // One process holds the data, so what is staged is known here without asking the database.
    private volatile IReadOnlyList<long> unpublished = [];

    private IReadOnlyList<long> Unpublished => unpublished;

    public override async Task<T> Write<T>(Store store, Scope scope, Func<Db, Task<T>> work, bool yields, CancellationToken stop)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new BusyException();
        }
        var asked = Stopwatch.GetTimestamp();
        try
        {
            await gate.WaitAsync(stop);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        if (yields)
            await StepBack(stop);
        try
        {
            Measurements.Waited(Stopwatch.GetElapsedTime(asked));
            var began = Stopwatch.GetTimestamp();
            await using var transaction = writer!.BeginTransaction();
            await using var db = new Db(writeOptions!, store, scope, writes: true) { Unpublished = Unpublished };
            await db.Database.UseTransactionAsync(transaction, stop);
            var answer = await work(db);
            var staged = db.BatchesChanged ? await db.Set<Batch>().IgnoreQueryFilters().Where(b => !b.Published).Select(b => b.Id).ToListAsync(stop) : null;
            await transaction.CommitAsync(stop);
            if (staged is not null)
                unpublished = staged;
            Measurements.Wrote(Stopwatch.GetElapsedTime(began));
            LookAtLog();
            return answer;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>On the writer's own handle, so inside the transaction that it has open.</summary>
    public override Task Insert<T>(Db db, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken stop)
    {
        table.Insert(() =>
        {
            var insert = new SqliteInsert<T>(table, writer!.Handle!);
            prepared.Add(insert);
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

    /// <summary>Who has the gate gives it to those who came meanwhile: once, so that it comes to its turn too.</summary>
    private async Task StepBack(CancellationToken stop)
    {
        if (Volatile.Read(ref waiting) == 0)
            return;
        gate.Release();
        await gate.WaitAsync(stop);
    }

    /// <summary>Once the log is long enough a checkpoint takes its turn at the gate, behind the saves that wait already.</summary>
    private void LookAtLog()
    {
        if (checkpoint.IsCompleted && LogLength >= checkpointAt)
            checkpoint = Task.Run(Checkpoint);
    }

    private async Task Checkpoint()
    {
        await gate.WaitAsync();
        await StepBack(CancellationToken.None);
        try
        {
            Run("PRAGMA wal_checkpoint(TRUNCATE)");
            // Where a reader still needs the log, it grows by as much again before the next try.
            checkpointAt = LogLength + CheckpointAt;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Deleted rows are overwritten as they go; the log holds them until it is emptied, for which readers must have let go of it.</summary>
    public override async Task Scrub(IEnumerable<string> tables, CancellationToken stop)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            await Checkpoint();
            if (LogLength == 0)
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

    public override Task<(long Database, long Log)> Size(CancellationToken stop) => Task.FromResult((new FileInfo(DatabaseFile).Length, LogLength));

    public override object Stored(Guid id) => id.ToByteArray(bigEndian: true);

    private long LogLength => new FileInfo(DatabaseFile + "-wal") is { Exists: true } log ? log.Length : 0;

    private void Run(string sql)
    {
        using var command = writer!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await checkpoint.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await gate.WaitAsync();
            prepared.ForEach(p => p.Dispose());
            Run("PRAGMA wal_checkpoint(TRUNCATE)");
            await writer.DisposeAsync();
            if (readOptions is not null)
                SqliteConnection.ClearAllPools();
        }
        gate.Dispose();
    }

    /// <summary>Sixteen bytes, first byte first, so that time-ordered identifiers stay in order on disk.</summary>
    private sealed class GuidBytes() : ValueConverter<Guid, byte[]>(g => g.ToByteArray(true), b => new Guid(b, true));

    /// <summary>Microseconds since 1970, UTC: PostgreSQL's own resolution.</summary>
    private sealed class Microseconds() : ValueConverter<DateTime, long>(
        t => (t.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / 10, n => new DateTime(n * 10 + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc));
}
