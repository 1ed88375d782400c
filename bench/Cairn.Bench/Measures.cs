using System.Diagnostics;
using Cairn.Engine.Measures;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Bench;

/// <summary>Measures of a whole country by four dimensions: from the database, from the file, from memory, and after a change; and a cross-table beside a loop written for it.</summary>
internal static class Measures
{
    private static readonly Verb Verb = new("BenchFill", "A measurement fills the record.");
    private static readonly string[] By = ["area", "service-kind", "sector", "role"];
    private static readonly string[] Asked = ["headcount", "vacancy-rate", "turnover", "pay", "zero-hours-share", "below-rlw", "stability"];

    public static async Task<int> Run(string[] arguments)
    {
        var workers = Results.Number(arguments, "--workers", 1_600_000);
        var kind = arguments.Contains("--postgres") ? "postgres" : "sqlite";
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var settings = new Settings(Path.Combine(folder, "data"), server?.Fresh(), new DateOnly(2026, 11, 22));
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        var packs = Packs.Load(Packs.Beside);
        var watch = Stopwatch.StartNew();
        var providers = await Fill(store, packs, workers);
        Console.Error.WriteLine($"{workers:N0} workers of {providers.Count:N0} providers in {watch.Elapsed.TotalSeconds:0} s");

        var today = store.Clock.Today;
        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : null;
        var build = await Timed(() => new SectorFacts(store, packs, new Register.RegisterFacts(store, packs)).At(today, default));
        Console.Error.WriteLine($"built in {build:0} ms");
        var fromDisk = new List<double>();
        for (var n = 0; n < 5; n++)
            fromDisk.Add(await Timed(() => Ask(new SectorFacts(store, packs, new Register.RegisterFacts(store, packs)), "vacancy-rate")));
        var facts = new SectorFacts(store, packs, new Register.RegisterFacts(store, packs));
        Dictionary<string, double> memory = [];
        foreach (var measure in Asked)
        {
            for (var n = 0; n < 3; n++)
                await Ask(facts, measure);
            var times = new List<double>();
            for (var n = 0; n < 15; n++)
                times.Add(await Timed(() => Ask(facts, measure)));
            memory[measure] = Math.Round(Middle(times), 1);
        }
        var change = new List<double>();
        for (var n = 0; n < 9; n++)
        {
            await Change(store, providers[n * providers.Count / 9]);
            change.Add(await Timed(() => Ask(facts, "vacancy-rate")));
        }
        var file = new FileInfo(Directory.GetFiles(settings.File("facts")).Single()).Length;
        Results.Keep($"measures-{kind}-{workers}", new
        {
            measured = "measures", date = Results.Today, processors = Environment.ProcessorCount, loadAtStart = load, database = kind, workers, providers = providers.Count, by = By,
            buildMilliseconds = Math.Round(build), fileMiB = file >> 20, fromDiskMilliseconds = Math.Round(Middle(fromDisk)), fromMemoryMilliseconds = memory, afterAChangeMilliseconds = Math.Round(Middle(change)),
            crossTable = CrossTable10Million(), command = $"./cairn bench measures --workers {workers}{(kind == "postgres" ? " --postgres" : "")}",
        });
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return 0;

        Task<MeasureAnswer> Ask(SectorFacts from, string measure) =>
            new AskMeasure(packs, from.Of, store.Clock).Run(new MeasureQuestion(measure, null, "england", today, new Dictionary<string, IReadOnlyList<string>>(), By), default);
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>Ten million rows of 20 × 3 × 9 × 8 cells: ours on one processor and on all, and a loop over the same arrays that knows its columns.</summary>
    private static object CrossTable10Million()
    {
        const int Rows = 10_000_000;
        int[] sizes = [20, 3, 9, 8];
        var random = new Random(1);
        var columns = sizes.Select(size => { var codes = new ushort[Rows]; for (var i = 0; i < Rows; i++) codes[i] = (ushort)random.Next(size); return codes; }).ToArray();
        string[] names = ["a", "b", "c", "d"];
        var facts = new Facts(new ServiceColumns(1, new Dictionary<string, int[]>()),
            new Dictionary<string, IReadOnlyList<Slice>> { ["workers"] = [Slice.All(new RowColumns(new int[Rows], names.Zip(columns).ToDictionary(c => c.First, c => c.Second), new Dictionary<string, int[]>()))] },
            names.Zip(sizes).ToDictionary(n => n.First, n => (IReadOnlyList<string>)[.. Enumerable.Range(0, n.Second).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))]));
        Quantity[] quantity = [new("n", "", "workers", null, new Dictionary<string, IReadOnlyList<string>>())];
        List<double> ours = [], hand = [], handBoth = [];
        long[] sums = [], loop = [];
        for (var n = 0; n < 7; n++)
        {
            ours.Add(Once(() => sums = CrossTable.Sum(facts, quantity, names, Cut.Everything)[0]));
            hand.Add(Once(() => loop = Hand(columns, 0, Rows)));
            handBoth.Add(Once(() => Parallel.For(0, Environment.ProcessorCount, p => Hand(columns, (int)((long)Rows * p / Environment.ProcessorCount), (int)((long)Rows * (p + 1) / Environment.ProcessorCount)))));
        }
        return new { rows = Rows, equal = sums.SequenceEqual(loop), oursMilliseconds = Math.Round(Middle(ours), 1), handOneProcessor = Math.Round(Middle(hand), 1), handAllProcessors = Math.Round(Middle(handBoth), 1) };
    }

    private static double Once(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static long[] Hand(ushort[][] columns, int from, int until)
    {
        var (a, b, c, d) = (columns[0], columns[1], columns[2], columns[3]);
        var cells = new long[20 * 3 * 9 * 8];
        for (var i = from; i < until; i++)
            cells[((a[i] * 3 + b[i]) * 9 + c[i]) * 8 + d[i]]++;
        return cells;
    }

    private const int StaffAProvider = 800, ServicesAProvider = 8;

    /// <summary>Providers of eight services and 800 people each; two of three people have training on record.</summary>
    private static async Task<List<Guid>> Fill(Store store, Packs packs, int workers)
    {
        var providers = new List<Guid>();
        var areas = packs["england"].Areas.On(store.Clock.Today).Select(a => a.Code).ToArray();
        var (random, now, day) = (new Random(7), store.Clock.Now, store.Clock.Today.AddDays(-100));
        string[] roles = ["8", "8", "8", "8", "7", "16", "4", "26", "25", "3", "6", "9"], kinds = ["1", "2", "8", "6", "54", "72"], types = ["6", "6", "6", "7", "1"];
        for (var left = workers; left > 0; left -= StaffAProvider)
        {
            var (provider, staff) = (NewId.Next(), Math.Min(left, StaffAProvider));
            providers.Add(provider);
            await store.Write(Scope.Of(provider), new Change(Verb, Actor.Public, provider), async db =>
            {
                db.Add(new Organisation { Id = provider, Name = "P", NameKey = "p", Country = "england" });
                T New<T>(T row) where T : RecordVersion
                {
                    (row.Record, row.OrganisationId, row.From, row.Recorded, row.Source) = (row.Record == default ? NewId.Next() : row.Record, provider, day, now, "bench");
                    return row;
                }
                var services = Enumerable.Range(0, ServicesAProvider).Select(n => New(new Service { Record = NewId.Next(), Reference = $"S{n}", Name = "S", NameKey = "s", Country = "england", Area = areas[random.Next(areas.Length)], MainService = kinds[random.Next(kinds.Length)], EmployerType = types[random.Next(types.Length)], StaffStated = 100 })).ToList();
                var people = Enumerable.Range(0, staff).Select(_ => new Person { Id = NewId.Next() }).ToList();
                var work = people.Select(p => New(new Engagement { Record = NewId.Next(), ServiceId = services[random.Next(services.Count)].Record, PersonId = p.Id, Reference = "W", DisplayName = "W", NameKey = "w", Role = roles[random.Next(roles.Length)], ContractType = random.Next(1, 5), ZeroHours = random.Next(1, 3), ContractedMinutes = 60 * random.Next(10, 40), HourlyPay = random.Next(1200, 2400), PayInterval = 3, Gender = random.Next(1, 3), BirthDate = day.AddDays(-random.Next(7000, 24000)), StartDate = day.AddDays(-random.Next(4000)), Ethnicity = random.Next(31, 48), Nationality = random.Next(5) == 0 ? 356 : 826, RecruitedFrom = 2, SickHalfDays = random.Next(30) })).ToList();
                await store.Engine.Insert(db, BulkTable<Service>.Of(db), services, default);
                await store.Engine.Insert(db, BulkTable<Post>.Of(db), [.. services.SelectMany(s => roles.Distinct().Select(r => New(new Post { ServiceId = s.Record, Role = r, Vacancies = random.Next(3), Starters = random.Next(9), Leavers = random.Next(9) })))], default);
                await store.Engine.Insert(db, BulkTable<Person>.Of(db), people, default);
                await store.Engine.Insert(db, BulkTable<Engagement>.Of(db), work, default);
                await store.Engine.Insert(db, BulkTable<LearningRecord>.Of(db), [.. work.Where((_, n) => n % 3 > 0).SelectMany(w => new[] { "6", "10" }.Select(c => New(new LearningRecord { EngagementId = w.Record, Category = c, Completed = day, Expires = day.AddDays(random.Next(400)) })))], default);
                db.Note(nameof(Organisation), provider, provider, null, null);
                return 0;
            });
        }
        return providers;
    }

    private static Task Change(Store store, Guid provider) => store.Write(Scope.Of(provider), new Change(Verb, Actor.Public, provider), async db =>
    {
        var held = await db.Own<Engagement>().FirstAsync();
        var next = held.Copy();
        next.Role = "4";
        await db.Replace(held, next, "bench", default);
        db.Note(nameof(Engagement), held.Record, held.Record, null, null);
        return 0;
    });
}
