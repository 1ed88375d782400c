using System.Diagnostics;
using Cairn.Platform;
using Cairn.Tests;

namespace Cairn.Bench;

/// <summary>Two instances on one PostgreSQL, one or the other killed again and again, while others save through both and files are brought in.</summary>
internal static class TwoDrill
{
    private const int Staff = 1_000;

    public static async Task<int> Run(string[] arguments)
    {
        var kills = Results.Number(arguments, "--kills", 100);
        var random = new Random(Results.Number(arguments, "--seed", 1));
        using var server = PostgresServer.Start(durable: true);
        var folder = Directory.CreateTempSubdirectory("cairn-drill-").FullName;
        var key = Path.Combine(folder, "master");
        await File.WriteAllTextAsync(key, Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
        var settings = new Settings(Path.Combine(folder, "a"), server.Fresh()) { KeyFile = key, Uploads = Path.Combine(folder, "uploads") };
        var data = await DrillData.Make(folder, settings, Staff);
        var load = new DrillLoad(data, "two");
        DrillCairn[] both = [.. new[] { "a", "b" }.Select(n => new DrillCairn(Path.Combine(folder, n), settings.Database, key, settings.Uploads))];
        await Task.WhenAll(both.Select(c => c.Up()));
        using var stop = new CancellationTokenSource();
        var turn = 0;
        var saving = load.Run(() => both[Interlocked.Increment(ref turn) & 1].Address, writers: 6, stop.Token);
        var watch = Stopwatch.StartNew();
        List<(DrillCairn At, Process Command)> typed = [];
        var longest = 0.0;
        for (var n = 1; n <= kills; n++)
        {
            var gone = both[random.Next(2)];
            if (n % 2 == 0)
                typed.Add((gone, gone.Begin("import", "run", "--provider", $"Import {n}", "--create", "--without-refused", "--workplace", Path.Combine(folder, "workplace.csv"), "--staff", Path.Combine(folder, "staff.csv"))));
            await Task.Delay(random.Next(200, 2_000));
            gone.Kill();
            // Whoever typed a command there would take the data folder for themselves.
            foreach (var (_, command) in typed.Where(t => t.At == gone && !t.Command.HasExited))
                command.Kill();
            var start = Stopwatch.StartNew();
            await gone.Up();
            longest = Math.Max(longest, start.Elapsed.TotalSeconds);
            if (n % 20 == 0)
                Console.Error.WriteLine($"{n} kills, {load.Acknowledged.Count:N0} acknowledged, answers {string.Join(", ", load.Answers.Select(a => $"{a.Key}: {a.Value}"))}, {load.BrokenOff} broken off");
        }
        foreach (var (_, command) in typed)
        {
            await command.WaitForExitAsync();
            command.Dispose();
        }
        await DrillData.Idle(settings);
        await stop.CancelAsync();
        await saving;
        foreach (var cairn in both)
            cairn.Dispose();
        var (held, begun) = await DrillData.Held(settings, data.Provider);
        var (lost, doubled) = load.Compare(held, DateTime.MaxValue);
        var (whole, half) = await DrillData.Imports(settings, Staff);
        var (audit, said, _) = await both[0].Run("audit", "verify");
        if (audit != 0)
            Console.Error.WriteLine(said);
        Results.Keep("drill-two", new
        {
            drill = "two", date = Results.Today, kills, sent = load.Sent, acknowledged = load.Acknowledged.Count, answers = load.Answers.ToDictionary(a => $"{a.Key}", a => a.Value), load.BrokenOff, lost, doubled, eventsWithoutRow = held.Count - begun,
            importsBegun = typed.Count, importsWhole = whole, importsHalfOrTwice = half, longestStartSeconds = Math.Round(longest, 1), auditHolds = audit == 0, seconds = Math.Round(watch.Elapsed.TotalSeconds), command = $"./cairn drill two --kills {kills}",
        });
        Directory.Delete(folder, recursive: true);
        return lost + doubled + Math.Abs(held.Count - begun) + half + audit;
    }
}
