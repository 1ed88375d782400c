using System.Diagnostics;
using Cairn.Engine.Registration;
using Cairn.Platform.Packs;

namespace Cairn.Bench;

/// <summary>
/// Judges a whole register of made-up registrants on another day, and under a changed rule, from the facts in memory: with as many
/// registrants as asked for and with a tenth of them, to show how the time grows.
/// </summary>
internal static class RegisterStatus
{
    public static int Run(string[] arguments)
    {
        var registrants = Results.Number(arguments, "--registrants", 1_600_000);
        var packs = Packs.Load(Packs.Beside);
        var rules = packs.Register("sssc");
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;
        Results.Keep($"register-status-{registrants}", new
        {
            measurement = "register-status", date = Results.Today, processors = Environment.ProcessorCount, loadBefore = load, target = "status 5 s, what-if 15 s, linear",
            runs = new[] { Measure(rules, registrants / 10), Measure(rules, registrants) }, command = $"./cairn bench register-status --registrants {registrants}",
        });
        return 0;
    }

    private static object Measure(RegisterRules rules, int registrants)
    {
        var (facts, rows, watch) = (new PackedFacts(), new List<RegisterRow>(registrants), Stopwatch.StartNew());
        for (var n = 0; n < registrants; n++)
            rows.Add(Made(facts, rules, n));
        var made = watch.Elapsed.TotalSeconds;
        double Timed(Action run)
        {
            watch.Restart();
            run();
            return Math.Round(watch.Elapsed.TotalSeconds, 3);
        }
        RegisterCounts? counts = null;
        IReadOnlyList<WhatIfChange> changes = [];
        var status = Enumerable.Range(0, 3).Select(y => Timed(() => counts = WholeRegister.On(facts, rows, rules, new DateOnly(2026 - y, 11, 28)))).ToList();
        var changed = WhatIf.Change(rules, "qualify-3-years", 24, new DateOnly(2024, 6, 3));
        var whatIf = Enumerable.Range(0, 3).Select(_ => Timed(() => changes = WholeRegister.Compare(facts, rows, rules, changed, new DateOnly(2026, 11, 28)))).ToList();
        Console.Error.WriteLine($"{registrants:N0} registrants, {facts.Facts:N0} facts, made in {made:0.0} s: status {string.Join(' ', status)} s, what-if {string.Join(' ', whatIf)} s");
        var megabytes = GC.GetTotalMemory(forceFullCollection: true) >> 20;
        GC.KeepAlive(rows);
        return new { registrants, facts = facts.Facts, peopleOnRegister = counts!.People, statusSeconds = status, whatIfSeconds = whatIf, moved = changes.Sum(c => c.Registrations), megabytes };
    }

    /// <summary>A registrant with the facts of some years: ten to twenty.</summary>
    private static RegisterRow Made(PackedFacts facts, RegisterRules rules, int n)
    {
        var random = new Random(n);
        var today = new DateOnly(2026, 11, 28);
        var admitted = today.AddDays(-30 - random.Next(365 * 12));
        List<(byte, Fact)> own = [(1, new(FactKind.Role, admitted.AddDays(-100), Code: "care-at-home/worker")), (1, new(FactKind.Applied, admitted.AddDays(-60))), (1, new(FactKind.Admitted, admitted, By: Decision.Person))];
        own.Add(random.Next(2) == 0 ? (1, new(FactKind.Qualification, admitted, Code: "svq-ssh-6")) : (1, new(FactKind.Condition, admitted, Code: "adult-worker")));
        var period = Periods.Of(rules, admitted, today);
        for (var p = Math.Max(1, period.Number - 1); p <= period.Number; p++)
        {
            var on = p == period.Number ? period.Opened : period.Opened.AddYears(-1);
            own.AddRange([(1, new(FactKind.FeeAsked, on, on.AddDays(60), p, 2_800)), (1, new(FactKind.FeePaid, on.AddDays(3), Period: p, Amount: 2_800)), (1, new(FactKind.Declared, on.AddDays(3), Period: p)), (1, new(FactKind.ContactConfirmed, on.AddDays(3)))]);
            own.AddRange([(1, new(FactKind.Learning, on.AddDays(-20), Period: p - 1, Amount: 60, Code: "protection")), (1, new(FactKind.Learning, on.AddDays(-10), Period: p - 1, Amount: 60, Code: "trauma"))]);
        }
        if (random.Next(30) == 0)
            own.Add((1, new(FactKind.Left, admitted.AddDays(random.Next(4_000)), Number: 90)));
        if (random.Next(500) == 0)
            own.Add((0, new(FactKind.Warning, today.AddDays(-random.Next(400)), today.AddDays(200), By: Decision.Panel, Number: 91)));
        own.Sort((a, b) => a.Item2.On.CompareTo(b.Item2.On));
        var place = facts.Place();
        facts.Put(place, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own));
        return new RegisterRow(place, ["social-care"]);
    }
}
