using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Bench;

/// <summary>
/// Pay of the staff of twenty providers is changed and saved, durably and with its audit, so many times a second whether or not Cairn
/// keeps up: each save's time counts from when it was due. Twice: through the API, with all rules and the answer; and straight, the
/// database and the audit alone. Before that one after another, for the time of a single save.
/// </summary>
internal static class Saves
{
    private const int Singles = 200, Providers = 20, Staff = 100;
    private static readonly Verb Verb = new("BenchSave", "A measurement changes somebody's pay.");

    private sealed record One(Guid Provider, Guid Record, long Version, string Key);

    public static async Task<int> Run(string[] arguments)
    {
        var (rate, seconds) = (Results.Number(arguments, "--rate", 500), Results.Number(arguments, "--seconds", 60));
        var kinds = arguments.Contains("--sqlite") ? new[] { "sqlite" } : arguments.Contains("--postgres") ? ["postgres"] : ["sqlite", "postgres"];
        List<object> results = [];
        foreach (var kind in kinds)
        {
            using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
            var folder = Directory.CreateTempSubdirectory("cairn-saves-").FullName;
            var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
            await DrillData.Make(folder, settings, Providers * Staff, Staff);
            if (!arguments.Contains("--api"))
                results.Add(await Straight(kind, settings, await Everybody(settings), rate, seconds));
            if (!arguments.Contains("--straight"))
                results.Add(await ByApi(kind, settings, await Everybody(settings), rate, seconds));
            Directory.Delete(folder, recursive: true);
        }
        Results.Keep("saves", new { bench = "saves", date = Results.Today, processors = Environment.ProcessorCount, rate, seconds, results, command = $"./cairn bench saves {string.Join(' ', arguments)}".TrimEnd() });
        return 0;
    }

    /// <summary>In an order in which one provider's come after each other as seldom as can be.</summary>
    private static async Task<List<One>> Everybody(Settings settings)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        List<List<One>> all = [];
        await using var db = await store.Read(Scope.System);
        foreach (var provider in await db.Set<Organisation>().Select(o => o.Id).ToListAsync())
        {
            var key = await DrillData.KeyOf(store, provider);
            var staff = await db.Set<Engagement>().Where(e => e.OrganisationId == provider && e.PayInterval == 3).OrderBy(e => e.Id).Select(e => new { e.Record, e.Id }).ToListAsync();
            all.Add([.. staff.Select(e => new One(provider, e.Record, e.Id, key))]);
        }
        return [.. Enumerable.Range(0, all.Max(a => a.Count)).SelectMany(n => all.Where(a => a.Count > n).Select(a => a[n]))];
    }

    private static async Task<object> Straight(string kind, Settings settings, List<One> staff, int rate, int seconds)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        return await Measure(kind, "straight", rate, seconds, async n =>
        {
            var (one, pence) = (staff[n % staff.Count], Pence(n, staff.Count));
            await store.Write(Scope.Of(one.Provider), new Change(Verb, Actor.Public, one.Provider), async db =>
            {
                var held = await db.Set<Engagement>().Where(e => e.Id == one.Version).Select(e => new { e.HourlyPay }).FirstAsync();
                await db.Set<Engagement>().Where(e => e.Id == one.Version).ExecuteUpdateAsync(set => set.SetProperty(e => e.HourlyPay, pence));
                db.Note(nameof(Engagement), one.Record, one.Record, new JsonObject { ["HOURLYRATE"] = held.HourlyPay }, new JsonObject { ["HOURLYRATE"] = pence });
                return 0;
            });
            return null;
        }, () => null, async () => (await VerifyAudit.Run(store)).Faults.Count == 0);
    }

    private static async Task<object> ByApi(string kind, Settings settings, List<One> staff, int rate, int seconds)
    {
        using var cairn = new DrillCairn(settings.Data, settings.Database);
        await cairn.Up();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = cairn.Address };
        return await Measure(kind, "API", rate, seconds, async n =>
        {
            var one = staff[n % staff.Count];
            using var message = new HttpRequestMessage(HttpMethod.Patch, new Uri($"/api/v1/providers/{one.Provider}/staff/{one.Record}", UriKind.Relative))
            {
                Content = JsonContent.Create(new { answers = new { hourlyPay = Pence(n, staff.Count) / 100m } }),
            };
            message.Headers.Authorization = new("Bearer", one.Key);
            using var answer = await http.SendAsync(message);
            return answer.StatusCode == HttpStatusCode.OK ? null : $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }, () => cairn.ProcessorTime, async () =>
        {
            cairn.Kill();
            return (await cairn.Run("audit", "verify")).Exit == 0;
        });
    }

    private static int Pence(int n, int staff) => 1_221 + (n / staff * 7) + (n % 5);

    /// <param name="save">Saves the n-th; what went wrong, or null.</param>
    private static async Task<object> Measure(string kind, string way, int rate, int seconds, Func<int, Task<string?>> save, Func<TimeSpan?> processor, Func<Task<bool>> audit)
    {
        var (times, refused, said) = (new ConcurrentBag<double>(), 0, "");
        async Task Save(int n, Stopwatch clock, double due)
        {
            if (await save(n) is { } wrong)
            {
                Interlocked.Increment(ref refused);
                said = wrong;
            }
            else
                times.Add(clock.Elapsed.TotalMilliseconds - due);
        }
        for (var n = 0; n < Singles; n++)
            await Save(n, Stopwatch.StartNew(), 0);
        var single = times.Order().ToArray();
        times.Clear();
        // Connections and code that a start makes as they are first needed are a start's, and not counted.
        await Task.WhenAll(Enumerable.Range(0, Singles).Select(n => Task.Run(() => Save(n, Stopwatch.StartNew(), 0))));
        times.Clear();
        var began = processor();
        var (watch, sent) = (Stopwatch.StartNew(), new List<Task>(rate * seconds));
        for (var n = 0; n < rate * seconds; n++)
        {
            var due = n * 1000.0 / rate;
            if (due - watch.Elapsed.TotalMilliseconds is > 1 and var wait)
                await Task.Delay(TimeSpan.FromMilliseconds(wait));
            var m = Singles + n;
            sent.Add(Task.Run(() => Save(m, watch, due)));
        }
        await Task.WhenAll(sent);
        var took = watch.Elapsed.TotalSeconds;
        var all = times.Order().ToArray();
        var processorMs = processor() - began is { } used ? Math.Round(used.TotalMilliseconds / Math.Max(1, all.Length), 2) : (double?)null;
        if (refused > 0)
            Console.Error.WriteLine($"{refused} were not saved, such as {said}");
        return new
        {
            database = kind, way, saved = all.Length, notSaved = refused, savedPerSecond = Math.Round(all.Length / took), medianMs = At(all, 0.5), p99Ms = At(all, 0.99), longestMs = At(all, 1), processorMsPerSave = processorMs,
            oneAtATimeMedianMs = At(single, 0.5), oneAtATimeP99Ms = At(single, 0.99), auditHolds = await audit(),
        };
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : Math.Round(sorted[(int)((sorted.Length - 1) * share)], 1);
}
