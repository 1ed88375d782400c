using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Database;

/// <summary>
/// The one context. As pages get it, it reads only; every change runs wholly inside <see cref="Write{T}"/>, which gives the verb a
/// writing context of its own.
/// </summary>
public sealed class Db(DbContextOptions<Db> options, Store store, Scope scope, bool writes) : DbContext(options)
{
    public Store Store => store;

    public Scope Scope => scope;

    // The query filters read these members of the very context that runs the query, so each keeps its own tenant.
    internal bool SeesAll => scope.Reach is Reach.Sector or Reach.System || !store.Layers.HasFlag(TenantLayers.Filter);
    internal IReadOnlyList<Guid> Organisations => scope.Organisations;
    internal IReadOnlyList<long> Unpublished { get; set; } = [];

    /// <summary>Runs a change: access was checked by the caller's route; here are transaction, audit and the request key.</summary>
    /// <returns>What the verb returns, or what it returned the first time when the change's key was used before.</returns>
    /// <exception cref="RefusedException">The verb refused, in sentences; nothing is saved.</exception>
    /// <exception cref="BusyException">Too many changes wait already.</exception>
    public Task<T> Write<T>(Change change, Func<Db, Task<T>> verb, CancellationToken stop = default) =>
        store.Write(scope, change, verb, stop);

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Change change, Func<Db, Task> verb, CancellationToken stop = default) =>
        Write(change, async db => { await verb(db); return 0; }, stop);

    internal async Task<T> Carry<T>(Change change, Func<Db, Task<T>> verb, CancellationToken stop)
    {
        if (change.Key is not null)
            await store.Engine.LockChain(this, change.Organisation, stop); // the same form sent twice at once: the second waits, then finds the first
        if (change.Key is not null && await Set<RequestKey>().AsNoTracking().FirstOrDefaultAsync(
                k => k.OrganisationId == change.Organisation && k.Verb == change.Verb.Name && k.Key == change.Key, stop) is { } done)
            return done.Digest is null || done.Digest == change.Digest ? JsonSerializer.Deserialize<T>(done.Answer)! : throw new KeyReusedException();

        Current = change;
        var answer = await verb(this);
        if (change.Key is not null)
        {
            Add(new RequestKey
            {
                Key = change.Key, OrganisationId = change.Organisation, Verb = change.Verb.Name,
                Answer = JsonSerializer.Serialize(answer), Digest = change.Digest, At = store.Clock.Now,
            });
        }
        await SaveChangesAsync(stop);
        return answer;
    }

    /// <summary>The change that is being carried out; null outside <see cref="Write{T}"/>.</summary>
    internal Change? Current { get; private set; }

    private readonly List<PendingEvent> noted = [];

    /// <summary>Puts a change in the audit that the context does not see: what a fast insert or a bulk update did.</summary>
    public void Note(string subject, Guid id, Guid keyOf, JsonObject? before, JsonObject? after) =>
        noted.Add(new PendingEvent(subject, id, keyOf, Tracked.Values(Current!.Reason, before, after)));

    /// <inheritdoc cref="Note(string, Guid, Guid, JsonObject?, JsonObject?)"/>
    /// <param name="values">Reason, before and after as JSON, where the caller has written them itself.</param>
    public void Note(string subject, Guid id, Guid keyOf, byte[] values) => noted.Add(new PendingEvent(subject, id, keyOf, values));

    /// <summary>Whether this change stages or publishes a batch, so that readers must learn of it.</summary>
    internal bool BatchesChanged { get; private set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Save through Db.Write with a change: the audit is the only way through.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!writes || Current is null)
            throw new InvalidOperationException("Save through Db.Write with a change: the audit is the only way through.");
        foreach (var entry in ChangeTracker.Entries<IOfOrganisation>())
        {
            // PostgreSQL's row policies say so too; here it holds on both.
            if (entry.State is EntityState.Added or EntityState.Modified && !MayWrite(entry.Entity.OrganisationId))
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of an organisation outside this change's scope cannot be saved.");
        }
        List<PendingEvent> events = [.. noted, .. Tracked.Events(this, Current)];
        noted.Clear();
        BatchesChanged |= ChangeTracker.Entries<Batch>().Any(e => e.State != EntityState.Unchanged);
        int saved;
        try
        {
            saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConflictException();
        }
        if (events.Count > 0)
            await AuditWriter.Append(this, Current, events, cancellationToken);
        return saved;
    }

    private bool MayWrite(Guid organisation) => scope.Reach switch
    {
        Reach.System => true,
        Reach.Organisations => scope.Organisations.Contains(organisation),
        _ => false,
    };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        Conventions.Apply(this, modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        store.Engine.Types(configurationBuilder);
}
