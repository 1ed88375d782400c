using System.Collections.Concurrent;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The facts behind a release, which answer today as they did on the day of its publication.</summary>
public sealed class ReleaseFacts(Packs packs, Clock clock)
{
    private const int MostHeld = 2;

    private readonly ConcurrentDictionary<Guid, HeldFacts> held = new();

    /// <param name="Ask">Answers from the frozen facts alone: for their country and day.</param>
    public sealed record Frozen(string Name, int Edition, string Title, string Country, DateOnly AsAt, AskMeasure Ask);

    /// <param name="name">Such as "scotland-2025" for the newest edition, or "scotland-2025:1".</param>
    /// <returns>Null where there is none, or it was withdrawn.</returns>
    public async Task<Frozen?> Find(Db db, string name, CancellationToken stop)
    {
        var parts = name.Split(':', 2);
        var edition = parts.Length == 1 ? null : int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var said) ? said : (int?)0;
        var plain = parts[0];
        var found = await db.Set<Release>().Where(r => r.Name == plain && (edition == null || r.Edition == edition)).OrderByDescending(r => r.Edition).Select(r => new { r.Id, r.Edition, r.Title, r.Country, r.Area, r.AsAt, r.Digest, r.Withdrawn }).FirstOrDefaultAsync(stop);
        if (found is null || found.Withdrawn is not null)
            return null;
        if (!held.TryGetValue(found.Id, out var facts))
        {
            if (held.Count >= MostHeld)
                held.Clear();
            var frozen = await db.Set<Release>().Where(r => r.Id == found.Id).Select(r => r.Frozen).FirstAsync(stop);
            facts = held[found.Id] = new HeldFacts(FrozenFacts.Read(frozen).Make(), $"the facts frozen with “{found.Title}”, edition {found.Edition}", found.Digest);
        }
        return new Frozen(plain, found.Edition, found.Title, found.Country, found.AsAt,
            new AskMeasure(packs, (country, day, providers, _) => Task.FromResult(country == found.Country && day == found.AsAt && providers is null ? facts : null), clock));
    }
}
