using System.Diagnostics;
using Cairn.Engine.Registration.Names;

namespace Cairn.Bench;

/// <summary>The index of names alone: memory, time of a search, and how many of thousands of searches find whom they look for.</summary>
internal static class Names
{
    public static int Run(string[] arguments)
    {
        var (count, ofEach) = (Results.Number(arguments, "--registrants", 1_600_000), Results.Number(arguments, "--cases", 500));
        var people = new MadeNames(1).People(count).ToList();
        var groups = NameCorpus.Groups(Path.Combine(Results.Root, "packs/uk/lists/nicknames.csv"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var index = new NameIndex(new NameVariants(groups), count);
        // As a database gives them: texts of their own.
        index.Load(people.Select(p => p with { Given = new string(p.Given), Family = new string(p.Family), Town = new string(p.Town), Employer = new string(p.Employer) }));
        var loadSeconds = Math.Round(watch.Elapsed.TotalSeconds, 1);
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000;

        var cases = new NameCorpus(people, groups, 2).Make(ofEach).ToList();
        var missed = cases.Where(c => index.Find(c.Query).Matches.All(m => m.Name.Number != c.Target.Number)).GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.Count());
        var searches = Mixed(people, cases, new Random(3)).Take(20_000).ToList();
        // The middle of three, as others use the processors too.
        var passes = Enumerable.Range(0, 3).Select(_ => searches.Select(s => Time(index, s)).ToArray()).ToArray();
        var times = searches.Select((s, n) => (Microseconds: passes.Select(p => p[n]).Order().ElementAt(1), Query: s)).OrderBy(t => t.Microseconds).ToList();
        if (arguments.Contains("--slow"))
            foreach (var (microseconds, query) in times.TakeLast(20))
                Console.Error.WriteLine($"{microseconds:0} µs: {query}");
        var change = Stopwatch.StartNew();
        foreach (var person in people.Take(1000))
            index.Put(person with { Town = "Elsewhere" });
        var changeMicroseconds = change.Elapsed.TotalMicroseconds / 1000;
        Results.Keep($"names-{count}", new
        {
            bench = "names", date = Results.Today, processors = Environment.ProcessorCount, registrants = count, loadSeconds, megabytes,
            medianMicroseconds = At(times, 0.5), p99Microseconds = At(times, 0.99), p999Microseconds = At(times, 0.999), longestMicroseconds = At(times, 1), changeMicroseconds = Math.Round(changeMicroseconds, 1),
            cases = cases.Count, foundOnTheFirstLeafPercent = Math.Round(100.0 * (cases.Count - missed.Values.Sum()) / cases.Count, 2), missed, command = $"./cairn bench names {string.Join(' ', arguments)}".TrimEnd(),
        });
        return 0;
    }

    /// <summary>Names as frequent as on the register: six of ten the name alone, every fifth a single word of it, every tenth with the town, every tenth misspelt.</summary>
    public static IEnumerable<NameQuery> Mixed(IReadOnlyList<RegisterName> people, IReadOnlyList<NameCase> cases, Random random)
    {
        var misspelt = cases.Where(c => c.Kind.StartsWith("letter", StringComparison.Ordinal)).ToList();
        while (true)
        {
            var person = people[random.Next(people.Count)];
            yield return random.Next(10) switch
            {
                < 6 => new NameQuery($"{person.Given} {person.Family}"),
                < 8 => new NameQuery(random.Next(4) == 0 ? person.Given : person.Family),
                8 => new NameQuery($"{person.Given} {person.Family}", person.Town),
                _ => misspelt[random.Next(misspelt.Count)].Query,
            };
        }
    }

    private static double Time(NameIndex index, NameQuery query)
    {
        var start = Stopwatch.GetTimestamp();
        index.Find(query);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static double At(List<(double Microseconds, NameQuery)> sorted, double share) => Math.Round(sorted[(int)((sorted.Count - 1) * share)].Microseconds, 1);
}
