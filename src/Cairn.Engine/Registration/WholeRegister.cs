using System.Runtime.InteropServices;

namespace Cairn.Engine.Registration;

/// <summary>A registrant for what asks about everybody.</summary>
/// <param name="Place">In <see cref="PackedFacts"/>.</param>
/// <param name="Parts">Part of each registration, in order of their ordinals from 1.</param>
public readonly record struct RegisterRow(int Place, IReadOnlyList<string> Parts);

/// <summary>How many stand how. Registrations are counted by part; people once, however many registrations they hold.</summary>
/// <param name="People">Distinct people on the register.</param>
/// <param name="Registrations">Registrations on the register.</param>
/// <param name="ByPart">By the part of the day (<see cref="PartThen"/>): standing, marks that are shown, and how many registrations.</param>
public sealed record RegisterCounts(int People, int Registrations, IReadOnlyDictionary<(string Part, Standing Standing, StandingMarks Marks), int> ByPart);

/// <summary>A change that another rule would make.</summary>
/// <param name="Registrations">How many registrations would stand so instead.</param>
/// <param name="Of">Places of some of them, the first in the register's order.</param>
public sealed record WhatIfChange(string Part, Standing Was, StandingMarks WasMarks, Standing Is, StandingMarks IsMarks, int Registrations, IReadOnlyList<int> Of);

/// <summary>A registration that an end by batch is about.</summary>
/// <param name="Place">The registrant's in <see cref="PackedFacts"/>.</param>
public readonly record struct BatchCandidate(int Place, int Ordinal, BatchView View);

/// <summary>Judges the whole register on a day: by all processors, in time that grows with the number of registrants and no faster.</summary>
public static class WholeRegister
{
    /// <summary>Of the marks those by which registrations are counted apart.</summary>
    public const StandingMarks Counted = StandingMarks.Condition | StandingMarks.ConditionOverdue | StandingMarks.RenewalLate | StandingMarks.Warning | StandingMarks.PracticeConditions | StandingMarks.InterimOrder;

    private const int MostExamples = 20;

    /// <summary>Everybody's standing on a day, counted. The same facts, rules and day give the same counts whatever the number of processors.</summary>
    public static RegisterCounts On(PackedFacts facts, IReadOnlyList<RegisterRow> rows, RegisterRules rules, DateOnly day) => Merged(Each(rows, () => new Counting(), (row, counting) =>
    {
        var on = false;
        for (var ordinal = 1; ordinal <= row.Parts.Count; ordinal++)
        {
            var own = counting.Facts(facts, row, ordinal);
            var judged = Judging.On(own, rules, row.Parts[ordinal - 1], day);
            if (judged.Standing == Standing.NotApplied)
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(counting.ByPart, (PartThen.Of(rules, row.Parts[ordinal - 1], own, judged, day).Id, judged.Standing, judged.Marks & Counted), out _)++;
            counting.Registrations += judged.OnRegister ? 1 : 0;
            on |= judged.OnRegister;
        }
        counting.People += on ? 1 : 0;
    }));

    /// <summary>What would change on a day if other rules held: registrations that would stand otherwise, the most first.</summary>
    public static IReadOnlyList<WhatIfChange> Compare(PackedFacts facts, IReadOnlyList<RegisterRow> rows, RegisterRules rules, RegisterRules changed, DateOnly day)
    {
        var all = Each(rows, () => new Comparing(), (row, comparing) =>
        {
            for (var ordinal = 1; ordinal <= row.Parts.Count; ordinal++)
            {
                var (was, now) = (comparing.Judge(facts, row, ordinal, rules, day), comparing.Judge(facts, row, ordinal, changed, day));
                if (was.Standing == now.Standing && ((was.Marks ^ now.Marks) & Counted) == StandingMarks.None)
                    continue;
                var key = (row.Parts[ordinal - 1], was.Standing, was.Marks & Counted, now.Standing, now.Marks & Counted);
                if (!comparing.Changes.TryGetValue(key, out var held))
                    comparing.Changes[key] = held = [];
                held.Add(row.Place);
            }
        });
        return
        [
            .. all.SelectMany(c => c.Changes).GroupBy(c => c.Key).Select(g => new WhatIfChange(g.Key.Item1, g.Key.Item2, g.Key.Item3, g.Key.Item4, g.Key.Item5, g.Sum(c => c.Value.Count),
                [.. g.SelectMany(c => c.Value).Order().Take(MostExamples)])).OrderByDescending(c => c.Registrations).ThenBy(c => c.Part, StringComparer.Ordinal).ThenBy(c => c.Is).ThenBy(c => c.IsMarks),
        ];
    }

    /// <summary>Everybody whom an end by batch is about, those whom it would end and those whom it leaves out, in the register's order.</summary>
    /// <param name="withUs">Places of those of whom something waits for the office.</param>
    public static IReadOnlyList<BatchCandidate> Batch(PackedFacts facts, IReadOnlyList<RegisterRow> rows, RegisterRules rules, FactKind end, DateOnly day, DateOnly today, IReadOnlySet<int> withUs)
    {
        var all = Each(rows, () => new Gathering(), (row, gathering) =>
        {
            for (var ordinal = 1; ordinal <= row.Parts.Count; ordinal++)
            {
                var own = gathering.Facts(facts, row, ordinal);
                if (BatchEnds.Of(own, rules, row.Parts[ordinal - 1], end, day, today, withUs.Contains(row.Place)) is { Outcome: not BatchOutcome.NotConcerned } view)
                    gathering.Found.Add(new(row.Place, ordinal, view));
            }
        });
        return [.. all.SelectMany(g => g.Found).OrderBy(c => c.Place).ThenBy(c => c.Ordinal)];
    }

    private class Judged
    {
        private Fact[] buffer = new Fact[64];

        public ReadOnlySpan<Fact> Facts(PackedFacts facts, in RegisterRow row, int ordinal)
        {
            var count = facts.Of(row.Place, (byte)ordinal, ref buffer);
            return buffer.AsSpan(0, count);
        }

        public Judgement Judge(PackedFacts facts, in RegisterRow row, int ordinal, RegisterRules rules, DateOnly day) => Judging.On(Facts(facts, row, ordinal), rules, row.Parts[ordinal - 1], day);
    }

    private sealed class Gathering : Judged
    {
        public List<BatchCandidate> Found { get; } = [];
    }

    private sealed class Counting : Judged
    {
        public int People { get; set; }
        public int Registrations { get; set; }
        public Dictionary<(string Part, Standing Standing, StandingMarks Marks), int> ByPart { get; } = [];
    }

    private sealed class Comparing : Judged
    {
        public Dictionary<(string, Standing, StandingMarks, Standing, StandingMarks), List<int>> Changes { get; } = [];
    }

    /// <summary>Each processor takes a share of the rows and keeps its own sums.</summary>
    private static List<T> Each<T>(IReadOnlyList<RegisterRow> rows, Func<T> make, Action<RegisterRow, T> look)
    {
        var shares = Math.Max(1, Math.Min(Environment.ProcessorCount, rows.Count / 10_000));
        var sums = Enumerable.Range(0, shares).Select(_ => make()).ToList();
        Parallel.For(0, shares, n =>
        {
            for (var i = (int)((long)rows.Count * n / shares); i < (long)rows.Count * (n + 1) / shares; i++)
                look(rows[i], sums[n]);
        });
        return sums;
    }

    private static RegisterCounts Merged(List<Counting> all)
    {
        var parts = all[0].ByPart;
        foreach (var (key, count) in all.Skip(1).SelectMany(c => c.ByPart))
            parts[key] = parts.GetValueOrDefault(key) + count;
        return new RegisterCounts(all.Sum(c => c.People), all.Sum(c => c.Registrations), parts);
    }
}
