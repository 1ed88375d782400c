using Cairn.People;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Database;

/// <summary>SQLite shows a reader its own rows, whatever the program above asks for.</summary>
public sealed class SqliteRowsTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Past_every_filter_and_by_its_own_sql_a_reader_finds_its_own_rows_alone()
    {
        await using var store = await Open();
        var (one, two) = (new SeedProvider(NewId.Next(), "One", 1, 5, new(2026, 11, 22)), new SeedProvider(NewId.Next(), "Two", 2, 5, new(2026, 11, 22)));
        await one.Into(store, stop);
        await two.Into(store, stop);
        // Connections are used again and again, each time in another's scope.
        foreach (var (scope, staff) in new[] { (Scope.Of(one.Id), 5), (Scope.Of(two.Id), 10), (Scope.Nothing, 0), (Scope.Of(one.Id, two.Id), 15), (Scope.Of(one.Id), 5) })
        {
            await using var db = await store.Read(scope, stop);
            Assert.Equal(staff, await db.Set<Engagement>().IgnoreQueryFilters().CountAsync(stop));
            Assert.Equal(staff, (await db.Set<Engagement>().FromSqlRaw("SELECT * FROM people_engagement").IgnoreQueryFilters().ToListAsync(stop)).Count);
            Assert.Equal(staff, await db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM people_engagement").SingleAsync(stop));
        }
        foreach (var scope in new[] { Scope.System, Scope.Sector })
        {
            await using var db = await store.Read(scope, stop);
            Assert.Equal(15, await db.Set<Engagement>().CountAsync(stop));
        }
    }

    [Fact]
    public async Task A_council_finds_its_areas_services_with_what_belongs_to_them()
    {
        await using var store = await Open();
        var provider = new SeedProvider(NewId.Next(), "One", 2, 5, new(2026, 11, 22));
        await provider.Into(store, stop);
        await store.Write(Scope.Of(provider.Id), provider.Change, db => db.Set<Service>().Where(s => s.Record == provider.Services[1]).ExecuteUpdateAsync(set => set.SetProperty(s => s.Area, "104"), stop), stop);
        foreach (var (area, services, staff) in new[] { (SeedProvider.Area, 1, 5), ("104", 1, 5), ("105", 0, 0) })
        {
            await using var db = await store.Read(new Scope(Reach.Area, [], area), stop);
            Assert.Equal((services, staff, 0), (await db.Set<Service>().IgnoreQueryFilters().CountAsync(stop), await db.Set<Engagement>().IgnoreQueryFilters().CountAsync(stop), await db.Set<LearningRecord>().IgnoreQueryFilters().CountAsync(stop)));
        }
    }

    [Fact]
    public async Task Each_table_of_an_organisation_is_hidden()
    {
        await using var store = await Open();
        await using var db = await store.Read(Scope.Nothing, stop);
        var views = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_temp_master WHERE type = 'view'").ToListAsync(stop);
        var tables = await db.Database.SqlQueryRaw<string>("SELECT m.name AS Value FROM main.sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'organisation_id'").ToListAsync(stop);
        // Read by name at sign-in, before it is known who it is; and read inside changes alone.
        Assert.Equal(["access_account", "platform_request_key"], tables.Except(views).Order(StringComparer.Ordinal));
    }

    private async Task<Store> Open()
    {
        var settings = databases["sqlite"];
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        return store;
    }

    public void Dispose() => databases.Dispose();
}
