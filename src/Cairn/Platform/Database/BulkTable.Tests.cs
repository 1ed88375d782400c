using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Database;

/// <summary>The fast insert stores what the context itself would have stored.</summary>
public sealed class BulkTableTests : IDisposable
{
    private static readonly Verb Verb = new("TestInsert", "A test inserts many rows.");

    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_goes_in_fast_comes_out_the_same(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        Service[] rows =
        [
            Row(provider.Id, "", null, null, null),
            Row(provider.Id, "Äußere Pflege ’1’", "", true, int.MaxValue),
            Row(provider.Id, new string('ŵ', 400), new string('x', 5_000), false, 0),
        ];
        await provider.Store.Write(provider.Scope, new Change(Verb, Actor.Public, provider.Id), async db =>
        {
            await db.Store.Engine.Insert(db, BulkTable<Service>.Of(db), rows, stop);
            await db.Store.Engine.Insert(db, BulkTable<Service>.Of(db), [], stop);
            return 0;
        }, stop);

        var read = await provider.Read(db => db.Set<Service>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(stop));
        Assert.Equal(rows.Select(Shown), read.Select(Shown));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_row_that_the_database_refuses_stops_the_whole_change(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var twice = new Person { Id = NewId.Next() };
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => provider.Store.Write(provider.Scope, new Change(Verb, Actor.Public, provider.Id), async db =>
        {
            await db.Store.Engine.Insert(db, BulkTable<Person>.Of(db), [twice, twice], stop);
            return 0;
        }, stop));
        Assert.Equal(0, await provider.Read(db => db.Set<Person>().CountAsync(stop)));
    }

    private static string Shown(Service s) =>
        $"{s.Record} {s.OrganisationId} {s.Name}|{s.Address1 ?? "null"}|{s.Regulated}|{s.Capacity}|{s.From:O}|{s.Until:O}|{s.Recorded:O}|{s.Batch}|{s.EndedBy}";

    private static Service Row(Guid owner, string name, string? address, bool? regulated, int? capacity) => new()
    {
        Record = NewId.Next(), OrganisationId = owner, Reference = "A", Name = name, NameKey = "", Country = "england", Address1 = address, Regulated = regulated,
        Capacity = capacity, From = new DateOnly(2026, 2, 28), Recorded = new DateTime(2026, 11, 27, 1, 2, 3, 456, DateTimeKind.Utc), Batch = 0,
    };

    public void Dispose() => databases.Dispose();
}
