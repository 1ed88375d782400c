using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Bench;

/// <summary>
/// Somebody's pay is changed and saved, durably and with its audit, so many times a second whether or not the program keeps up: each
/// request's time counts from when it was due. Then one after another, for the time of a single save.
/// </summary>
internal static class Saves
{
    private const int Singles = 200;

    public static async Task<int> Run(string[] arguments)
    {
        var (rate, seconds) = (Results.Number(arguments, "--rate", 500), Results.Number(arguments, "--seconds", 60));
        var kinds = arguments.Contains("--sqlite") ? new[] { "sqlite" } : arguments.Contains("--postgres") ? ["postgres"] : ["sqlite", "postgres"];
        List<object> results = [];
        foreach (var kind in kinds)
            results.Add(await Measure(kind, rate, seconds));
        Results.Keep("saves", new { bench = "saves", date = Results.Today, processors = Environment.ProcessorCount, rate, seconds, results, command = $"./cairn bench saves {string.Join(' ', arguments)}".TrimEnd() });
        return 0;
    }

    private static async Task<object> Measure(string kind, int rate, int seconds)
    {
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var folder = Directory.CreateTempSubdirectory("cairn-saves-").FullName;
        var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
        var data = await DrillData.Make(folder, settings, 2_000);
        List<Guid> staff;
        await using (var store = await Store.OpenToRead(settings, default))
        await using (var db = await store.Read(Scope.Of(data.Provider)))
            staff = await db.Set<Engagement>().OrderBy(e => e.Id).Where(e => e.PayInterval == 3).Select(e => e.Record).ToListAsync();
        using var cairn = new DrillCairn(settings.Data, settings.Database);
        await cairn.Up();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = cairn.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", data.Key);
        var (times, refused, said) = (new ConcurrentBag<double>(), 0, "");
        async Task Save(int n, Stopwatch clock, double due)
        {
            var pence = 1_221 + (n / staff.Count * 7) + (n % 5);
            using var answer = await http.PatchAsJsonAsync(new Uri($"/api/v1/providers/{data.Provider}/staff/{staff[n % staff.Count]}", UriKind.Relative), new { answers = new { hourlyPay = pence / 100m } });
            if (answer.StatusCode == HttpStatusCode.OK)
                times.Add(clock.Elapsed.TotalMilliseconds - due);
            else
            {
                Interlocked.Increment(ref refused);
                said = $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
            }
        }
        for (var n = 0; n < Singles; n++)
            await Save(n, Stopwatch.StartNew(), 0);
        var single = times.Skip(0).Order().ToArray();
        times.Clear();
        var processor = cairn.ProcessorTime;

        var (watch, sent) = (Stopwatch.StartNew(), new List<Task>(rate * seconds));
        for (var n = 0; n < rate * seconds; n++)
        {
            var due = n * 1000.0 / rate;
            if (due - watch.Elapsed.TotalMilliseconds is > 1 and var wait)
                await Task.Delay(TimeSpan.FromMilliseconds(wait));
            sent.Add(Save(Singles + n, watch, due));
        }
        await Task.WhenAll(sent);
        var all = times.Order().ToArray();
        var processorMs = Math.Round((cairn.ProcessorTime - processor).TotalMilliseconds / Math.Max(1, all.Length), 2);
        if (refused > 0)
            Console.Error.WriteLine($"{refused} were not saved, such as {said}");
        var (audit, _, _) = await cairn.Run("audit", "verify");
        Directory.Delete(folder, recursive: true);
        return new
        {
            database = kind, saved = all.Length, notSaved = refused, savedPerSecond = Math.Round(all.Length / watch.Elapsed.TotalSeconds), medianMs = At(all, 0.5), p99Ms = At(all, 0.99), longestMs = At(all, 1), processorMsPerSave = processorMs,
            oneAtATimeMedianMs = At(single, 0.5), oneAtATimeP99Ms = At(single, 0.99), auditHolds = audit == 0,
        };
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : Math.Round(sorted[(int)((sorted.Length - 1) * share)], 1);
}
