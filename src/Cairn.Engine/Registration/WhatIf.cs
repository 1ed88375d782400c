namespace Cairn.Engine.Registration;

/// <summary>A register's rules with one rule changed from a day on, to see what it would do before it is made.</summary>
public static class WhatIf
{
    /// <summary>The rules that a what-if can change, with what their number means.</summary>
    public static IEnumerable<(RuleHead Head, string Number, long Now)> Changeable(RegisterRules rules, DateOnly day) =>
    [
        .. rules.Conditions.Where(r => r.Head.On(day)).Select(r => (r.Head, "months to gain the qualification", (long)r.Months)),
        .. rules.Renewals.Where(r => r.Head.On(day) && r.BeginsMonth == 0).Select(r => (r.Head, "months of a period", (long)r.Months)),
        .. rules.Learning.Where(r => r.Head.On(day) && r.Unit != LearningUnit.Elements).Select(r => (r.Head, r.Unit switch { LearningUnit.Pieces => "pieces of learning", LearningUnit.Minutes => "minutes of learning", _ => "hundredths of a credit" }, r.Amount)),
    ];

    /// <summary>The rule ends the day before, and its copy with another number begins.</summary>
    /// <exception cref="ArgumentException">No rule of that id can be changed.</exception>
    public static RegisterRules Change(RegisterRules rules, string id, long number, DateOnly from)
    {
        var changed = rules with
        {
            Conditions = Split(rules.Conditions, r => r.Head, id, from, (r, head) => r with { Head = head }, r => r with { Months = checked((int)number) }),
            Renewals = Split(rules.Renewals, r => r.Head, id, from, (r, head) => r with { Head = head }, r => r with { Months = checked((int)number), CutsPeriods = true }),
            Learning = Split(rules.Learning, r => r.Head, id, from, (r, head) => r with { Head = head }, r => r with { Amount = number }),
        };
        return changed.Heads.Any(h => h.Id == Id(id)) ? changed : throw new ArgumentException($"No rule “{id}” of this register can be changed here.", nameof(id));
    }

    private static string Id(string id) => $"{id}-what-if";

    private static List<T> Split<T>(IReadOnlyList<T> rules, Func<T, RuleHead> head, string id, DateOnly from, Func<T, RuleHead, T> with, Func<T, T> change)
    {
        List<T> all = [];
        foreach (var rule in rules)
        {
            var own = head(rule);
            if (own.Id != id || own.Until <= from)
            {
                all.Add(rule);
                continue;
            }
            if (own.From < from)
                all.Add(with(rule, own with { Until = from }));
            all.Add(with(change(rule), own with { Id = Id(id), From = own.From < from ? from : own.From, Text = $"What if: {own.Text}" }));
        }
        return all;
    }
}
