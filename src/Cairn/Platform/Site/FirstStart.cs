using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Site;

/// <summary>Decides once what new data is for: the demonstration, or real work. Neither ever becomes the other.</summary>
public static class FirstStart
{
    public static readonly Verb Verb = new("BeginData", "New data is begun, for the demonstration or for real work.");

    /// <returns>Whether the data is the demonstration.</returns>
    public static async Task<bool> Prepare(House house, Store store, bool demonstration, IProgress<string> progress, CancellationToken stop)
    {
        if (await Kind(store, stop) is { } kind)
            return kind == Marker.Demonstration;
        if (demonstration)
            await Demonstrate(house, store, progress, stop);
        else
            await BeginReal(store, stop);
        return demonstration;
    }

    /// <exception cref="RefusedException">The data was begun already.</exception>
    public static async Task Demonstrate(House house, Store store, IProgress<string> progress, CancellationToken stop)
    {
        if (await Kind(store, stop) is not null)
            throw new RefusedException("This data was begun already. The demonstration goes into new data alone: give another folder with --data.");
        await house.Demonstrate(store, progress, stop);
    }

    private static async Task<string?> Kind(Store store, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Marker>().Where(m => m.Name == Marker.Kind).Select(m => m.Value).FirstOrDefaultAsync(stop);
    }

    private static Task BeginReal(Store store, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
        {
            // Of instances that start at once on new data, one begins it.
            await store.Engine.LockChain(db, Guid.Empty, stop);
            if (await db.Set<Marker>().AnyAsync(m => m.Name == Marker.Kind, stop))
                return 0;
            db.Add(new Marker { Name = Marker.Kind, Value = Marker.Real });
            db.Note("Data", Guid.Empty, Guid.Empty, null, new JsonObject { [Marker.Kind] = Marker.Real });
            return 0;
        }, stop);
}
