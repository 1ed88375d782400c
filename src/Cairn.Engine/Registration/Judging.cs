namespace Cairn.Engine.Registration;

/// <summary>Judges a registration on a day from its facts and the rules. The same facts, rules and day give the same judgement.</summary>
public static class Judging
{
    /// <summary>Where a registration stands.</summary>
    /// <param name="facts">Facts of the registration and of its registrant, in order of their days. Facts after the day do not count.</param>
    /// <param name="part">Id of the part of the register.</param>
    /// <param name="why">Takes the reasons, where they are wanted.</param>
    public static Judgement On(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly day, List<Reason>? why = null)
    {
        if (First(facts, FactKind.Admitted, day) is not { } admitted)
            return Application(facts, day, why);
        var marks = StandingMarks.None;
        var (end, since) = (Standing.Registered, admitted);
        DateOnly? suspended = null;
        foreach (var fact in facts)
        {
            if (fact.On > day)
                continue;
            if (Ends.Is(fact.Kind) && fact.On >= admitted)
            {
                if (Ends.Effect(facts, rules, part, admitted, fact, day, out var fault) is not { } effect)
                {
                    if (fault != "It was reversed.")
                    {
                        marks |= StandingMarks.EndWithoutEffect;
                        why?.Add(new Reason(RuleOf(rules, fact.Kind, fact.On), fact.On, $"An end is recorded and has no effect. {fault}"));
                    }
                }
                else if (effect <= day && (end == Standing.Registered || effect < since))
                {
                    (end, since) = (Ended(fact.Kind), effect);
                    why?.Add(new Reason(RuleOf(rules, fact.Kind, fact.On), effect, Words.Ended(fact.Kind, effect)));
                }
            }
            else if (Sanctions.Is(fact.Kind))
            {
                var sanction = Sanctions.Of(facts, fact, day);
                // Who was removed and admitted again by a person is judged from the new admission on.
                if (!sanction.InForce(day) || sanction.From is not { } from || (fact.Kind == FactKind.Removed && from < admitted))
                    continue;
                marks |= Mark(fact.Kind) | (sanction.ReviewOverdue(day) ? StandingMarks.ReviewOverdue : StandingMarks.None);
                why?.Add(new Reason(ShownRuleOf(rules, fact.Kind, from), from, Words.Sanctioned(sanction)));
                if (fact.Kind == FactKind.Removed && (end == Standing.Registered || from < since))
                    (end, since) = (Standing.Removed, from);
                else if (fact.Kind is FactKind.Suspension or FactKind.InterimSuspension && !(from > suspended))
                    suspended = from;
            }
            else if (fact.Kind == FactKind.CaseOpened && Open(facts, fact, day))
            {
                marks |= StandingMarks.CaseOpen;
            }
        }
        if (end != Standing.Registered)
            return new Judgement(end, since, marks & ~StandingMarks.CaseOpen, -1, null, null, null);
        return OnRegister(facts, rules, part, day, admitted, suspended, marks, why);
    }

    /// <summary>Whether the registrant works in a role of the register on a day.</summary>
    public static bool InRole(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Role && fact.On <= day && (fact.Until is not { } until || day < until))
                return true;
        return false;
    }

    /// <summary>The first day of a kind of fact, up to a day.</summary>
    public static DateOnly? First(ReadOnlySpan<Fact> facts, FactKind kind, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == kind && fact.On <= day)
                return fact.On;
        return null;
    }

    private static Judgement OnRegister(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly day, DateOnly admitted, DateOnly? suspended, StandingMarks marks, List<Reason>? why)
    {
        var period = Periods.Of(rules, admitted, day);
        why?.Add(new Reason("", admitted, $"Entered in the register on {Words.Day(admitted)}."));
        why?.Add(new Reason(period.Rule.Head.Id, period.End, $"The period of registration that began on {Words.Day(period.Start)} runs to the day before {Words.Day(period.End)}."));
        var condition = Conditions.Of(facts, rules, admitted, day);
        if (condition.Open)
        {
            marks |= StandingMarks.Condition | (condition.Overdue(day) ? StandingMarks.ConditionOverdue : StandingMarks.None);
            why?.Add(new Reason(condition.Rule?.Head.Id ?? "", condition.Due ?? day, Words.Condition(condition, day)));
        }
        if (!Renewal.Complete(facts, rules, part, period, day))
        {
            marks |= StandingMarks.RenewalLate;
            why?.Add(new Reason(period.Rule.Head.Id, period.Start, $"The renewal for the period from {Words.Day(period.Start)} is not complete. The registration stands until a person decides otherwise."));
        }
        if (day >= period.Opens)
            marks |= StandingMarks.RenewalOpen;
        if (Renewal.AnyFeeOverdue(facts, rules, day))
        {
            marks |= StandingMarks.FeeOverdue;
            why?.Add(new Reason(rules.FeeNotice.Id, day, "A fee that was asked for is past its day."));
        }
        if (!InRole(facts, day))
            marks |= StandingMarks.NoRole;
        return new Judgement(suspended is null ? Standing.Registered : Standing.Suspended, suspended ?? admitted, marks, period.Number, period.Start, period.End, condition.Open ? condition.Due : null);
    }

    private static Judgement Application(ReadOnlySpan<Fact> facts, DateOnly day, List<Reason>? why)
    {
        var (standing, since, waits) = (Standing.NotApplied, day, false);
        foreach (var fact in facts)
        {
            if (fact.On > day)
                continue;
            (standing, since, waits) = fact.Kind switch
            {
                FactKind.Applied => (Standing.Applied, fact.On, false),
                FactKind.InformationAsked when standing == Standing.Applied => (Standing.InformationAsked, fact.On, true),
                FactKind.InformationGiven when waits => (Standing.Applied, fact.On, false),
                FactKind.Withdrawn => (Standing.Withdrawn, fact.On, false),
                FactKind.Refused when fact.By != Decision.None => (Standing.Refused, fact.On, false),
                _ => (standing, since, waits),
            };
        }
        if (standing != Standing.NotApplied)
            why?.Add(new Reason("", since, Words.Application(standing, since)));
        return new Judgement(standing, since, StandingMarks.None, -1, null, null, null);
    }

    private static bool Open(ReadOnlySpan<Fact> facts, in Fact opened, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.CaseClosed && fact.About == opened.Number && fact.On <= day)
                return false;
        return true;
    }

    private static StandingMarks Mark(FactKind kind) => kind switch
    {
        FactKind.Warning => StandingMarks.Warning,
        FactKind.PracticeConditions => StandingMarks.PracticeConditions,
        FactKind.InterimConditions => StandingMarks.PracticeConditions | StandingMarks.InterimOrder,
        FactKind.InterimSuspension => StandingMarks.InterimOrder,
        _ => StandingMarks.None,
    };

    private static Standing Ended(FactKind kind) => kind switch
    {
        FactKind.Left => Standing.Left,
        FactKind.Lapsed => Standing.Lapsed,
        FactKind.RoleEnded => Standing.RoleEnded,
        FactKind.ConditionUnmet => Standing.ConditionUnmet,
        _ => Standing.InformationNotGiven,
    };

    private static string RuleOf(RegisterRules rules, FactKind kind, DateOnly day) => rules.Ends.FirstOrDefault(r => r.End == kind && r.Head.On(day))?.Head.Id ?? "";

    private static string ShownRuleOf(RegisterRules rules, FactKind kind, DateOnly day) => rules.Shown.FirstOrDefault(r => r.Sanction == kind && r.Head.On(day))?.Head.Id ?? "";
}
