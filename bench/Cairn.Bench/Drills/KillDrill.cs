using System.Diagnostics;
using Cairn.Platform;
using Cairn.Tests;

namespace Cairn.Bench;

/// <summary>kill -9 at random moments, while others save, a file is brought in and a backup is made: nothing acknowledged is lost or doubled, the audit holds.</summary>
internal static class KillDrill
{
    private const int VerifyEvery = 20, Staff = 1_000;

    public static async Task<int> Run(string[] arguments)
    {
        var kills = Results.Number(arguments, "--kills", 100);
        var seed = Results.Number(arguments, "--seed", Environment.TickCount);
        var kind = arguments.Contains("--postgres") ? "postgres" : "sqlite";
        var random = new Random(seed);
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var folder = Directory.CreateTempSubdirectory("cairn-drill-").FullName;
        var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
        var data = await DrillData.Make(folder, settings, Staff);
        var load = new DrillLoad(data);
        using var cairn = new DrillCairn(settings.Data, settings.Database);
        var (lost, doubled, events, killedBackups, wholeBackups, imports, whole, half, longestStart) = (0, 0, 0, 0, 0, 0, 0, 0, 0.0);
        var watch = Stopwatch.StartNew();
        for (var n = 1; n <= kills; n++)
        {
            var start = Stopwatch.StartNew();
            await cairn.Up();
            longestStart = Math.Max(longestStart, start.Elapsed.TotalSeconds);
            using var stop = new CancellationTokenSource();
            var saving = load.Run(() => cairn.Address, writers: 4, stop.Token);
            using var beside = n % 3 == 0 ? cairn.Begin("backup", "--to", Path.Combine(folder, "backups"))
                : n % 3 == 1 ? cairn.Begin("import", "run", "--provider", $"Import {n}", "--create", "--without-refused", "--workplace", Path.Combine(folder, "workplace.csv"), "--staff", Path.Combine(folder, "staff.csv")) : null;
            // From its first save on, for before it there is nothing to lose.
            var before = load.Acknowledged.Count;
            for (var waited = Stopwatch.StartNew(); load.Acknowledged.Count == before && waited.Elapsed < TimeSpan.FromSeconds(30);)
                await Task.Delay(10);
            await Task.Delay(random.Next(0, 1500));
            cairn.Kill();
            await stop.CancelAsync();
            await saving;
            if (beside is not null)
            {
                if (n % 3 == 0 && random.Next(2) == 0 && !beside.HasExited)
                {
                    beside.Kill();
                    killedBackups++;
                }
                imports += n % 3 == 1 ? 1 : 0;
                await beside.WaitForExitAsync();
            }
            var (held, begun) = await DrillData.Held(settings, data.Provider);
            (lost, doubled) = load.Compare(held, DateTime.MaxValue);
            events = held.Count - begun;
            if (lost + doubled > 0 || events != 0)
                break;
            if (n % VerifyEvery == 0 || n == kills)
            {
                if (n == kills)
                {
                    await cairn.Up();
                    await DrillData.Idle(settings);
                    cairn.Kill();
                }
                (whole, half) = await DrillData.Imports(settings, Staff);
                if (half > 0)
                    break;
                await cairn.Must("audit", "verify");
                Console.Error.WriteLine($"{n} kills, {load.Sent:N0} sent, {load.Acknowledged.Count:N0} acknowledged, none lost, the audit holds");
            }
        }
        foreach (var backup in Directory.Exists(Path.Combine(folder, "backups")) ? Directory.GetFiles(Path.Combine(folder, "backups"), "*.cairn").TakeLast(3) : [])
        {
            await cairn.Must("backup", "--check", backup);
            wholeBackups++;
        }
        Results.Keep($"drill-kill-{kind}", new
        {
            drill = "kill", date = Results.Today, database = kind, kills, seed, sent = load.Sent, acknowledged = load.Acknowledged.Count, lost, doubled, eventsWithoutRow = events, importsBegun = imports, importsWhole = whole, importsHalf = half, killedBackups,
            backupsCheckedAndWhole = wholeBackups, longestStartSeconds = Math.Round(longestStart, 1), seconds = Math.Round(watch.Elapsed.TotalSeconds), auditHolds = true, command = $"./cairn drill kill --kills {kills} --{kind} --seed {seed}",
        });
        Directory.Delete(folder, recursive: true);
        return lost + doubled + Math.Abs(events) + half;
    }
}
