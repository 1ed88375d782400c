namespace Cairn.Engine.Registration;

/// <summary>How a fee stands.</summary>
/// <param name="Asked">Pence asked for; 0: not yet asked.</param>
/// <param name="Paid">Pence paid or waived.</param>
/// <param name="Due">Never earlier than the rule's days after it was asked for; null while not asked.</param>
/// <param name="Settled">The day on which enough had been paid; null while not.</param>
public readonly record struct FeeState(long Asked, long Paid, DateOnly? AskedOn, DateOnly? Due, DateOnly? Settled)
{
    public bool Overdue(DateOnly day) => Settled is null && Due is { } due && due < day;
}

/// <summary>What a renewal rests on, item by item: each of them a fact of its own, none of them a form that can be left half sent.</summary>
public static class Renewal
{
    /// <summary>The fee of a period as known on a day.</summary>
    public static FeeState Fee(ReadOnlySpan<Fact> facts, RegisterRules rules, int period, DateOnly day)
    {
        var (asked, paid, askedOn, due, settled) = (0L, 0L, default(DateOnly?), default(DateOnly?), default(DateOnly?));
        foreach (var fact in facts)
        {
            if (fact.On > day || fact.Period != period)
                continue;
            if (fact.Kind == FactKind.FeeAsked)
            {
                asked = fact.Amount;
                askedOn = fact.On;
                var earliest = fact.On.AddDays(rules.FeeNoticeDays);
                due = fact.Until is { } until && until > earliest ? until : earliest;
            }
            else if (fact.Kind is FactKind.FeePaid or FactKind.FeeWaived)
            {
                paid += fact.Amount;
                if (asked == 0 || paid >= asked)
                    settled ??= fact.On;
            }
        }
        if (asked > 0 && paid < asked)
            settled = null;
        return new FeeState(asked, paid, askedOn, due, settled);
    }

    /// <summary>Whether any fee that was asked for is past its day and not paid.</summary>
    public static bool AnyFeeOverdue(ReadOnlySpan<Fact> facts, RegisterRules rules, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.FeeAsked && fact.On <= day && Fee(facts, rules, fact.Period, day).Overdue(day))
                return true;
        return false;
    }

    /// <summary>The day of the declaration for a period, or null.</summary>
    public static DateOnly? Declared(ReadOnlySpan<Fact> facts, int period, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Declared && fact.On <= day && fact.Period == period)
                return fact.On;
        return null;
    }

    /// <summary>The last day on which the registrant said that their contact details hold, from a day on; null: not since.</summary>
    public static DateOnly? Contact(ReadOnlySpan<Fact> facts, DateOnly from, DateOnly day)
    {
        DateOnly? last = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.ContactConfirmed && fact.On >= from && fact.On <= day && !(fact.On < last))
                last = fact.On;
        return last;
    }

    /// <summary>Whether the renewal into a period is complete on a day. What the register has not asked for is never missing.</summary>
    public static bool Complete(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, in Period period, DateOnly day)
    {
        if (period.Number == 0)
            return true;
        if (Fee(facts, rules, period.Number, day) is { Asked: > 0, Settled: null })
            return false;
        return Declared(facts, period.Number, day) is not null && Contact(facts, period.Opened, day) is not null
            && LearningDone.Of(facts, rules, part, period.Before, period.Start, period.Number - 1, day).Met;
    }
}
