using System.Collections.Concurrent;

namespace Cairn.Platform.Database;

/// <summary>The data folder and its database, open in this process. One per running program.</summary>
public sealed class Store(Settings settings, Clock clock) : IAsyncDisposable
{
    private bool opened;
    private bool disposed;
    private DatabaseEngine? engine;
    private FileStream? folderLock;
    private readonly ConcurrentDictionary<Type, object> bulk = new();

    public Settings Settings => settings;

    public Clock Clock => clock;

    /// <summary>What keeps one organisation's rows from another's readers. Both, always: only a drill takes one away, to show that the other holds.</summary>
    internal TenantLayers Layers { get; set; } = TenantLayers.Both;

    public Audit.Keys Keys { get; } = new(settings);

    public DatabaseEngine Engine => engine ??= settings.Database is { } connection ? new Postgres(connection, Keys) : new Sqlite(settings);

    /// <summary>Opens the database and brings its schema up to date.</summary>
    public async Task Open(CancellationToken stop = default)
    {
        if (opened)
            return;
        opened = true;
        PrivateFiles.MakeFolder(settings.File());
        folderLock = Lock(settings);
        await Operate.RestoreSwap.Settle(this, stop);
        PrivateFiles.MakeOwnFolder(settings.File("keys"));
        PrivateFiles.MakeOwnFolder(settings.Uploads ?? settings.File("returns"));
        await Engine.Open(stop);
        await Schema.Update(this, stop);
        await Audit.KeyCheck.Run(this, stop);
        await Engine.AfterSchema(this, stop);
    }

    /// <summary>Opens the data for a command that only reads, beside a program that may be serving it.</summary>
    public static async Task<Store> OpenToRead(Settings settings, CancellationToken stop)
    {
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Engine.OpenToRead(stop);
        return store;
    }

    public Task<Db> Read(Scope scope, CancellationToken stop = default) => Engine.Read(this, scope, stop);

    internal Task<T> Write<T>(Scope scope, Func<Db, Task<T>> work, CancellationToken stop, bool yields = false) => Engine.Write(this, scope, work, yields, stop);

    private Action<Guid> committed = _ => { };

    /// <summary>Has somebody told after each change that this program made, with the organisation whose chain it lengthened.</summary>
    public void OnCommit(Action<Guid> tell) => committed += tell;

    /// <summary>Says that a change was made.</summary>
    internal void Tell(Guid organisation) => committed(organisation);

    /// <summary>A change made outside a request: a command, a job, the demonstration.</summary>
    public async Task<T> Write<T>(Scope scope, Change change, Func<Db, Task<T>> verb, CancellationToken stop = default)
    {
        var answer = await Write(scope, db => db.Carry(change, verb, stop), stop);
        Tell(change.Organisation);
        return answer;
    }

    internal BulkTable<T> Bulk<T>(Func<BulkTable<T>> make) where T : class => (BulkTable<T>)bulk.GetOrAdd(typeof(T), _ => make());

    /// <summary>Keys, uploads, audit roots and the side door lie in the folder whatever the database: one process holds it.</summary>
    public static FileStream Lock(Settings settings)
    {
        try
        {
            return new FileStream(settings.File("cairn.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RefusedException($"Another Cairn is using {settings.File()}. Stop it first, or give this one a folder of its own with --data.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        if (engine is not null)
            await engine.DisposeAsync();
        if (folderLock is not null)
            await folderLock.DisposeAsync();
    }
}
