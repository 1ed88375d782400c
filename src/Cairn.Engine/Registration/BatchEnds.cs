namespace Cairn.Engine.Registration;

/// <summary>What a batch of ends would do with a registration. Values are kept in the database: none changes its number.</summary>
public enum BatchOutcome : byte
{
    /// <summary>The end is not about it: off the register, or nothing is missing.</summary>
    NotConcerned = 0,

    WouldEnd = 1,

    /// <summary>The fee is paid and the learning done: a person rings, and decides about this one.</summary>
    FeeAndLearning = 2,

    /// <summary>A fitness to practise case is open.</summary>
    CaseOpen = 3,

    /// <summary>Something that they gave or asked waits for the register’s office.</summary>
    WithUs = 4,

    /// <summary>Another period begins before the day, so that another renewal would count than the one that is late.</summary>
    NewPeriod = 5,

    /// <summary>An end is recorded already.</summary>
    Leaving = 6,

    /// <summary>In another batch that is not signed; told by who keeps the batches.</summary>
    OtherBatch = 7,
}

/// <param name="Reasons">What is missing, each with its rule; empty where the end is not about it.</param>
/// <param name="Against">Why it is left out, in a sentence; null where it would end.</param>
public readonly record struct BatchView(BatchOutcome Outcome, IReadOnlyList<Reason> Reasons, string? Against)
{
    public static readonly BatchView NotConcerned = new(BatchOutcome.NotConcerned, [], null);
}

/// <summary>
/// Whom an end by batch would take off the register: those for whom its reason holds today and would still hold on the day of the end,
/// and whom nothing guards. It is stricter than <see cref="Ends"/>, which guards on the day once more whatever was recorded.
/// </summary>
public static class BatchEnds
{
    /// <summary>Ends that a batch can make.</summary>
    public static readonly IReadOnlyList<FactKind> Kinds = [FactKind.Lapsed, FactKind.RoleEnded, FactKind.ConditionUnmet, FactKind.InformationNotGiven];

    /// <param name="facts">In order of their days.</param>
    /// <param name="day">On which the end would have effect, not before <paramref name="today"/>.</param>
    /// <param name="withUs">Whether something of theirs waits for the office.</param>
    public static BatchView Of(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, FactKind end, DateOnly day, DateOnly today, bool withUs)
    {
        if (Judging.First(facts, FactKind.Admitted, today) is not { } admitted || !Concerns(facts, rules, part, admitted, end, today))
            return BatchView.NotConcerned;
        var judged = Judging.On(facts, rules, part, today);
        if (!judged.OnRegister)
            return BatchView.NotConcerned;
        var reasons = Reasons(facts, rules, part, admitted, end, today);
        // On the first day of a period its renewal is not complete, and nothing of it is late.
        if (reasons.Count == 0)
            return BatchView.NotConcerned;
        BatchView Left(BatchOutcome outcome, string against) => new(outcome, reasons, against);
        if (judged.Has(StandingMarks.CaseOpen))
            return Left(BatchOutcome.CaseOpen, "A fitness to practise case is open.");
        if (Pending(facts, today) is { } pending)
            return Left(BatchOutcome.Leaving, $"An end on {Words.Day(pending)} is recorded already.");
        if (withUs)
            return Left(BatchOutcome.WithUs, "Something that they gave or asked waits for the register’s office.");
        var period = Periods.Of(rules, admitted, today);
        if (period.End <= day)
            return Left(BatchOutcome.NewPeriod, $"Another period begins on {Words.Day(period.End)}, before the day: another renewal would count than the one that is late.");
        if (Paid(facts, rules, part, period, today) || Paid(facts, rules, part, period, day))
            return Left(BatchOutcome.FeeAndLearning, "No fee is overdue and the learning is done: that takes a decision about this one person.");
        return Concerns(facts, rules, part, admitted, end, day) ? new(BatchOutcome.WouldEnd, reasons, null) : BatchView.NotConcerned;
    }

    private static bool Paid(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, in Period period, DateOnly day) =>
        Ends.FeePaid(facts, rules, day) && Ends.LearningMet(facts, rules, part, period, day);

    private static bool Concerns(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly admitted, FactKind end, DateOnly day) => end switch
    {
        FactKind.Lapsed => Renewal.AnyFeeOverdue(facts, rules, day) || !Renewal.Complete(facts, rules, part, Periods.Of(rules, admitted, day), day),
        FactKind.RoleEnded => !Judging.InRole(facts, day),
        FactKind.ConditionUnmet => Conditions.Of(facts, rules, admitted, day).Overdue(day),
        FactKind.InformationNotGiven => Ends.InformationMissing(facts, day) is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "No batch makes this end."),
    };

    private static DateOnly? Pending(ReadOnlySpan<Fact> facts, DateOnly today)
    {
        foreach (var end in facts)
        {
            if (!Ends.Is(end.Kind) || end.On <= today)
                continue;
            var undone = false;
            foreach (var fact in facts)
                undone |= fact.Kind == FactKind.EndReversed && fact.About == end.Number;
            if (!undone)
                return end.On;
        }
        return null;
    }

    private static List<Reason> Reasons(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly admitted, FactKind end, DateOnly today)
    {
        List<Reason> reasons = [];
        if (end == FactKind.RoleEnded)
            reasons.Add(new("", LastRole(facts, today) ?? admitted, LastRole(facts, today) is { } last ? $"In no role of the register since {Words.Day(last)}." : "No role of the register is known."));
        if (end == FactKind.ConditionUnmet && Conditions.Of(facts, rules, admitted, today) is var condition)
            reasons.Add(new(condition.Rule?.Head.Id ?? condition.Requirement?.Head.Id ?? "", condition.Due!.Value, $"The qualification was to be gained by {Words.Day(condition.Due.Value)} and is not."));
        if (end == FactKind.InformationNotGiven && Ends.InformationMissing(facts, today) is { } asked)
            reasons.Add(new("", asked.Until!.Value, $"What was asked for on {Words.Day(asked.On)} was due on {Words.Day(asked.Until.Value)} and did not come."));
        foreach (var fact in facts)
            if (fact.Kind == FactKind.FeeAsked && fact.On <= today && Renewal.Fee(facts, rules, fact.Period, today) is var fee && fee.Overdue(today) && fee.AskedOn == fact.On)
                reasons.Add(new(rules.FeeNotice.Id, fee.Due!.Value, $"A fee asked for on {Words.Day(fact.On)} was due on {Words.Day(fee.Due.Value)}: {Words.Money(fee.Asked - fee.Paid)} of {Words.Money(fee.Asked)} is not paid."));
        if (Checklist.Of(facts, rules, part, today) is { Late: true } list)
            foreach (var item in list.Items)
                if (item is { State: ItemState.Late, Kind: ItemKind.Learning or ItemKind.Declaration or ItemKind.Contact })
                    reasons.Add(new(item.Rule, list.From, Words.Late(item, list.From)));
        return reasons;
    }

    private static DateOnly? LastRole(ReadOnlySpan<Fact> facts, DateOnly today)
    {
        DateOnly? last = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Role && fact.Until is { } until && until <= today && !(until < last))
                last = until;
        return last;
    }
}
