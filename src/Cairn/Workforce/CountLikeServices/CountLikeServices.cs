using System.Text.Json.Nodes;
using Cairn.Engine.Measures;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// After each quarter's end, how the services of every kind lie in the measures that services are compared by (W10). Counted once: a
/// later correction of the past changes nobody's picture, so that two looks cannot be subtracted.
/// </summary>
public static class CountLikeServices
{
    public static readonly Verb Verb = new("CountLikeServices", "How the services of each kind lay at a quarter's end is counted, for comparison over time.");
    public const string Kind = "like-services";

    /// <summary>How many past quarters are counted where the record goes back so far.</summary>
    public const int Quarters = 8;

    /// <summary>Ends of the last quarters since the record began, the oldest first.</summary>
    public static IReadOnlyList<DateOnly> Ends(DateOnly today, DateOnly begun)
    {
        var next = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        return [.. Enumerable.Range(0, Quarters).Select(n => next.AddMonths(-3 * n).AddDays(-1)).Where(d => d >= begun).Order()];
    }

    internal static Task Work(JobRun run) => Run(run.Store, Packs.Load(Packs.Beside), (day, done, total) => run.Report($"Counting the services as at {Platform.Site.Format.Date(day)}", done, total), run.Stop);

    /// <returns>How many quarters were counted now.</returns>
    public static async Task<int> Run(Store store, Packs packs, Func<DateOnly, int, int, Task>? progress, CancellationToken stop)
    {
        List<DateOnly> due;
        await using (var db = await store.Read(Scope.Sector, stop))
        {
            var last = await db.Set<LikeQuarter>().MaxAsync(q => (DateOnly?)q.Day, stop);
            due = [.. Ends(store.Clock.Today, await new SectorFacts(store, packs, new RegisterFacts(store, packs)).Begun(stop)).Where(d => last is null || d > last)];
        }
        foreach (var (day, n) in due.Select((day, n) => (day, n)))
        {
            if (progress is not null)
                await progress(day, n, due.Count);
            var countries = new Dictionary<string, CountryFacts>(StringComparer.Ordinal);
            await new FactsReading(packs, day).Into(countries, () => store.Read(Scope.Sector, stop), null, stop);
            var rows = countries.SelectMany(c => Of(c.Key, day, c.Value, packs.Measures)).ToList();
            if (rows.Count > 0)
                await store.Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty, Key: Platform.Site.Format.IsoDate(day)), async db =>
                {
                    foreach (var some in rows.Chunk(5_000))
                        await store.Engine.Insert(db, BulkTable<LikeQuarter>.Of(db), some, stop);
                    db.Note(nameof(LikeQuarter), Guid.Empty, Guid.Empty, null, new JsonObject { ["day"] = Platform.Site.Format.IsoDate(day), ["rows"] = rows.Count });
                    return 0;
                }, stop);
        }
        return due.Count;
    }

    private static IEnumerable<LikeQuarter> Of(string country, DateOnly day, CountryFacts counted, MeasureLibrary library)
    {
        var facts = counted.Make();
        string?[] Names(string column) => [.. counted.OfServices[column].Select(n => n == 0 ? null : counted.Codes[column].Names[n])];
        var (services, providers, kinds, areas, sizes) = (Names("service"), Names("provider"), Names("service-kind"), Names("area"), Names("service-size"));
        var places = Enumerable.Range(0, services.Length).Where(n => services[n] is not null && kinds[n] is not null).ToDictionary(n => services[n]!, n => n, StringComparer.Ordinal);
        foreach (var measure in Comparison.Compares.Select(library.Find).OfType<Measure>())
        {
            var definition = measure.UsualIn(country);
            var groups = new Dictionary<(string, string?, string?), List<(decimal, string)>>();
            foreach (var cell in Measuring.By(facts, definition.Formula, ["service"], Cut.Everything))
                if (cell.Figure.Value is { } value && places.TryGetValue(cell.Codes[0], out var n))
                    foreach (var like in new[] { (kinds[n]!, null, null), (kinds[n]!, areas[n], null), (kinds[n]!, null, sizes[n]), (kinds[n]!, areas[n], sizes[n]) }.Distinct())
                        (groups.TryGetValue(like, out var held) ? held : groups[like] = []).Add((value, providers[n]!));
            foreach (var (like, values) in groups)
                if (Spread.Of(values) is { } spread)
                    yield return LikeQuarter.Of(country, day, like, measure.Id, definition.Id, spread);
        }
    }
}
