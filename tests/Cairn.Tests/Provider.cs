using System.Text;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Tests;

/// <summary>A provider in a database of its own, and the way of its files into the record, without pages.</summary>
public sealed class Provider : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Verb Verb = new("TestProvider", "A test makes a provider.");
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private Provider(Store store)
    {
        Store = store;
        House = Rooms.Open();
    }

    public Guid Id { get; } = NewId.Next();
    public Store Store { get; }
    public House House { get; }
    public Scope Scope => Scope.Of(Id);

    public static async Task<Provider> Open(Settings settings)
    {
        var store = new Store(settings with { Today = Today }, new Clock(TimeProvider.System, settings with { Today = Today }));
        await store.Open(TestContext.Current.CancellationToken);
        var provider = new Provider(store);
        await store.Write(provider.Scope, new Change(Verb, Actor.Public, provider.Id), db =>
        {
            db.Add(new Organisation { Id = provider.Id, Name = "Rowan Care", NameKey = "rowan care", Country = "england" });
            return Task.FromResult(0);
        }, provider.stop);
        return provider;
    }

    public static string Sample(string file) => System.IO.File.ReadAllText(Path.Combine(Source.Root, "tests", "samples", "ascwds", file));

    public async Task<Guid> Bring(string workplace, string staff, string? training = null, string? key = null) => await BringInFiles.Bring(
        Store, Scope, Actor.Public, Id, File("workplace.csv", workplace), File("staff.csv", staff), training is null ? null : File("training.csv", training), key, stop);

    /// <summary>Brings files and lets their check end.</summary>
    public async Task<Return> Check(string workplace, string staff, string? training = null)
    {
        var id = await Bring(workplace, staff, training);
        await Finish(id);
        return await Return(id);
    }

    public async Task<Return> Accept(Guid id)
    {
        await AcceptReturn.Start(Store, Scope, Actor.Public, Id, id, null, stop);
        await Finish(id);
        return await Return(id);
    }

    public async Task Finish(Guid id) => await JobWorker.Finish(Store, House, (await Return(id)).JobId, _ => Task.CompletedTask, stop);

    public async Task<Return> Return(Guid id)
    {
        await using var db = await Store.Read(Scope, stop);
        return await db.Set<Return>().AsNoTracking().SingleAsync(r => r.Id == id, stop);
    }

    public async Task<T> Read<T>(Func<Db, Task<T>> query)
    {
        await using var db = await Store.Read(Scope, stop);
        return await query(db);
    }

    public async Task<string> Download(ReturnsFile file)
    {
        using var content = new MemoryStream();
        await using var db = await Store.Read(Scope, stop);
        await DownloadRecord.Write(db, file, content, stop);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    private static BroughtFile File(string name, string content) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(content)));

    public ValueTask DisposeAsync() => Store.DisposeAsync();

}
