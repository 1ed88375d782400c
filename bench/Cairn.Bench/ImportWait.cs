using System.Diagnostics;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Cairn.Workforce;

namespace Cairn.Bench;

/// <summary>How long the saves of others wait while a large file is taken in: one small change every ten milliseconds.</summary>
internal static class ImportWait
{
    private static readonly Verb Verb = new("BenchSave", "A measurement saves one small change.");

    public static async Task<int> Run(string[] arguments)
    {
        var rows = Results.Number(arguments, "--rows", 100_000);
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        var (workplaces, staff) = (Path.Combine(folder, "workplace.csv"), Path.Combine(folder, "staff.csv"));
        StaffFile.Write(workplaces, staff, rows, faultyInHundred: 0);
        using var server = PostgresServer.Start(durable: true);
        var results = new List<object>();
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            var settings = new Settings(Path.Combine(folder, kind), kind == "postgres" ? server.Fresh() : null, new DateOnly(2026, 11, 22));
            await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
            await store.Open();
            var waits = await Measure(store, workplaces, staff);
            results.Add(new
            {
                database = kind, saves = waits.Count, medianMs = Math.Round(waits[waits.Count / 2], 1), p99Ms = Math.Round(waits[(int)(waits.Count * 0.99)], 1), longestMs = Math.Round(waits[^1], 1),
            });
        }
        Results.Keep($"import-wait-{rows}", new { measurement = "import-wait", date = Results.Today, processors = Environment.ProcessorCount, rows, results, command = $"./cairn bench import-wait --rows {rows}" });
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<List<double>> Measure(Store store, string workplaces, string staff)
    {
        var house = Rooms.Open();
        var provider = NewId.Next();
        var scope = Scope.Of(provider);
        await Save(store, provider, "Bench");
        var id = await BringInFiles.Bring(store, scope, Actor.Public, provider, new("workplace.csv", () => File.OpenRead(workplaces)), new("staff.csv", () => File.OpenRead(staff)), null, null, default);
        await Finish(store, house, scope, id);
        await AcceptReturn.Start(store, scope, Actor.Public, provider, id, null, default);
        var taking = Task.Run(() => Finish(store, house, scope, id));
        List<double> waits = [];
        while (!taking.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            await Save(store, NewId.Next(), "Somebody else");
            waits.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(10);
        }
        await taking;
        waits.Sort();
        return waits;
    }

    private static Task<int> Save(Store store, Guid id, string name) => store.Write(Scope.Of(id), new Change(Verb, Actor.Public, id), db =>
    {
        db.Add(new Organisation { Id = id, Name = name, NameKey = SearchKey.Of(name), Country = "england" });
        return Task.FromResult(0);
    });

    private static async Task Finish(Store store, House house, Scope scope, Guid id)
    {
        Guid job;
        await using (var db = await store.Read(scope))
            job = db.Set<Return>().Where(r => r.Id == id).Select(r => r.JobId).Single();
        await JobWorker.Finish(store, house, job, _ => Task.CompletedTask, default);
    }
}
