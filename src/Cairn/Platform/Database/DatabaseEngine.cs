using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Database;

/// <summary>What truly differs between the two databases, each difference a named member. No feature asks which one it is on.</summary>
public abstract class DatabaseEngine : IAsyncDisposable
{
    /// <summary>"sqlite" or "postgres": the folder of its schema scripts.</summary>
    public abstract string Name { get; }

    /// <summary>Column types that behave alike: identifiers, instants.</summary>
    public abstract void Types(ModelConfigurationBuilder types);

    /// <summary>Opens the database for this process, which holds the data folder.</summary>
    public abstract Task Open(CancellationToken stop);

    /// <summary>Opens for reading alone, whether or not another process serves the same data.</summary>
    public abstract Task OpenToRead(CancellationToken stop);

    /// <summary>The connection that owns the schema; closed by the caller.</summary>
    public abstract Task<DbConnection> OpenOwner(CancellationToken stop);

    /// <summary>What a transaction says first that changes the schema.</summary>
    public virtual string BeforeSchema => "SELECT 1";

    /// <summary>What follows the schema scripts: roles and grants, what a stopped program left.</summary>
    public abstract Task AfterSchema(Store store, CancellationToken stop);

    /// <summary>A context that reads in its own scope and cannot save.</summary>
    public abstract Task<Db> Read(Store store, Scope scope, CancellationToken stop);

    /// <summary>Runs work in one write transaction: begun at once, committed at its end, undone when it throws.</summary>
    /// <param name="yields">Lets others go first where writers take turns: long work is many turns, a person's save is one.</param>
    public abstract Task<T> Write<T>(Store store, Scope scope, Func<Db, Task<T>> work, bool yields, CancellationToken stop);

    /// <summary>Adds many rows inside the current write transaction, faster than one by one.</summary>
    public abstract Task Insert<T>(Db db, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken stop) where T : class;

    /// <summary>Locks an organisation's chain for the rest of the transaction, where writers run side by side.</summary>
    public abstract Task LockChain(Db db, Guid organisation, CancellationToken stop);

    /// <summary>Takes out of the database's own files what deleted rows have left there, as far as the engine can.</summary>
    /// <param name="tables">Where the rows were.</param>
    public abstract Task Scrub(IEnumerable<string> tables, CancellationToken stop);

    /// <summary>A connection whose one transaction sees the whole database as it is now and changes nothing; closed by the caller.</summary>
    public abstract Task<DbConnection> OpenSnapshot(CancellationToken stop);

    /// <summary>Whether there is data that a restore would replace.</summary>
    public abstract Task<bool> HasData(CancellationToken stop);

    /// <summary>Begins the transaction in which a restore makes the database anew; its connection is closed by the caller.</summary>
    public abstract Task<DbTransaction> BeginRestore(CancellationToken stop);

    /// <summary>Adds a table's rows as they stand in a backup.</summary>
    public abstract Task Load(DbTransaction into, TableShape table, IEnumerable<ReadOnlyMemory<byte>> rows, CancellationToken stop);

    /// <summary>A query for name and definition of every index that may be made after the rows.</summary>
    public abstract string Indexes { get; }

    /// <summary>Whether the database is the one that a restore of this name has made.</summary>
    public abstract Task<bool> WasRestored(string restore, CancellationToken stop);

    /// <summary>How large the database is, in bytes, and how large its log.</summary>
    public abstract Task<(long Database, long Log)> Size(CancellationToken stop);

    /// <summary>An identifier as this database keeps it.</summary>
    public virtual object Stored(Guid id) => id;

    public abstract ValueTask DisposeAsync();
}
