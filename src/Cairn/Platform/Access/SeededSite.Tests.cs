using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Cairn.Platform.Access;

/// <summary>The real program over a handful of organisations, on each database when it is first asked for.</summary>
public sealed class SeededSites : IAsyncLifetime
{
    private readonly Databases databases = new();
    private readonly Dictionary<string, SeededSite> sites = new(StringComparer.Ordinal);

    public async Task<SeededSite> Of(string kind)
    {
        if (!sites.TryGetValue(kind, out var site))
            sites[kind] = site = await SeededSite.Start(databases[kind]);
        return site;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values)
            await site.DisposeAsync();
        databases.Dispose();
    }
}

/// <summary>A parent with a subsidiary whose data it owns and one that keeps its own, a provider in a council's area, and a stranger.</summary>
public sealed class SeededSite : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public const string Area = "S12000033";

    public static readonly Guid Parent = NewId.Next();
    public static readonly Guid DataOwned = NewId.Next();
    public static readonly Guid OwnData = NewId.Next();
    public static readonly Guid InArea = NewId.Next();
    public static readonly Guid Stranger = NewId.Next();

    /// <summary>Nobody has it.</summary>
    public static readonly Guid Absent = NewId.Next();

    private static readonly Verb Seed = new("TestSeed", "A test fills its database.");
    private static readonly string Hash = new PasswordHasher<Account>().HashPassword(null!, Password);

    private SeededSite(House house, WebApplication app, PretendTime time) => (House, App, Time) = (house, app, time);

    public House House { get; }
    public WebApplication App { get; }
    public PretendTime Time { get; }
    public Store Store => App.Services.GetRequiredService<Store>();
    public Uri Address => new(App.Urls.First(u => u.StartsWith("http://127", StringComparison.Ordinal)));

    /// <param name="furnish">Adds to the house before it is built.</param>
    public static async Task<SeededSite> Start(Settings settings, Action<House>? furnish = null)
    {
        var house = Rooms.Open();
        furnish?.Invoke(house);
        house.Services(services => services.AddSingleton<IStartupFilter, GateMark>());
        var time = new PretendTime();
        // The limits stand as they do for everybody; the matrix asks more than a key may.
        var app = Serve.Build(house, settings with { Api = new(100_000, 100_000, 100_000) }, 0, time);
        await app.StartAsync();
        var site = new SeededSite(house, app, time);
        await site.Change(db =>
        {
            db.AddRange(Make(Parent, "Parent"), Make(DataOwned, "Data owned", Parent, owned: true), Make(OwnData, "Own data", Parent), Make(InArea, "In the area"), Make(Stranger, "Stranger"));
            db.AddRange(MakeService(InArea, Area), MakeService(Parent, "S12000036"));
        });
        return site;
    }

    public Task Change(Action<Db> change) => Store.Write(Scope.System, new Change(Seed, Actor.Public, Guid.Empty), db =>
    {
        change(db);
        return Task.FromResult(0);
    });

    /// <summary>An account with the common password; its user name is its own.</summary>
    public async Task<Account> AddAccount(Role role, Guid? organisation = null, string? area = null, bool demonstration = false)
    {
        var id = NewId.Next();
        var account = new Account
        {
            Id = id, UserName = $"user-{id}", NormalizedUserName = $"USER-{id}".ToUpperInvariant(), Name = $"a {role}", Role = role, OrganisationId = organisation, Area = area,
            Demonstration = demonstration, PasswordHash = Hash, SecurityStamp = NewId.Next().ToString(), LockoutEnabled = true,
        };
        await Change(db =>
        {
            db.Add(account);
            if (organisation is not null || role != Role.Worker)
                db.Add(Membership.Of(account, Store.Clock.Now));
        });
        return account;
    }

    /// <summary>The text of a key that may do everything.</summary>
    public async Task<string> MakeKey(Guid organisation) =>
        (await MakeApiKey.Run(Store, Scope.Of(organisation), Actor.Public, organisation, "Payroll", [.. House.Api.Permissions.Select(s => s.Name)], House.Api, null, CancellationToken.None))!.ToString();

    public async Task Alter(Account account, Action<Account> change) => await Store.Write(Scope.System, new Change(Seed, Actor.Public, Guid.Empty), async db =>
    {
        change((await db.FindAsync<Account>(account.Id))!);
        return 0;
    });

    public async Task<Browser> SignIn(Account account)
    {
        var browser = new Browser(Address);
        using var answer = await browser.Send("/sign-in", ("Name", account.UserName!), ("Password", Password));
        Assert.Equal("/start", answer.Headers.Location?.OriginalString);
        return browser;
    }

    private static Organisation Make(Guid id, string name, Guid? parent = null, bool owned = false) =>
        new() { Id = id, Name = name, NameKey = SearchKey.Of(name), Country = "scotland", ParentId = parent, ParentOwnsData = owned };

    private static Service MakeService(Guid organisation, string area) => new()
    {
        OrganisationId = organisation, Record = NewId.Next(), Reference = "1", Name = "Service", NameKey = "service", Country = "scotland", Area = area,
        From = new DateOnly(2026, 1, 1), Source = "test",
    };

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    /// <summary>Marks each answer that passed the gate, so that a page's own "not found" is not taken for the gate's.</summary>
    private sealed class GateMark : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnStarting(() =>
                {
                    if (http.RequestServices.GetRequiredService<Visit>().Passed)
                        http.Response.Headers["x-passed"] = "yes";
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }
}
