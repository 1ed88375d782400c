using System.Diagnostics;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Register;
using Cairn.Strategy;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Bench;

/// <summary>
/// The demonstration's plan with its live indicators: whole requests over loopback; and how long after a registration, and after a change of
/// the record, the very next request takes that shows it.
/// </summary>
internal static class StrategyPage
{
    private const int Requests = 40, Changes = 15;

    private static readonly Verb verb = new("BenchRegister", "A measurement registers somebody.");

    public static async Task<int> Run(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        var settings = new Settings(folder);
        var house = Rooms.Open();
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(default);
        await FirstStart.Demonstrate(house, store, new Progress<string>(), default);
        var app = Serve.Build(house, settings, 0, store: store);
        await app.StartAsync();
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First(u => u.StartsWith("http://127", StringComparison.Ordinal))), Timeout = TimeSpan.FromMinutes(5) };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var (plan, live, people) = await Find(store);
        var first = Stopwatch.StartNew();
        await browser.GetStringAsync($"/plans/{plan}/indicators");
        first.Stop();
        List<object> pages = [await Time(browser, $"/plans/{plan}"), await Time(browser, $"/plans/{plan}/indicators"), await Time(browser, $"/plans/{plan}/indicators/{people}"), await Time(browser, $"/plans/{plan}/indicators/{people}?by=part")];
        List<double> one = [], all = [];
        var seen = 0;
        for (var n = 0; n < Changes; n++)
        {
            await Register(store);
            var watch = Stopwatch.StartNew();
            var page = await browser.GetStringAsync($"/plans/{plan}/indicators/{people}");
            one.Add(watch.Elapsed.TotalMilliseconds);
            var count = Count(page);
            seen += n == 0 || count == last + 1 ? 1 : 0;
            last = count;
            await Register(store);
            last++;
            watch.Restart();
            await browser.GetStringAsync($"/plans/{plan}/indicators");
            all.Add(watch.Elapsed.TotalMilliseconds);
        }
        Results.Keep("strategy-page", new
        {
            bench = "strategy-page", date = Results.Today, processors = Environment.ProcessorCount, liveIndicators = live, target = "strategy page with 40 live indicators: 150 ms; a registration is in the very next request", requests = Requests,
            firstRequestMs = Math.Round(first.Elapsed.TotalMilliseconds), pages, afterARegistration = new { times = Changes, seenByTheNextRequest = seen, indicatorPageMedianMs = Middle(one), indicatorPageLongestMs = Math.Round(one.Max(), 1), allIndicatorsMedianMs = Middle(all), allIndicatorsLongestMs = Math.Round(all.Max(), 1) },
            load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0], command = "./cairn bench strategy-page",
        });
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return seen == Changes ? 0 : 1;
    }

    private static long last;

    /// <summary>The plan that everybody may read, how many of its indicators are bound to measures, and the one of the people on the register.</summary>
    private static async Task<(Guid Plan, int Live, Guid People)> Find(Store store)
    {
        await using var db = await store.Read(Scope.Sector);
        var plan = await db.Set<Plan>().Where(p => p.State == PlanState.Published).Select(p => p.Id).FirstAsync();
        var bound = await db.Set<IndicatorVersion>().Where(v => v.Bound == BoundTo.Measure && db.Set<Indicator>().Any(i => i.Id == v.IndicatorId && i.PlanId == plan)).Select(v => new { v.IndicatorId, v.Measure, v.MeasureDefinition }).ToListAsync();
        return (plan, bound.Count, bound.First(b => b is { Measure: "registrants", MeasureDefinition: "people" }).IndicatorId);
    }

    private static Task<int> Register(Store store) => store.Write(Scope.System, new Change(verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, default), Register = "sssc", Given = "Ada", Family = "Lovat" };
        db.Add(registrant);
        await RegistrantFile.Begin(db, registrant.Id, "social-care", default);
        await db.SaveChangesAsync();
        (await RegistrantFile.Read(db, packs, registrant.Id, default)).Add(1, new Fact(FactKind.Admitted, store.Clock.Today.AddDays(-1), By: Decision.Person));
        return 0;
    });

    private static readonly Packs packs = Packs.Load(Packs.Beside);

    /// <summary>The figure in the page's heading.</summary>
    private static long Count(string page)
    {
        var heading = page[(page.IndexOf("<h1>", StringComparison.Ordinal) + 4)..page.IndexOf("</h1>", StringComparison.Ordinal)];
        return long.Parse(string.Concat(heading[(heading.LastIndexOf(':') + 1)..].TakeWhile(c => char.IsDigit(c) || c is ' ' or ',').Where(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<object> Time(HttpClient browser, string address)
    {
        var times = new List<double>();
        for (var n = 0; n < Requests + 5; n++)
        {
            var watch = Stopwatch.StartNew();
            await browser.GetStringAsync(address);
            if (n >= 5)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return new { page = address.Split('/') is [_, "plans", _, .. var rest] ? "/plans/…" + string.Concat(rest.Select(r => r.Length > 30 ? "/…" + (r.Contains('?', StringComparison.Ordinal) ? r[r.IndexOf('?', StringComparison.Ordinal)..] : "") : "/" + r)) : address, medianMs = Math.Round(times[Requests / 2], 1), p90Ms = Math.Round(times[Requests * 9 / 10], 1) };
    }

    private static double Middle(List<double> times) => Math.Round(times.Order().ElementAt(times.Count / 2), 1);
}
