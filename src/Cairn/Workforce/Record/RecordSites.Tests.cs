using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>The program over a small record, on each database when it is first asked for.</summary>
public sealed class RecordSites : IAsyncLifetime
{
    private readonly Databases databases = new();
    private readonly Dictionary<string, RecordSite> sites = new(StringComparer.Ordinal);

    public async Task<RecordSite> Of(string kind) =>
        sites.TryGetValue(kind, out var site) ? site : sites[kind] = await RecordSite.Start(await Served.Start(databases[kind] with { Today = RecordSite.Today }, TestContext.Current.CancellationToken));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values)
            await site.Served.DisposeAsync();
        databases.Dispose();
    }
}

/// <summary>A parent of 120 staff in two services, a subsidiary of ten whose data it keeps, a stranger, and a provider that begins.</summary>
public sealed class RecordSite(Served served)
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public Served Served => served;
    public SeedProvider Parent { get; } = new(NewId.Next(), "Rowan Care", 2, 60, Today);
    public SeedProvider Stranger { get; } = new(NewId.Next(), "Thorn Care", 1, 10, Today);
    public SeedProvider Beginner { get; } = new(NewId.Next(), "Willow Care", 0, 0, Today);
    public SeedProvider Child { get; private set; } = null!;

    public string Home => $"/providers/{Parent.Id}";

    /// <summary>What somebody reads at an address.</summary>
    public Task<string> Text(string user, string url) => served.Text(user, url);

    /// <summary>What the parent's manager reads on one of its pages.</summary>
    public Task<string> Shows(string page = "") => served.Text("manager", Home + page);

    /// <summary>Changes a provider's record past every verb; as every change it stands in the audit.</summary>
    public Task<T> Change<T>(SeedProvider provider, Func<Db, Task<T>> change) => served.Store.Write(Scope.Of(provider.Id), provider.Change, async db =>
    {
        var done = await change(db);
        db.Note("Test", provider.Id, provider.Id, null, []);
        return done;
    }, TestContext.Current.CancellationToken);

    /// <summary>A return of today, as far as pages tell of it.</summary>
    public static Return Return(SeedProvider provider, ReturnState state)
    {
        var now = Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);
        return new Return { Id = NewId.Next(), OrganisationId = provider.Id, Format = "ascwds", State = state, Uploaded = now, Ended = now, Today = Today, WorkplaceName = "w", StaffName = "s", Digest = "d" };
    }

    public static async Task<RecordSite> Start(Served served)
    {
        var (site, stop) = (new RecordSite(served), TestContext.Current.CancellationToken);
        site.Child = new SeedProvider(NewId.Next(), "Birch Care", 1, 10, Today, site.Parent.Id);
        foreach (var provider in new[] { site.Parent, site.Child, site.Stranger, site.Beginner })
            await provider.Into(served.Store, stop);
        await SeedProvider.Account(served.Store, "manager", Role.ProviderManager, site.Parent.Id, stop);
        await SeedProvider.Account(served.Store, "editor", Role.ProviderEditor, site.Parent.Id, stop);
        await SeedProvider.Account(served.Store, "stranger", Role.ProviderManager, site.Stranger.Id, stop);
        await SeedProvider.Account(served.Store, "beginner", Role.ProviderManager, site.Beginner.Id, stop);
        await SeedProvider.Account(served.Store, "worker", Role.Worker, site.Parent.Id, stop, person: site.Parent.Persons[7]);
        await SeedProvider.Account(served.Store, "council", Role.Council, null, stop, area: SeedProvider.Area);
        await SeedProvider.Account(served.Store, "elsewhere", Role.Council, null, stop, area: "104");
        return site;
    }

    /// <summary>A provider of one service with twenty staff, and a manager, for a test that changes it.</summary>
    public async Task<(SeedProvider Provider, string Manager)> Fresh()
    {
        var provider = new SeedProvider(NewId.Next(), "Alder Care", 1, 20, Today);
        await provider.Into(served.Store, TestContext.Current.CancellationToken);
        var manager = $"manager-{provider.Id}";
        await SeedProvider.Account(served.Store, manager, Role.ProviderManager, provider.Id, TestContext.Current.CancellationToken);
        return (provider, manager);
    }
}
