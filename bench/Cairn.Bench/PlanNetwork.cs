using System.Diagnostics;
using Cairn.Engine.Networks;

namespace Cairn.Bench;

/// <summary>A made-up plan as a network: built, its days and critical path worked out, and the ripple of one slip, in milliseconds.</summary>
internal static class PlanNetwork
{
    public static int Run(string[] arguments)
    {
        var (actions, dependencies) = (Results.Number(arguments, "--actions", 5_000), Results.Number(arguments, "--dependencies", 20_000));
        var random = new Random(1);
        var work = Enumerable.Range(0, actions).Select(_ => new PlannedWork(random.Next(1, 90), 738_000 + random.Next(400))).ToArray();
        var waits = Enumerable.Range(0, dependencies).Select(_ => (A: random.Next(actions), B: random.Next(actions))).Where(p => p.A != p.B).Select(p => new Dependency(Math.Min(p.A, p.B), Math.Max(p.A, p.B), random.Next(5))).ToArray();
        List<double> built = [], planned = [], rippled = [];
        var (length, moved) = (0, 0);
        for (var n = 0; n < 50; n++)
        {
            var watch = Stopwatch.StartNew();
            double Lap()
            {
                var took = Math.Round(watch.Elapsed.TotalMilliseconds, 3);
                watch.Restart();
                return took;
            }
            var network = new Network(work, waits);
            built.Add(Lap());
            var plan = network.Plan();
            length = network.CriticalPath(plan).Count;
            planned.Add(Lap());
            moved = network.Slip(plan, n, 60).Moved.Count;
            rippled.Add(Lap());
        }
        Results.Keep($"plan-network-{actions}-{dependencies}", new
        {
            bench = "plan-network", date = Results.Today, processors = Environment.ProcessorCount, actions, dependencies = waits.Length, target = "critical path and ripple of one slip: 20 ms",
            firstMs = new { build = built[0], planAndPath = planned[0], ripple = rippled[0] }, medianMs = new { build = built.Order().ElementAt(25), planAndPath = planned.Order().ElementAt(25), ripple = rippled.Order().ElementAt(25) },
            longestMs = new { build = built.Max(), planAndPath = planned.Max(), ripple = rippled.Max() }, criticalPath = length, lastMoved = moved, load = File.ReadAllText("/proc/loadavg").Split(' ')[0],
            command = $"./cairn bench plan-network {string.Join(' ', arguments)}".TrimEnd(),
        });
        return 0;
    }
}
