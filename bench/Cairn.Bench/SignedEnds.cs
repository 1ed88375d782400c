using System.Diagnostics;
using Cairn.Engine.Registration;
using Cairn.Engine.Registration.Names;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Bench;

/// <summary>
/// A batch of ends of a whole register that has not been renewed: how long its signature takes, how long the job then takes to put the ends
/// in, and how long another save waits meanwhile at most.
/// </summary>
internal static class SignedEnds
{
    private static readonly Verb Verb = new("BenchBatch", "A measurement keeps notices and checks.");
    private static readonly Actor Maker = new(NewId.Next(), "maker", Role.Registrar), Signer = new(NewId.Next(), "signer", Role.Registrar);

    public static async Task<int> Run(string[] arguments)
    {
        var count = Results.Number(arguments, "--registrants", 6_100);
        List<object> runs = [];
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
            var folder = Directory.CreateTempSubdirectory("cairn-ends-").FullName;
            var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
            await RegisterData.Fill(settings, [.. new MadeNames(1).People(count).Select((p, n) => p with { Number = (int)RegistrationNumber.Of(RegistrationNumber.First + n) })]);
            runs.Add(await Measure(kind, settings));
            Directory.Delete(folder, recursive: true);
        }
        Results.Keep($"signed-ends-{count}", new
        {
            bench = "signed-ends", date = Results.Today, processors = Environment.ProcessorCount, registrants = count, runs,
            load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0], command = $"./cairn bench signed-ends {string.Join(' ', arguments)}".TrimEnd(),
        });
        return 0;
    }

    private static async Task<object> Measure(string kind, Settings settings)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        var packs = Packs.Load(Packs.Beside);
        var (facts, today) = (new RegisterFacts(store, packs), store.Clock.Today);
        var day = today.AddDays(40);
        await facts.Follow(default);
        int told;
        await using (var db = await store.Read(Scope.System))
            told = (await BatchPreview.Of(db, facts, packs, "sssc", FactKind.Lapsed, day, today, default)).Count(m => m.View.Outcome == BatchOutcome.WouldEnd);
        var batch = await MakeBatch.Run(store, facts, packs, Maker, new("sssc", nameof(FactKind.Lapsed), day, told), default);
        await store.Write(Scope.System, new Change(Verb, Maker, RegisterChain.Id), async db => await db.Set<EndLine>().Where(l => l.BatchId == batch)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.NoticeOn, today).SetProperty(l => l.NoticeWay, "post").SetProperty(l => l.NoticeProof, "RM 1").SetProperty(l => l.IsRight, l => l.Draw == 1 ? true : null)));
        long version;
        await using (var db = await store.Read(Scope.System))
            version = await db.Set<EndBatch>().Where(b => b.Id == batch).Select(b => b.Version).SingleAsync();

        var watch = Stopwatch.StartNew();
        var (ending, _) = await SignBatch.Run(store, facts, packs, Signer, new(batch, version, told, true), default);
        var signature = watch.Elapsed;
        watch.Restart();
        using var run = new JobRun(store, (await JobRun.Take(store, [EndSigned.Kind]))!, default) { Actor = Signer };
        using var over = new CancellationTokenSource();
        var waits = Waits(store, over.Token);
        await EndSigned.Work(run);
        var ends = watch.Elapsed;
        await over.CancelAsync();
        var waited = await waits;
        Console.Error.WriteLine($"{kind}: signature {signature.TotalSeconds:0.00} s, {ending:N0} ends {ends.TotalSeconds:0.0} s");
        return new { database = kind, lines = ending, signatureSeconds = Math.Round(signature.TotalSeconds, 2), endsSeconds = Math.Round(ends.TotalSeconds, 1), otherSaves = waited.Count, otherSaveMedianMs = waited[waited.Count / 2], otherSaveLongestMs = waited[^1] };
    }

    /// <summary>How long a small save of another kind takes, ten times a second, in order.</summary>
    private static async Task<List<long>> Waits(Store store, CancellationToken over)
    {
        List<long> waits = [];
        while (!over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await RaiseConcern.Count(store, "scotland", "conduct", default);
            waits.Add(watch.ElapsedMilliseconds);
            await Task.Delay(100, CancellationToken.None);
        }
        waits.Sort();
        return waits;
    }
}
