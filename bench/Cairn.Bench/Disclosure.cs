using System.Diagnostics;
using Cairn.Engine.Disclosure;

namespace Cairn.Bench;

/// <summary>
/// Protects, then attacks, a made-up workforce of 190,000 in 32 areas of 6 regions by 39 roles of 8 groups, with all totals; then a
/// release of five tables that share axes. Counts are as skewed as real ones: a few large areas and roles, many small cells.
/// </summary>
internal static class Disclosure
{
    private const int Areas = 32, Regions = 6, Roles = 39, Groups = 8, Workers = 190_000;

    public static int Run(string[] arguments)
    {
        var seed = Results.Number(arguments, "--seed", 7);
        CountTable[] tables = [.. Made(seed)], first = [tables[0]];
        // Once for the compiler.
        _ = DisclosureControl.Protect(DisclosureRule.Of("round-10"), first, []);
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
        string[] rules = ["under-5-round-10", "under-10", "under-5", "under-10-round-10", "round-10"];
        Results.Keep("disclosure", new
        {
            measurement = "disclosure", date = Results.Today, processors = Environment.ProcessorCount, loadBefore = load, areas = Areas, regions = Regions, roles = Roles, groups = Groups, cells = first[0].Counts.Length,
            trueZeros = first[0].Counts.Count(c => c == 0), sum = first[0].Counts[0], oneTable = rules.Select(id => Measure(DisclosureRule.Of(id), first)).ToList(),
            linkedTables = tables.Length, linkedCells = tables.Sum(t => t.Counts.Length), linked = rules.Select(id => Measure(DisclosureRule.Of(id), tables)).ToList(), command = $"./cairn bench disclosure --seed {seed}",
        });
        return 0;
    }

    private static object Measure(DisclosureRule rule, IReadOnlyList<CountTable> tables)
    {
        // Wall time tells little on a busy machine, so processor time stands beside it.
        static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;
        var (watch, used) = (Stopwatch.StartNew(), Processor());
        var made = DisclosureControl.Protect(rule, tables, []);
        var (protect, protectUsed) = (watch.Elapsed.TotalSeconds, Processor() - used);
        watch.Restart();
        var report = Attack.On(rule, made.Tables, []);
        var (attack, attackUsed) = (watch.Elapsed.TotalSeconds, Processor() - used - protectUsed);
        Console.Error.WriteLine($"{rule.Id}, {tables.Count} tables: {protect:0.00} s ({protectUsed:0.00} of the processor), {made.Primary.Count} primary, {made.Secondary.Count} secondary; attack {attack:0.00} s ({attackUsed:0.00}): {string.Join(' ', report.Sentences().Take(4))}");
        return new
        {
            rule = rule.Id, protectSeconds = Math.Round(protect, 2), protectProcessorSeconds = Math.Round(protectUsed, 2), primary = made.Primary.Count, secondary = made.Secondary.Count, unproven = made.Unproven.Count,
            attackSeconds = Math.Round(attack, 2), attackProcessorSeconds = Math.Round(attackUsed, 2), attacked = report.Attacked, recovered = report.Recovered.Count(), outer = report.Outer,
        };
    }

    /// <summary>Person by person into every table.</summary>
    private static IEnumerable<CountTable> Made(int seed)
    {
        var chance = new Random(seed);
        double Skewed(double spread) => Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble()));
        var axes = new[] { Axis("area", Areas, Regions), Axis("role", Roles, Groups), Axis("age", 8, 0), Axis("type", 3, 0) };
        double[] areas = [.. Enumerable.Range(0, Areas).Select(_ => Skewed(0.9))], roles = [.. Enumerable.Range(0, Roles).Select(_ => Skewed(1.8))];
        var cells = areas.SelectMany(a => roles.Select(r => a * r * Skewed(0.6))).ToArray();
        var scale = Workers / cells.Sum();
        (int, int)[] pairs = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3)];
        var counts = pairs.Select(p => new long[axes[p.Item1].Items.Count * axes[p.Item2].Items.Count]).ToArray();
        for (var cell = 0; cell < cells.Length; cell++)
        {
            for (var person = Math.Floor(cells[cell] * scale + chance.NextDouble()); person > 0; person--)
            {
                int[] items = [1 + Regions + cell / Roles, 1 + Groups + cell % Roles, 1 + (int)(8 * Math.Sqrt(chance.NextDouble())), 1 + (int)(3 * Math.Pow(chance.NextDouble(), 2))];
                foreach (var (at, (one, other)) in pairs.Index())
                {
                    foreach (var x in Upwards(axes[one], items[one]))
                    {
                        foreach (var y in Upwards(axes[other], items[other]))
                            counts[at][x * axes[other].Items.Count + y]++;
                    }
                }
            }
        }
        return pairs.Select((p, at) => new CountTable($"{axes[p.Item1].Code}-by-{axes[p.Item2].Code}", [axes[p.Item1], axes[p.Item2]], counts[at]));
    }

    private static IEnumerable<int> Upwards(TableAxis axis, int item)
    {
        for (; item >= 0; item = axis.Items[item].Parent)
            yield return item;
    }

    private static TableAxis Axis(string code, int items, int parents) => new(code, code,
    [
        new("all", "All"), .. Enumerable.Range(0, parents).Select(p => new AxisItem($"p{p}", $"{code} group {p + 1}", 0)),
        .. Enumerable.Range(0, items).Select(i => new AxisItem($"i{i}", $"{code} {i + 1}", parents == 0 ? 0 : 1 + i * parents / items)),
    ]);
}
