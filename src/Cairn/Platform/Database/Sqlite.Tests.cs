using Cairn.Platform.Access;
using Cairn.People;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Database;

public sealed class SqliteTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_saves_once_goes_before_the_next_turn_of_long_work_that_came_first()
    {
        var settings = databases["sqlite"];
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        List<string> order = [];
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> Turn(string name, bool yields, Task? until = null) => store.Write(Scope.System, async _ =>
        {
            await (until ?? Task.CompletedTask);
            order.Add(name);
            return 0;
        }, stop, yields);

        var holder = Turn("holds the gate", false, first.Task);
        var work = Turn("long work", true);
        var save = Turn("one save", false);
        first.SetResult();
        await Task.WhenAll(holder, work, save);
        Assert.Equal(["holds the gate", "one save", "long work"], order);
    }

    [Fact]
    public async Task Of_changes_that_are_committed_together_one_that_fails_is_undone_alone()
    {
        await using var store = await Open();
        var answers = await Together(store, db => Named(db, "first"), async db =>
        {
            await Named(db, "refused");
            throw new RefusedException("No.");
        }, db => Named(db, "third"));
        Assert.Equal(["saved", "No.", "saved"], answers);
        Assert.Equal(["first", "third"], await Names(store));
    }

    [Fact]
    public async Task When_the_disk_undoes_them_all_none_is_told_as_saved_and_later_ones_go_on()
    {
        await using var store = await Open();
        var answers = await Together(store, db => Named(db, "first"), async db =>
        {
            await Named(db, "second");
            await db.Database.ExecuteSqlRawAsync("ROLLBACK", stop); // as SQLite does by itself when a write fails
            throw new IOException("The disk is full.");
        }, db => Named(db, "third"));
        Assert.Equal(["The disk is full.", "The disk is full.", "saved"], answers);
        Assert.Equal(["third"], await Names(store));
    }

    private async Task<Store> Open()
    {
        var settings = databases["sqlite"];
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        return store;
    }

    /// <summary>All wait while another is made, so that they are committed with it.</summary>
    private async Task<string[]> Together(Store store, params Func<Db, Task>[] changes)
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var made = changes.Select((change, i) => store.Write(Scope.System, new Change(Name, Actor.Public, Guid.Empty), async db =>
        {
            if (i == 0)
                await first.Task;
            await change(db);
            return 0;
        }, stop)).ToList();
        first.SetResult();
        return await Task.WhenAll(made.Select(async m =>
        {
            try
            {
                await m;
                return "saved";
            }
            catch (Exception e) when (e is RefusedException or IOException)
            {
                return e.Message;
            }
        }));
    }

    private static readonly Verb Name = new("TestName", "A test names an organisation.");

    private async Task Named(Db db, string name)
    {
        db.Add(new Organisation { Id = NewId.Next(), Name = name, NameKey = SearchKey.Of(name), Country = "england" });
        await db.SaveChangesAsync(stop);
    }

    private async Task<List<string>> Names(Store store)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Organisation>().OrderBy(o => o.Id).Select(o => o.Name).ToListAsync(stop);
    }

    public void Dispose() => databases.Dispose();
}
