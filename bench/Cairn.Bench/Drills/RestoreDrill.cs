using System.Diagnostics;
using System.Globalization;
using Cairn.Platform;
using Cairn.Tests;

namespace Cairn.Bench;

/// <summary>Backs up while others save, destroys everything, restores, and looks whether all of it is there again.</summary>
internal static class RestoreDrill
{
    private const double LimitSeconds = 300;

    public static async Task<int> Run(string[] arguments)
    {
        var workers = Results.Number(arguments, "--workers", 100_000);
        var kinds = arguments.Contains("--sqlite") ? ["sqlite"] : arguments.Contains("--postgres") ? ["postgres"] : new[] { "sqlite", "postgres" };
        using var server = PostgresServer.Start(durable: true);
        List<object> results = [];
        var good = true;
        foreach (var kind in kinds)
        {
            var folder = Directory.CreateTempSubdirectory("cairn-drill-").FullName;
            var settings = new Settings(Path.Combine(folder, "data"), kind == "postgres" ? server.Fresh() : null);
            var filling = Stopwatch.StartNew();
            var data = await DrillData.Make(folder, settings, workers);
            Console.Error.WriteLine($"{kind}: {workers:N0} workers brought in, {filling.Elapsed.TotalSeconds:0} s");
            var key = Path.Combine(folder, "master");
            File.Copy(settings.File("keys", "master"), key);
            var (result, passed) = await Drill(kind, folder, data, key, server);
            results.Add(result);
            good &= passed;
            Directory.Delete(folder, recursive: true);
        }
        Results.Keep($"drill-restore-{workers}", new { drill = "restore", date = Results.Today, processors = Environment.ProcessorCount, workers, limitSeconds = LimitSeconds, results, command = $"./cairn drill restore --workers {workers}" });
        return good ? 0 : 1;
    }

    private static async Task<(object Result, bool Passed)> Drill(string kind, string folder, DrillData data, string key, PostgresServer server)
    {
        var (calm, busy) = (new DrillLoad(data), new DrillLoad(data));
        using var cairn = new DrillCairn(data.Settings.Data, data.Settings.Database);
        await cairn.Up();
        using var stop = new CancellationTokenSource();
        var load = busy.Run(() => cairn.Address, writers: 4, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var before = busy.Milliseconds.Count;
        var calmP99 = busy.Percentile(0.99);
        var began = DateTime.UtcNow;
        long log = 0;
        var backingUp = cairn.Must("backup", "--to", Path.Combine(folder, "backups"));
        while (!backingUp.IsCompleted)
        {
            log = Math.Max(log, new FileInfo(data.Settings.File("cairn.db-wal")) is { Exists: true } file ? file.Length : 0);
            await Task.WhenAny(backingUp, Task.Delay(100));
        }
        var (said, backupSeconds) = await backingUp;
        var during = busy.Milliseconds.Count - before;
        await Task.Delay(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        await load;
        cairn.Kill();

        // Everything goes: the folder, and the database.
        var database = data.Settings.Database is { } old ? server.Fresh() : null;
        if (data.Settings.Database is { } gone)
            server.Drop(gone);
        Directory.Delete(data.Settings.Data, recursive: true);
        var backup = Directory.GetFiles(Path.Combine(folder, "backups"), "*.cairn").Single();
        var again = data.Settings with { Data = Path.Combine(folder, "again"), Database = database, KeyFile = key };
        using var restored = new DrillCairn(again.Data, again.Database, key);
        var watch = Stopwatch.StartNew();
        var (told, restoreSeconds) = await restored.Must("restore", backup);
        await restored.Up();
        var ready = watch.Elapsed.TotalSeconds;
        restored.Kill();
        var (held, _) = await DrillData.Held(again, data.Provider);
        var (lost, doubled) = busy.Compare(held, began);
        var rows = said.Split(": ", StringSplitOptions.None).Select(s => s.Split(" rows in ")).Where(s => s.Length == 2).Select(s => long.Parse(s[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).Single();
        Console.Error.WriteLine(told.Split('\n').Last(l => l.StartsWith("The audit", StringComparison.Ordinal)));
        return (new
        {
            database = kind, rows, backupBytes = new FileInfo(backup).Length, backupSeconds = Math.Round(backupSeconds, 1), savesDuringBackup = during, saveP99MsBefore = calmP99, saveP99MsInAll = busy.Percentile(0.99), longestLogMiB = log >> 20,
            restoreSeconds = Math.Round(restoreSeconds, 1), readyAfterSeconds = Math.Round(ready, 1), acknowledgedBeforeBackup = busy.Acknowledged.Count(a => a.Value < began), lost, doubled, rowDigestsEqual = true, auditHolds = true,
        }, lost == 0 && doubled == 0 && ready <= LimitSeconds);
    }
}
