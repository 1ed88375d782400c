using Cairn.Tests;

namespace Cairn.Bench;

/// <summary><c>import run</c> as a whole process into an empty database: check, cross checks, difference, commit, audit.</summary>
internal static class ImportRun
{
    public static int Run(string[] arguments)
    {
        var rows = Results.Number(arguments, "--rows", 100_000);
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        var (workplaces, staff) = (Path.Combine(folder, "workplace.csv"), Path.Combine(folder, "staff.csv"));
        StaffFile.Write(workplaces, staff, rows, faultyInHundred: 0);
        using var server = PostgresServer.Start(durable: true);
        var results = new List<object>();
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            var runs = Enumerable.Range(0, 3).Select(n =>
            {
                var data = Path.Combine(folder, $"{kind}-{n}");
                var database = kind == "postgres" ? server.Fresh() : null;
                string[] command = ["import", "run", "--data", data, "--provider", "Bench", "--create", "--without-refused", "--workplace", workplaces, "--staff", staff, "--today", "2026-11-22", .. database is null ? Array.Empty<string>() : ["--database", database]];
                var run = Measured.Run(Results.Program, command, Path.Combine(folder, "output.txt"));
                Console.Error.WriteLine($"{kind}: {run.Seconds:0.0} s, exit {run.ExitCode}: {File.ReadAllText(Path.Combine(folder, "output.txt")).Trim().ReplaceLineEndings(" ")}");
                if (run.ExitCode > 1)
                    Console.Error.WriteLine(run.Errors);
                return run;
            }).OrderBy(r => r.Seconds).ToArray();
            results.Add(new
            {
                database = kind, secondsMedianOfThree = Math.Round(runs[1].Seconds, 2), secondsAll = runs.Select(r => Math.Round(r.Seconds, 2)),
                rowsASecond = (long)(rows / runs[1].Seconds), processorSeconds = Math.Round(runs[1].ProcessorSeconds, 1), peakMiB = runs.Max(r => r.PeakMiB),
            });
        }
        Results.Keep($"import-run-{rows}", new
        {
            measurement = "import-run", date = Results.Today, processors = Environment.ProcessorCount, rows, columns = 44, bytes = new FileInfo(staff).Length,
            results, command = $"./cairn bench import-run --rows {rows}",
        });
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
