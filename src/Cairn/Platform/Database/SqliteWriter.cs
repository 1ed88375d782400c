using System.Diagnostics;
using Cairn.Platform.Operate;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Cairn.Platform.Database;

/// <summary>
/// The one connection that writes, and the turns at it. Changes that wait while another is made are committed with it, so that they
/// share one wait for the disk; each is undone alone where it fails, and told as saved only once that commit is on disk.
/// </summary>
internal sealed class SqliteWriter(string file) : IAsyncDisposable
{
    private const int MostWaiting = 512;
    private const string Point = "one_change";
    // What a checkpoint moves it also waits for on disk, and others wait with it: little and often.
    private const long CheckpointAt = 2 << 20;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
    private int waiting;
    private long checkpointAt = CheckpointAt;
    private Task checkpoint = Task.CompletedTask;
    private Together? open;

    /// <summary>Changes that are committed as one.</summary>
    internal sealed class Together(SqliteTransaction transaction)
    {
        public SqliteTransaction Transaction => transaction;

        /// <summary>Done when all of them are on disk; failed when none is.</summary>
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Batches staged, where one of these changes has staged or published any.</summary>
        public IReadOnlyList<long>? Staged { get; set; }

        /// <summary>What readers must learn once it is committed.</summary>
        public Action? AfterCommit { get; set; }

        public bool Ends { get; set; }
    }

    public sqlite3 Handle => connection.Handle!;

    public string ConnectionString => connection.ConnectionString;

    public SqliteConnection Connection => connection;

    /// <summary>Statements that live as long as the connection.</summary>
    public List<IDisposable> Prepared { get; } = [];

    public static long LogLength(string file) => new FileInfo(file + "-wal") is { Exists: true } log ? log.Length : 0;

    public async Task Open(CancellationToken stop)
    {
        await connection.OpenAsync(stop);
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; "
            + "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;");
    }

    /// <param name="yields">A turn of long work: it goes behind those who wait, and commits alone, so that nobody's save waits for it.</param>
    public async Task<T> Write<T>(Func<Together, Task<T>> work, bool yields, CancellationToken stop)
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
        T answer;
        Together mine;
        try
        {
            if (yields)
                Commit();
            Measurements.Waited(Stopwatch.GetElapsedTime(asked));
            var began = Stopwatch.GetTimestamp();
            mine = open ??= new(connection.BeginTransaction());
            try
            {
                answer = await Alone(mine, work);
            }
            finally
            {
                if (yields)
                    Commit();
                else if (!mine.Ends)
                    (mine.Ends, _) = (true, CommitInTurn(mine));
            }
            Measurements.Wrote(Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            gate.Release();
        }
        await mine.Committed.Task;
        return answer;
    }

    /// <summary>One change among those that are committed together: where it fails, the others stay.</summary>
    private async Task<T> Alone<T>(Together mine, Func<Together, Task<T>> work)
    {
        mine.Transaction.Save(Point);
        try
        {
            var answer = await work(mine);
            mine.Transaction.Release(Point);
            return answer;
        }
        catch (Exception e)
        {
            // A full or failing disk has SQLite undo all of them by itself (sqlite.org/lang_transaction.html, "Response To Errors").
            if (raw.sqlite3_get_autocommit(Handle) != 0)
                Fail(mine, e);
            else
                RollBackTo(mine);
            throw;
        }
    }

    private void RollBackTo(Together mine)
    {
        try
        {
            mine.Transaction.Rollback(Point);
            mine.Transaction.Release(Point);
        }
        catch (SqliteException e)
        {
            Fail(mine, e);
        }
    }

    /// <summary>Behind those who wait already: their changes go along.</summary>
    private async Task CommitInTurn(Together these)
    {
        await gate.WaitAsync();
        try
        {
            if (open == these)
                Commit();
        }
        finally
        {
            gate.Release();
        }
    }

    private void Commit()
    {
        if (open is not { } these)
            return;
        try
        {
            these.Transaction.Commit();
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            Fail(these, e);
            return;
        }
        open = null;
        these.Transaction.Dispose();
        these.AfterCommit?.Invoke();
        these.Committed.SetResult();
        LookAtLog();
    }

    /// <summary>None of them is saved, and each of their callers is told.</summary>
    private void Fail(Together these, Exception why)
    {
        open = null;
        these.Committed.TrySetException(why);
        _ = these.Committed.Task.Exception; // whose only change failed by itself, nobody else asks
        try
        {
            these.Transaction.Dispose();
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(Handle) == 0)
                Run("ROLLBACK");
        }
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
        if (checkpoint.IsCompleted && LogLength(file) >= checkpointAt)
            checkpoint = Task.Run(Checkpoint);
    }

    public async Task Checkpoint()
    {
        await gate.WaitAsync();
        await StepBack(CancellationToken.None);
        try
        {
            Commit();
            Run("PRAGMA wal_checkpoint(TRUNCATE)");
            // Where a reader still needs the log, it grows by as much again before the next try.
            checkpointAt = LogLength(file) + CheckpointAt;
        }
        finally
        {
            gate.Release();
        }
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await checkpoint.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await gate.WaitAsync();
        Commit();
        Prepared.ForEach(p => p.Dispose());
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        await connection.DisposeAsync();
        gate.Dispose();
    }
}
