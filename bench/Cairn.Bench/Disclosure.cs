using System.Diagnostics;
using Cairn.Engine.Disclosure;

namespace Cairn.Bench;

/// <summary>
/// Protects, then attacks, a made-up workforce of 190,000 in 32 areas of 6 regions by 39 roles of 8 groups, with all totals. Counts are
/// as skewed as real ones: a few large areas and roles, many small cells and true zeros.
/// </summary>
internal static class Disclosure
{
    private const int Areas = 32, Regions = 6, Roles = 39, Groups = 8, Workers = 190_000;

    public static int Run(string[] arguments)
    {
        var seed = Results.Number(arguments, "--seed", 7);
        var table = Made(seed);
        // Once for the compiler, on a smaller rule's work.
        _ = DisclosureControl.Protect(DisclosureRule.Of("round-10"), [table], []);
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
        var results = new[] { "under-10", "under-5", "under-5-round-10", "under-10-round-10", "round-10" }.Select(id => Measure(DisclosureRule.Of(id), table)).ToList();
        Results.Keep("disclosure", new
        {
            measurement = "disclosure", date = Results.Today, processors = Environment.ProcessorCount, loadBefore = load, areas = Areas, regions = Regions, roles = Roles, groups = Groups, cells = table.Counts.Length,
            zeros = table.Counts.Count(c => c == 0), sum = table.Counts[0], results, command = $"./cairn bench disclosure --seed {seed}",
        });
        return 0;
    }

    private static object Measure(DisclosureRule rule, CountTable table)
    {
        var watch = Stopwatch.StartNew();
        var made = DisclosureControl.Protect(rule, [table], []);
        var protect = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var report = Attack.On(rule, made.Tables, []);
        var attack = watch.Elapsed.TotalSeconds;
        return new
        {
            rule = rule.Id, protectSeconds = Math.Round(protect, 2), primary = made.Primary.Count, secondary = made.Secondary.Count, secondaryPersons = made.Secondary.Sum(c => table.Counts[c.Position]), unproven = made.Unproven.Count,
            attackSeconds = Math.Round(attack, 2), attacked = report.Attacked, recovered = report.Recovered.Count(), outer = report.Outer, sentences = report.Sentences().Take(5),
        };
    }

    private static CountTable Made(int seed)
    {
        var chance = new Random(seed);
        var (area, role) = (Axis("area", Areas, Regions), Axis("role", Roles, Groups));
        double Skewed(double spread) => Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble()));
        var (areaSizes, roleSizes) = (Enumerable.Range(0, Areas).Select(_ => Skewed(0.9)).ToArray(), Enumerable.Range(0, Roles).Select(_ => Skewed(1.8)).ToArray());
        var cells = areaSizes.SelectMany(a => roleSizes.Select(r => a * r * Skewed(0.6))).ToArray();
        var scale = Workers / cells.Sum();
        var leaf = cells.Select(c => (long)Math.Floor(c * scale + chance.NextDouble())).ToArray();
        var counts = new long[area.Items.Count * role.Items.Count];
        for (var a = 0; a < Areas; a++)
        {
            for (var r = 0; r < Roles; r++)
            {
                foreach (var x in Upwards(area, 1 + Regions + a))
                {
                    foreach (var y in Upwards(role, 1 + Groups + r))
                        counts[x * role.Items.Count + y] += leaf[a * Roles + r];
                }
            }
        }
        return new("staff", [area, role], counts);
    }

    private static IEnumerable<int> Upwards(TableAxis axis, int item)
    {
        for (; item >= 0; item = axis.Items[item].Parent)
            yield return item;
    }

    private static TableAxis Axis(string code, int items, int parents) => new(code, code,
    [
        new("all", "All"), .. Enumerable.Range(0, parents).Select(p => new AxisItem($"p{p}", $"{code} group {p + 1}", 0)),
        .. Enumerable.Range(0, items).Select(i => new AxisItem($"i{i}", $"{code} {i + 1}", 1 + i * parents / items)),
    ]);
}
