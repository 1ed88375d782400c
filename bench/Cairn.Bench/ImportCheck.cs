using System.Globalization;
using System.Text.Json;

namespace Cairn.Bench;

/// <summary><c>import check</c> of a made-up staff file by the built program, whole process, findings printed.</summary>
internal static class ImportCheck
{
    private const string PythonParse = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass";

    public static int Run(string[] arguments)
    {
        var rows = arguments.Index().Where(a => a.Item == "--rows").Select(a => int.Parse(arguments[a.Index + 1], CultureInfo.InvariantCulture)).FirstOrDefault(1_000_000);
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        var (workplaces, staff) = (Path.Combine(folder, "workplace.csv"), Path.Combine(folder, "staff.csv"));
        Console.Error.WriteLine($"Writing {rows:N0} rows to {staff}");
        var faulty = StaffFile.Write(workplaces, staff, rows);
        var program = Path.Combine(root, "artifacts/bin/Cairn/release/Cairn");
        string[] command = ["import", "check", "--format", "ascwds", "--workplace", workplaces, "--staff", staff, "--today", "2026-11-22", "--json"];
        // In turns, so that a busy machine slows both alike.
        var turns = Enumerable.Range(0, 3).Select(_ => (
            Ours: Measured.Run(program, command, Path.Combine(folder, "findings.jsonl")),
            Python: Measured.Run("python3", ["-c", PythonParse, staff], Path.Combine(folder, "python.out")))).ToArray();
        var runs = turns.Select(t => t.Ours).OrderBy(r => r.Seconds).ToArray();
        var python = turns.Select(t => t.Python).OrderBy(r => r.Seconds).ElementAt(1);
        var middle = runs[1];
        var result = new
        {
            measurement = "import-check",
            date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            processors = Environment.ProcessorCount,
            rows,
            columns = 44,
            faultyRows = faulty,
            bytes = new FileInfo(staff).Length,
            findings = File.ReadLines(Path.Combine(folder, "findings.jsonl")).LongCount(),
            findingBytes = middle.OutputBytes,
            secondsMedianOfThree = Math.Round(middle.Seconds, 3),
            secondsAll = runs.Select(r => Math.Round(r.Seconds, 3)),
            processorSeconds = Math.Round(middle.ProcessorSeconds, 2),
            rowsASecond = (long)(rows / middle.Seconds),
            pythonCsvParseSeconds = python.ExitCode == 0 ? Math.Round(python.Seconds, 3) : (double?)null,
            pythonProcessorSeconds = python.ExitCode == 0 ? Math.Round(python.ProcessorSeconds, 2) : (double?)null,
            loadAverage = File.ReadAllText("/proc/loadavg").Split(' ')[0],
            peakMiB = runs.Max(r => r.PeakMiB),
            exitCode = middle.ExitCode,
            command = $"./cairn bench import-check --rows {rows}",
        };
        var json = JsonSerializer.Serialize(result, new JsonSerializerOptions { WriteIndented = true, IndentSize = 2 });
        Console.WriteLine(json);
        var results = Directory.CreateDirectory(Path.Combine(root, "bench/results")).FullName;
        File.WriteAllText(Path.Combine(results, $"{result.date}-import-check-{rows}.json"), json + "\n");
        if (arguments.Contains("--keep"))
            Console.Error.WriteLine($"The files stay in {folder}");
        else
            Directory.Delete(folder, recursive: true);
        return 0;
    }
}
