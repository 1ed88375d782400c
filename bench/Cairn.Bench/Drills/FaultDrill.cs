using System.Diagnostics;
using System.Globalization;
using Cairn.Platform;
using Cairn.Tests;

namespace Cairn.Bench;

/// <summary>
/// A disk that fails: the k-th write or sync of a thread is answered with an error, or every write for a while since the disk is full.
/// Others save meanwhile; nothing is told as saved that is not stored. The errors are put in by strace.
/// </summary>
internal static class FaultDrill
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Full = TimeSpan.FromMilliseconds(400);

    private const string Sync = "a sync fails";
    private const int EachSync = 60;

    /// <summary>Saves between one fault and the next.</summary>
    private const int Between = 10;

    private static readonly (string Name, string Call, string Fault)[] Kinds =
    [
        ("a write fails", "pwrite64", "error=EIO:when={0}"),
        (Sync, "fsync,fdatasync", "error=EIO:when={0}"),
        ("the disk is full", "pwrite64", "error=ENOSPC:when={0}+"),
    ];

    public static async Task<int> Run(string[] arguments)
    {
        var most = Results.Number(arguments, "--faults", 200);
        var (from, only) = (Results.Number(arguments, "--from", 1), arguments.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault());
        var kind = arguments.Contains("--postgres") ? "postgres" : "sqlite";
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var folder = Directory.CreateTempSubdirectory("cairn-drill-").FullName;
        var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh());
        var data = await DrillData.Make(folder, settings, 1_000);
        // strace counts by thread: of few threads the k-th call comes soon.
        using var cairn = new DrillCairn(settings.Data, settings.Database, threads: 6);
        var watch = Stopwatch.StartNew();
        List<object> results = [];
        var bad = 0;
        foreach (var (name, call, fault) in Kinds.Where(k => only is null || k.Name.Contains(only, StringComparison.Ordinal)))
        {
            var load = new DrillLoad(data, $"fault-{results.Count}");
            using var stop = new CancellationTokenSource();
            if (!cairn.Runs)
                await cairn.Up();
            var saving = load.Run(() => cairn.Address, writers: 4, stop.Token);
            var (tried, put, restarts) = (0, 0, 0);
            // A late sync of one thread takes thousands of saves: beyond these each tenth stands for its neighbours.
            foreach (var k in Enumerable.Range(from, most - from + 1).Where(k => name != Sync || k <= EachSync || k % 10 == 0))
            {
                tried++;
                put += await Put(kind == "postgres" ? Children(server!) : [cairn.Id], call, string.Format(CultureInfo.InvariantCulture, fault, k), Path.Combine(folder, "trace")) ? 1 : 0;
                if (!cairn.Runs)
                {
                    restarts++;
                    await cairn.Up();
                }
                await Saves(load, Between);
                if (k % 20 == 0)
                    Console.Error.WriteLine($"{name}: {k} of {most}, {put} put in, {load.Acknowledged.Count:N0} acknowledged, answers {string.Join(", ", load.Answers.Select(a => $"{a.Key}: {a.Value}"))}");
            }
            var goesOn = await Saves(load, Between);
            await stop.CancelAsync();
            await saving;
            cairn.Kill(); // what only its memory held is not held
            var (held, begun) = await DrillData.Held(settings, data.Provider);
            var (lost, doubled) = load.Compare(held, DateTime.MaxValue);
            var (audit, said, _) = await cairn.Run("audit", "verify");
            bad += lost + doubled + Math.Abs(held.Count - begun) + audit + (goesOn ? 0 : 1);
            if (audit != 0)
                Console.Error.WriteLine(said);
            Console.Error.WriteLine($"{name}: {lost} lost, {doubled} doubled, {held.Count - begun} without event, audit {(audit == 0 ? "holds" : "broken")}, {(goesOn ? "goes on" : "does not go on")}");
            results.Add(new { fault = name, lastK = most, tried, putIn = put, restarts, acknowledged = load.Acknowledged.Count, answers = load.Answers.ToDictionary(a => $"{a.Key}", a => a.Value), load.BrokenOff, lost, doubled, eventsWithoutRow = held.Count - begun, auditHolds = audit == 0, goesOnAfter = goesOn });
        }
        Results.Keep($"drill-faults-{kind}{(only is null ? "" : "-" + only)}", new { drill = "faults", date = Results.Today, database = kind, results, seconds = Math.Round(watch.Elapsed.TotalSeconds), command = $"./cairn drill faults --faults {most} --{kind}{(only is null ? "" : $" --from {from} --only {only}")}" });
        Directory.Delete(folder, recursive: true);
        return bad;
    }

    /// <summary>Whether so many more were saved before patience ended.</summary>
    private static async Task<bool> Saves(DrillLoad load, int more)
    {
        var until = load.Acknowledged.Count + more;
        for (var watch = Stopwatch.StartNew(); load.Acknowledged.Count < until && watch.Elapsed < Patience;)
            await Task.Delay(10);
        return load.Acknowledged.Count >= until;
    }

    /// <summary>Whether the fault came about before patience ended.</summary>
    private static async Task<bool> Put(IReadOnlyList<int> processes, string call, string fault, string trace)
    {
        File.Delete(trace);
        using var strace = Process.Start("strace", ["-f", "-qq", "-o", trace, "-e", $"trace={call}", "-e", $"inject={call}:{fault}", .. processes.SelectMany(p => new[] { "-p", $"{p}" })]);
        bool Came() => File.Exists(trace) && ReadShared(trace).Contains("(INJECTED)", StringComparison.Ordinal);
        for (var watch = Stopwatch.StartNew(); !Came() && watch.Elapsed < Patience && !strace.HasExited;)
            await Task.Delay(10);
        var came = Came();
        if (came && fault.EndsWith('+'))
            await Task.Delay(Full);
        using (var interrupt = Process.Start("kill", ["-INT", $"{strace.Id}"]))
            await interrupt.WaitForExitAsync();
        await strace.WaitForExitAsync();
        return came;
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    /// <summary>The server's processes, those that serve a connection among them.</summary>
    private static List<int> Children(PostgresServer server)
    {
        // A server that gave up is being started again.
        var file = Path.Combine(server.Folder, "data", "postmaster.pid");
        for (var watch = Stopwatch.StartNew(); !File.Exists(file) && watch.Elapsed < Patience;)
            Thread.Sleep(50);
        var main = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
        return [main, .. Directory.GetDirectories("/proc").Select(ProcessOf).Where(p => p > 0 && ParentOf(p) == main)];
    }

    private static int ProcessOf(string folder) => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) ? process : 0;

    private static int ParentOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // gone meanwhile
        }
    }
}
