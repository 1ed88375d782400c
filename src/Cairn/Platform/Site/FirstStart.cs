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
        await using (var db = await store.Read(Scope.System, stop))
        {
            if (await db.Set<Marker>().Where(m => m.Name == Marker.Kind).Select(m => m.Value).FirstOrDefaultAsync(stop) is { } kind)
                return kind == "demonstration";
        }
        if (demonstration && house.Demonstrate is { } demonstrate)
            await demonstrate(store, progress, stop);
        else
            demonstration = false;
        await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), db =>
        {
            db.Add(new Marker { Name = Marker.Kind, Value = demonstration ? "demonstration" : "real" });
            return Task.FromResult(0);
        }, stop);
        return demonstration;
    }
}
