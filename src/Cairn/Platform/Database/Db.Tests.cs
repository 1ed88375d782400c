using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Database;

public sealed class DbTests : IDisposable
{
    private static readonly Verb Rename = new("TestRename", "A test gives an organisation another name.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<Store> Open(string kind)
    {
        var settings = databases[kind];
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        return store;
    }

    private static Organisation Make(Guid id, string name) =>
        new() { Id = id, Name = name, NameKey = SearchKey.Of(name), Country = "scotland" };

    private static Post MakePost(Guid organisation) => new()
    {
        OrganisationId = organisation, Record = NewId.Next(), ServiceId = NewId.Next(), Role = "8", From = new DateOnly(2026, 1, 1), Source = "test",
    };

    private static Change For(Guid organisation, string? key = null, string? reason = null) => new(Rename, Actor.Public, organisation, reason, key);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_change_saves_its_rows_and_one_event_for_each_together(string kind)
    {
        await using var store = await Open(kind);
        var id = NewId.Next();
        await store.Write(Scope.Of(id), For(id, reason: "because"), db => { db.Add(Make(id, "Ròwan")); return Task.FromResult(0); }, stop);
        await store.Write(Scope.Of(id), For(id), async db =>
        {
            (await db.Set<Organisation>().FirstAsync(o => o.Id == id, stop)).Name = "Birch";
            return 0;
        }, stop);

        await using var read = await store.Read(Scope.Of(id), stop);
        Assert.Equal("Birch", (await read.Set<Organisation>().SingleAsync(o => o.Id == id, stop)).Name);
        var events = await read.Set<AuditEvent>().OrderBy(e => e.Sequence).ToListAsync(stop);
        Assert.Equal([1L, 2L], events.Select(e => e.Sequence));
        var key = store.Keys.Of((await read.Set<AuditKey>().SingleAsync(k => k.Id == id, stop)).Salt!);
        var values = await read.Set<AuditValue>().OrderBy(v => v.Sequence).Select(v => v.Cipher).ToListAsync(stop);
        Assert.Contains("because", System.Text.Encoding.UTF8.GetString(AuditValues.Open(key, values[0])), StringComparison.Ordinal);
        Assert.Equal("""{"before":{"Name":"R\u00F2wan"},"after":{"Name":"Birch"}}""", System.Text.Encoding.UTF8.GetString(AuditValues.Open(key, values[1])));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_verb_that_refuses_leaves_nothing_behind(string kind)
    {
        await using var store = await Open(kind);
        var id = NewId.Next();
        await Assert.ThrowsAsync<RefusedException>(() => store.Write<int>(Scope.Of(id), For(id), async db =>
        {
            db.Add(Make(id, "Rowan"));
            await db.SaveChangesAsync(stop);
            throw new RefusedException("No.");
        }, stop));
        await using var read = await store.Read(Scope.Of(id), stop);
        Assert.False(await read.Set<Organisation>().AnyAsync(o => o.Id == id, stop));
        Assert.Equal(0, await read.Set<AuditEvent>().CountAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_key_again_changes_nothing_and_gives_the_first_answer(string kind)
    {
        await using var store = await Open(kind);
        var id = NewId.Next();
        var times = 0;
        Task<string> Once() => store.Write(Scope.Of(id), For(id, key: "form-1"), db =>
        {
            db.Add(Make(NewId.Next(), "Rowan"));
            return Task.FromResult($"answer {++times}");
        }, stop);
        Assert.Equal("answer 1", await Once());
        Assert.Equal("answer 1", await Once());
        await using var read = await store.Read(Scope.Of(id), stop);
        Assert.Equal(1, await read.Set<AuditEvent>().CountAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_key_sent_many_times_at_once_changes_once(string kind)
    {
        await using var store = await Open(kind);
        var id = NewId.Next();
        var times = 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Write(Scope.Of(id), For(id, key: "form-1"), db =>
        {
            db.Add(Make(NewId.Next(), "Rowan"));
            return Task.FromResult($"answer {Interlocked.Increment(ref times)}");
        }, stop), stop)));
        Assert.All(answers, a => Assert.Equal("answer 1", a));
        await using var read = await store.Read(Scope.Of(id), stop);
        Assert.Equal(1, await read.Set<AuditEvent>().CountAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Organisations_that_meet_the_same_new_person_at_once_all_save(string kind)
    {
        await using var store = await Open(kind);
        for (var round = 0; round < 5; round++)
        {
            var person = NewId.Next();
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            {
                var organisation = NewId.Next();
                return store.Write(Scope.Of(organisation), For(organisation), db =>
                {
                    db.Note("Person", person, person, null, []);
                    return Task.FromResult(0);
                }, stop);
            }, stop)));
        }
        Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_row_of_an_organisation_outside_the_scope_is_not_saved(string kind)
    {
        await using var store = await Open(kind);
        var (one, two) = (NewId.Next(), NewId.Next());
        foreach (var scope in new[] { Scope.Of(one), Scope.Sector, Scope.Nothing, new Scope(Reach.Area, [], "S12000033") })
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.Write(scope, For(two), db => { db.Add(MakePost(two)); return Task.FromResult(0); }, stop));
        await using var all = await store.Read(Scope.System, stop);
        Assert.Equal(0, await all.Set<Post>().CountAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Saving_without_a_change_throws(string kind)
    {
        await using var store = await Open(kind);
        await using var db = await store.Read(Scope.System, stop);
        db.Add(Make(NewId.Next(), "Rowan"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(stop));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Each_organisation_sees_its_own_rows_and_no_scope_sees_none(string kind)
    {
        await using var store = await Open(kind);
        var (one, two) = (NewId.Next(), NewId.Next());
        foreach (var id in new[] { one, two })
            await store.Write(Scope.Of(id), For(id), db => { db.Add(MakePost(id)); return Task.FromResult(0); }, stop);

        await using var first = await store.Read(Scope.Of(one), stop);
        await using var none = await store.Read(Scope.Nothing, stop);
        await using var sector = await store.Read(Scope.Sector, stop);
        Assert.Equal([one], await first.Set<Post>().Select(p => p.OrganisationId).ToListAsync(stop));
        Assert.Equal(0, await none.Set<Post>().CountAsync(stop));
        Assert.Equal(2, await sector.Set<Post>().CountAsync(stop));
    }

    [Fact]
    public async Task With_the_filter_off_the_row_policy_still_hides_other_organisations()
    {
        await using var store = await Open("postgres");
        var (one, two) = (NewId.Next(), NewId.Next());
        foreach (var id in new[] { one, two })
            await store.Write(Scope.Of(id), For(id), db => { db.Add(MakePost(id)); return Task.FromResult(0); }, stop);

        await using var first = await store.Read(Scope.Of(one), stop);
        await using var none = await store.Read(Scope.Nothing, stop);
        Assert.Equal([one], await first.Set<Post>().IgnoreQueryFilters().Select(p => p.OrganisationId).ToListAsync(stop));
        Assert.Equal(0, await none.Set<Post>().IgnoreQueryFilters().CountAsync(stop));
        await Assert.ThrowsAnyAsync<Exception>(() => store.Write(Scope.Of(one), For(one), db => { db.Add(MakePost(two)); return Task.FromResult(0); }, stop));
        await Assert.ThrowsAnyAsync<Exception>(() => store.Write(Scope.Sector, For(one), db => { db.Add(MakePost(two)); return Task.FromResult(0); }, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_batch_is_out_of_sight_until_its_switch(string kind)
    {
        await using var store = await Open(kind);
        var id = NewId.Next();
        var old = MakePost(id);
        await store.Write(Scope.Of(id), For(id), db => { db.Add(old); return Task.FromResult(0); }, stop);
        var batch = await store.Write(Scope.Of(id), For(id), async db =>
        {
            var made = new Batch { OrganisationId = id };
            db.Add(made);
            await db.SaveChangesAsync(stop);
            return made.Id;
        }, stop);
        await store.Write(Scope.Of(id), For(id), async db =>
        {
            var next = MakePost(id);
            (next.Record, next.Batch, next.Vacancies) = (old.Record, batch, 7);
            await store.Engine.Insert(db, BulkTable<Post>.Of(db), [next], stop);
            await db.Set<Post>().Where(p => p.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedBy, batch), stop);
            return 0;
        }, stop);

        await using (var before = await store.Read(Scope.Of(id), stop))
            Assert.Null((await before.Set<Post>().SingleAsync(stop)).Vacancies);
        // A command that reads beside the program that writes sees no more.
        await using (var beside = await Store.OpenToRead(databases[kind], stop))
        await using (var before = await beside.Read(Scope.Of(id), stop))
            Assert.Null((await before.Set<Post>().SingleAsync(stop)).Vacancies);
        await store.Write(Scope.Of(id), For(id), async db =>
        {
            (await db.Set<Batch>().SingleAsync(b => b.Id == batch, stop)).Published = true;
            return 0;
        }, stop);
        await using var after = await store.Read(Scope.Of(id), stop);
        Assert.Equal(7, (await after.Set<Post>().SingleAsync(stop)).Vacancies);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Sixty_four_writers_and_readers_at_once_lose_nothing(string kind)
    {
        await using var store = await Open(kind);
        var id = NewId.Next();
        var writes = Enumerable.Range(0, 64).Select(n => Task.Run(() => store.Write(Scope.Of(id), For(id), db =>
        {
            db.Add(Make(NewId.Next(), $"Provider {n}"));
            return Task.FromResult(0);
        }, stop), stop));
        var reads = Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            await using var db = await store.Read(Scope.Of(id), stop);
            return await db.Set<AuditEvent>().CountAsync(stop);
        }, stop));
        await Task.WhenAll(writes.Select(Task (w) => w).Concat(reads));
        var verdict = await VerifyAudit.Run(store, stop: stop);
        Assert.Empty(verdict.Faults);
        Assert.Equal(64, verdict.Events);
    }

    public void Dispose() => databases.Dispose();
}
