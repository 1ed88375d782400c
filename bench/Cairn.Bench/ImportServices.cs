using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Cairn.Workforce;

namespace Cairn.Bench;

/// <summary>
/// A made-up regulator's list of Scotland's size: the whole command into an empty database, the next month's list over it, and how long
/// one small save of somebody else waits meanwhile.
/// </summary>
internal static class ImportServices
{
    private static readonly Verb Verb = new("BenchSave", "A measurement saves one small change.");

    public static async Task<int> Run(string[] arguments)
    {
        var rows = Results.Number(arguments, "--rows", 11_000);
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        // Others may use the machine: the reader must know.
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
        var file = Path.Combine(folder, "MDSF_data_31 August 2026.csv");
        var (first, next) = (Made(rows, 0), Made(rows, 1));
        await File.WriteAllBytesAsync(file, first);
        using var server = PostgresServer.Start(durable: true);
        var results = new List<object>();
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            var whole = Enumerable.Range(0, 3).Select(n => Whole(file, Path.Combine(folder, $"{kind}-{n}"), kind == "postgres" ? server.Fresh() : null, Path.Combine(folder, "output.txt"))).OrderBy(r => r.Seconds).ToArray();
            var settings = new Settings(Path.Combine(folder, kind), kind == "postgres" ? server.Fresh() : null, new DateOnly(2026, 11, 22));
            await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
            await store.Open();
            var packs = Packs.Load(Packs.Beside);
            await Take(store, packs, first, new DateOnly(2026, 8, 31));
            var (seconds, waits) = await Measure(store, () => Take(store, packs, next, new DateOnly(2026, 9, 30)));
            results.Add(new
            {
                database = kind, commandSecondsMedianOfThree = Math.Round(whole[1].Seconds, 2), commandSecondsAll = whole.Select(r => Math.Round(r.Seconds, 2)), processorSeconds = Math.Round(whole[1].ProcessorSeconds, 1), peakMiB = whole.Max(r => r.PeakMiB),
                nextListSeconds = Math.Round(seconds, 2), othersSaves = waits.Count, othersMedianMs = Math.Round(waits[waits.Count / 2], 1), othersLongestMs = Math.Round(waits[^1], 1),
            });
        }
        Results.Keep($"import-services-{rows}", new { measurement = "import-services", date = Results.Today, processors = Environment.ProcessorCount, loadBefore = load, rows, bytes = first.Length, results, command = $"./cairn bench import-services --rows {rows}" });
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static Measured Whole(string file, string data, string? database, string output)
    {
        var run = Measured.Run(Results.Program, ["import", "services", "--format", "care-inspectorate", file, "--json", "--data", data, "--today", "2026-11-22", .. database is null ? Array.Empty<string>() : ["--database", database]], output);
        Console.Error.WriteLine($"{run.Seconds:0.00} s, exit {run.ExitCode}: {File.ReadAllText(output).Trim()}{(run.ExitCode == 0 ? "" : run.Errors)}");
        return run;
    }

    private static Task<TakenList> Take(Store store, Packs packs, byte[] bytes, DateOnly asAt) =>
        TakeServiceList.Run(store, packs, Actor.Public, new BroughtList("care-inspectorate", "list.csv", bytes, asAt), default);

    private static async Task<(double Seconds, List<double> Waits)> Measure(Store store, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        var (done, seconds) = (false, 0.0);
        var working = Task.Run(async () =>
        {
            await work();
            (seconds, done) = (watch.Elapsed.TotalSeconds, true);
        });
        List<double> waits = [];
        while (!Volatile.Read(ref done) && !working.IsCompleted)
        {
            var id = NewId.Next();
            var wait = Stopwatch.StartNew();
            await store.Write(Scope.Of(id), new Change(Verb, Actor.Public, id), db =>
            {
                db.Add(new Organisation { Id = id, Name = "Somebody else", NameKey = SearchKey.Of("Somebody else"), Country = "scotland" });
                return Task.FromResult(0);
            });
            waits.Add(wait.Elapsed.TotalMilliseconds);
            await Task.Delay(5);
        }
        await working;
        waits.Sort();
        return (seconds, waits);
    }

    /// <summary>The sample's heading; kinds and areas in turn; each month one in ten is graded anew.</summary>
    private static byte[] Made(int rows, int month)
    {
        var sample = File.ReadAllLines(Path.Combine(Results.Root, "tests/samples/services/care-inspectorate.csv"), Encoding.Latin1);
        var columns = sample[0].Split(',');
        string[][] kinds = [["Child Minding", "NA"], ["Day Care of Children", "NA"], ["Care Home Service", "Older People"], ["Support Service", "Care at Home"], ["Housing Support Service", "NA"]];
        string[] areas = ["Fife", "Perth & Kinross", "Glasgow City", "Na h-Eileanan Siar", "Highland", "outside Scotland", "Angus"];
        var text = new StringBuilder(sample[0]).Append("\r\n");
        for (var n = 0; n < rows; n++)
        {
            var grade = (3 + n % 4 + (n % 10 == 0 ? month : 0)).ToString(CultureInfo.InvariantCulture);
            text.AppendJoin(',', columns.Select(column => column switch
            {
                "CSNumber" => $"CS2090{n:000000}", "CareService" => kinds[n % 5][0], "Subtype" => kinds[n % 5][1], "ServiceType" => "Private", "ServiceName" => $"Made-up service number {n}", "Address_line_1" => $"{n % 300} Example Street",
                "Service_town" => "Exampletown", "Service_Postcode" => $"EX{n % 90} {n % 9}ZZ", "SP_number" => $"SP2090{n / 2:000000}", "ServiceProvider" => $"Made-up provider number {n / 2}", "Provided_by_Local_Authority" => "No",
                "ServiceStatus" => n % 80 == 0 ? "Inactive" : "Active", "Date_Reg" => $"{2002 + n % 20}_{1 + n % 12}", "DateReg" => $"{1 + n % 28:00}/{1 + n % 12:00}/{2002 + n % 20}", "Council_Area_Name" => areas[n % 7], "NumberStaff" => $"{n % 90}.{n % 100:00}",
                "Registered_Places" => $"{n % 80}", "Client_group" => "Adults", "MinGrade" or "MaxGrade" or "KQ_Setting" or "KQ_Leadership" or "KQ_Staff_Team" => grade, "Publication_of_Latest_Grading" => $"{1 + n % 28:00}/{1 + n % 12:00}/2025", "Complaints_upheld_2425" => "1",
                _ => "NA",
            })).Append("\r\n");
        }
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
