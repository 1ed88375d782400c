namespace Cairn.Engine.Registration;

/// <summary>
/// Ends by the register's office. None has effect unless a person decided it and the guards of the registrant are kept: notice
/// with proof, nothing unmet on our side, no open case. So no removal can happen by a form that was left half sent, nor by a fee
/// that was due before it was asked for.
/// </summary>
public static class Ends
{
    public static bool Is(FactKind kind) => kind is FactKind.Left or FactKind.Lapsed or FactKind.RoleEnded or FactKind.ConditionUnmet or FactKind.InformationNotGiven;

    /// <summary>The day from which an end has effect as known on a day; null with what stands against it.</summary>
    public static DateOnly? Effect(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly admitted, in Fact end, DateOnly day, out string? fault)
    {
        fault = Fault(facts, rules, part, admitted, end, day);
        return fault is null ? Held(facts, end.On, day, out fault) : null;
    }

    /// <summary>What stands against an end on its own day, in a sentence; null: nothing.</summary>
    public static string? Fault(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly admitted, in Fact end, DateOnly day)
    {
        if (Reversed(facts, end, day))
            return "It was reversed.";
        if (end.Kind == FactKind.Left)
            return null;
        if (end.By == Decision.None)
            return "Nobody decided it.";
        if (end.By == Decision.Panel)
            return "A panel’s decision is a sanction, and no end by the office.";
        if (Notice(facts, rules, end) is { } late)
            return late;
        return end.By == Decision.Person ? null : Guard(facts, rules, part, admitted, end);
    }

    /// <summary>What a batch may not end: a registration whose fee is paid and whose learning is met, or what is not so on the day.</summary>
    private static string? Guard(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly admitted, in Fact end)
    {
        if (end.On < admitted)
            return "It lies before the admission.";
        var period = Periods.Of(rules, admitted, end.On);
        if (end.Kind == FactKind.ConditionUnmet && !Conditions.Of(facts, rules, admitted, end.On).Overdue(end.On))
            return "The qualification was gained, or its day had not passed.";
        if (end.Kind == FactKind.RoleEnded && Judging.InRole(facts, end.On))
            return "The registrant was in a registrable role.";
        if (end.Kind == FactKind.InformationNotGiven && InformationMissing(facts, end.On) is null)
            return "The information was given, or its day had not passed.";
        if (end.Kind == FactKind.Lapsed && Renewal.Complete(facts, rules, part, period, end.On) && !Renewal.AnyFeeOverdue(facts, rules, end.On))
            return "The renewal was complete.";
        return FeePaid(facts, rules, end.On) && LearningMet(facts, rules, part, period, end.On) ? "The fee was paid and the learning done: that takes a decision about this one person." : null;
    }

    /// <summary>
    /// Whether no fee that was asked for is unpaid past its day. One whose day is still to come is owed by nobody: a late renewal makes
    /// a fee, and nobody is taken off for it before it is due.
    /// </summary>
    public static bool FeePaid(ReadOnlySpan<Fact> facts, RegisterRules rules, DateOnly day) => !Renewal.AnyFeeOverdue(facts, rules, day);

    /// <summary>What the register asked for and did not get by its day, the first of it; null: nothing. One answer does for all that was asked before it.</summary>
    public static Fact? InformationMissing(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        DateOnly? given = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.InformationGiven && fact.On <= day && !(fact.On < given))
                given = fact.On;
        foreach (var asked in facts)
            if (asked.Kind == FactKind.InformationAsked && asked.Until < day && !(given >= asked.On))
                return asked;
        return null;
    }

    /// <summary>Whether the learning of the period before was done.</summary>
    public static bool LearningMet(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, in Period period, DateOnly day) =>
        period.Number == 0 || LearningDone.Of(facts, rules, part, period.Before, period.Start, period.Number - 1, day).Met;

    private static string? Notice(ReadOnlySpan<Fact> facts, RegisterRules rules, in Fact end)
    {
        foreach (var rule in rules.Ends)
        {
            if (rule.End != end.Kind || !rule.Head.On(end.On))
                continue;
            foreach (var fact in facts)
                if (fact.Kind == FactKind.Notice && fact.About == end.Number && fact.On.AddDays(rule.NoticeDays) <= end.On)
                    return null;
            return $"No notice reached the registrant {rule.NoticeDays} days before.";
        }
        return "No rule allows it on that day.";
    }

    private static bool Reversed(ReadOnlySpan<Fact> facts, in Fact end, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.EndReversed && fact.About == end.Number && end.Number != 0 && fact.On <= day)
                return true;
        return false;
    }

    /// <summary>Nobody leaves to escape a case, and nobody is taken off while one is open: the end waits for its close.</summary>
    private static DateOnly? Held(ReadOnlySpan<Fact> facts, DateOnly from, DateOnly day, out string? fault)
    {
        fault = null;
        foreach (var opened in facts)
        {
            if (opened.Kind != FactKind.CaseOpened || opened.On > from)
                continue;
            var closed = DateOnly.MaxValue;
            foreach (var fact in facts)
                if (fact.Kind == FactKind.CaseClosed && fact.About == opened.Number && fact.On <= day && fact.On < closed)
                    closed = fact.On;
            if (closed > day)
            {
                fault = "A fitness to practise case is open: it waits for its close.";
                return null;
            }
            if (closed > from)
                from = closed;
        }
        return from;
    }
}
