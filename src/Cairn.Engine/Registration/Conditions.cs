namespace Cairn.Engine.Registration;

/// <summary>The condition to gain a qualification.</summary>
/// <param name="Requirement">What is to be gained; null: there is no condition.</param>
/// <param name="Due">By when.</param>
/// <param name="Met">The first day on which it was gained; null: not yet.</param>
/// <param name="Rule">The rule that set the time; null where a person did.</param>
public readonly record struct ConditionState(RequirementRule? Requirement, DateOnly? Due, DateOnly? Met, ConditionRule? Rule)
{
    public bool Open => Requirement is not null && Met is null;

    public bool Overdue(DateOnly day) => Open && Due is { } due && due < day;
}

public static class Conditions
{
    /// <summary>The condition of a registration as known on a day. Its day is the one of the rule in force at admission, unless the fact or a person says another.</summary>
    public static ConditionState Of(ReadOnlySpan<Fact> facts, RegisterRules rules, DateOnly admitted, DateOnly day)
    {
        ConditionState state = default;
        foreach (var fact in facts)
        {
            if (fact.On > day)
                continue;
            if (fact.Kind == FactKind.Condition && Find(rules, fact.Code) is { } requirement)
            {
                var rule = fact.Until is null ? Rule(facts, rules, admitted) : null;
                state = new(requirement, fact.Until ?? (rule is null ? null : admitted.AddMonths(rule.Months)), FirstMet(requirement, facts, day), rule);
            }
            else if (fact.Kind == FactKind.ConditionExtended && fact.Until is { } later && state.Requirement is not null && fact.By != Decision.None)
            {
                state = state with { Due = later, Rule = null };
            }
        }
        return state;
    }

    private static RequirementRule? Find(RegisterRules rules, string? id)
    {
        foreach (var requirement in rules.Requirements)
            if (requirement.Head.Id == id)
                return requirement;
        return null;
    }

    private static DateOnly? FirstMet(RequirementRule requirement, ReadOnlySpan<Fact> facts, DateOnly day)
    {
        DateOnly? first = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Qualification && fact.On <= day && !(fact.On >= first) && requirement.Met(facts, fact.On))
                first = fact.On;
        return first;
    }

    /// <summary>The rule of a new registrant's time: the one for their level where there is one, else the one for everybody.</summary>
    private static ConditionRule? Rule(ReadOnlySpan<Fact> facts, RegisterRules rules, DateOnly admitted)
    {
        ConditionRule? any = null;
        foreach (var rule in rules.Conditions)
        {
            if (!rule.Head.On(admitted))
                continue;
            if (rule.Levels.Count == 0)
                any ??= rule;
            else if (HasLevel(facts, rule, admitted) && !(rule.Unqualified && Qualified(facts, admitted)))
                return rule;
        }
        return any;
    }

    private static bool HasLevel(ReadOnlySpan<Fact> facts, ConditionRule rule, DateOnly admitted)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Role && fact.On <= admitted && fact.Code is { } role)
            {
                var level = role.AsSpan(role.IndexOf('/', StringComparison.Ordinal) + 1);
                foreach (var wanted in rule.Levels)
                    if (level.SequenceEqual(wanted) || role == wanted)
                        return true;
            }
        return false;
    }

    private static bool Qualified(ReadOnlySpan<Fact> facts, DateOnly admitted)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Qualification && fact.On <= admitted)
                return true;
        return false;
    }
}
