namespace Cairn.Engine.Registration;

/// <summary>A sanction or interim order and the days on which it holds.</summary>
/// <param name="From">First day of its effect; null while an appeal is not decided or after it was upheld.</param>
/// <param name="Until">First day on which it is spent; null: it does not run out.</param>
/// <param name="ReviewBy">By when it is to be reviewed next; null: no review is set, or it was done.</param>
/// <param name="Number">Number of its fact.</param>
public readonly record struct Sanction(FactKind Kind, DateOnly? From, DateOnly? Until, DateOnly? ReviewBy, int Number)
{
    public bool InForce(DateOnly day) => From is { } from && from <= day && (Until is not { } until || day < until);

    public bool ReviewOverdue(DateOnly day) => ReviewBy is { } by && by < day && InForce(day);
}

/// <summary>What holds of orders and sanctions: a pure function of their dates.</summary>
public static class Sanctions
{
    public static bool Is(FactKind kind) => kind is FactKind.Warning or FactKind.PracticeConditions or FactKind.Suspension or FactKind.Removed or FactKind.InterimSuspension or FactKind.InterimConditions;

    public static bool IsInterim(FactKind kind) => kind is FactKind.InterimSuspension or FactKind.InterimConditions;

    /// <summary>A sanction as known on a day. One without a human decision has no effect.</summary>
    public static Sanction Of(ReadOnlySpan<Fact> facts, in Fact sanction, DateOnly day)
    {
        DateOnly? from = sanction.By == Decision.None ? null : sanction.On;
        var (until, review) = (sanction.Until, default(DateOnly?));
        foreach (var fact in facts)
        {
            if (fact.About != sanction.Number || sanction.Number == 0 || fact.On > day)
                continue;
            switch (fact.Kind)
            {
                case FactKind.Revoked when until is null || fact.On < until:
                    until = fact.On;
                    break;
                // Lodged before it took effect, an appeal holds the effect back.
                case FactKind.AppealLodged when from is { } effect && fact.On < effect:
                    from = null;
                    break;
                case FactKind.AppealDismissed when from is null && sanction.By != Decision.None:
                    from = fact.On > sanction.On ? fact.On : sanction.On;
                    break;
                case FactKind.AppealUpheld:
                    (from, until) = (from is { } began && began < fact.On ? began : null, fact.On);
                    break;
                case FactKind.ReviewSet:
                    review = fact.Until;
                    break;
                case FactKind.Reviewed:
                    review = null;
                    break;
            }
        }
        return new Sanction(sanction.Kind, from, until, review, sanction.Number);
    }

    /// <summary>
    /// The days on which a sanction is shown to the public: from its effect, for so long as the rule in force on that day says.
    /// Null: never.
    /// </summary>
    public static (DateOnly From, DateOnly? Until)? Shown(in Sanction sanction, RegisterRules rules)
    {
        if (sanction.From is not { } from)
            return null;
        foreach (var rule in rules.Shown)
            if (rule.Sanction == sanction.Kind && rule.Head.On(from))
                return (from, rule.Months > 0 ? from.AddMonths(rule.Months) : sanction.Until);
        return null;
    }

    /// <summary>Whether the public sees it on a day.</summary>
    public static bool IsShown(in Sanction sanction, RegisterRules rules, DateOnly day) =>
        Shown(sanction, rules) is { } shown && shown.From <= day && (shown.Until is not { } until || day < until);
}
