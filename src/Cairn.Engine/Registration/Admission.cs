namespace Cairn.Engine.Registration;

/// <summary>One group of a requirement, and the qualification held that meets it; null: none does.</summary>
public readonly record struct GroupMet(RequirementGroup Group, string? By);

/// <summary>What admitting an applicant on a day would rest on, for a person to decide. It decides nothing.</summary>
/// <param name="Requirement">What the role asks for; null: nothing.</param>
/// <param name="Groups">In the requirement's order; all of them are needed.</param>
/// <param name="Condition">Whether they would be registered on condition of gaining the requirement.</param>
/// <param name="Due">By when, by the rules in force on the day; null: there is no condition, or no rule sets a day.</param>
/// <param name="Fee">Pence to be paid before: what was asked for, else the rule's; 0: none.</param>
/// <param name="Paid">Pence paid or waived.</param>
/// <param name="FeeRule">The rule of the fee; null: none is known.</param>
/// <param name="Against">What stands against it, each in a sentence; empty: nothing.</param>
public sealed record Admission(RequirementRule? Requirement, IReadOnlyList<GroupMet> Groups, bool Condition, DateOnly? Due, long Fee, long Paid, FeeRule? FeeRule, IReadOnlyList<string> Against)
{
    public bool Can => Against.Count == 0;

    /// <summary>What an admission on a day would rest on.</summary>
    /// <param name="facts">Facts of the registration and of its registrant, in order of their days.</param>
    public static Admission Of(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly day)
    {
        List<string> against = [];
        var standing = Judging.On(facts, rules, part, day).Standing;
        if (standing == Standing.InformationAsked)
            against.Add("The applicant was asked for information and it has not come.");
        else if (standing != Standing.Applied)
            against.Add("No application waits for a decision.");
        if (!rules.Parts.Any(p => p.Head.Id == part && p.Head.On(day)))
            against.Add("The register has no such part any more.");
        if (RoleOn(facts, day) is not { } role)
            return new(null, [], false, null, 0, 0, null, [.. against, "The application names no role that is held on the day."]);

        var (service, level) = RoleCode.Parse(role);
        var requirement = RegistrationNeed.RequirementOf(rules, service, level, day);
        var held = Held(facts, day);
        IReadOnlyList<GroupMet> groups = requirement is null ? [] : [.. requirement.AllOf.Zip(requirement.MetBy(held), (group, by) => new GroupMet(group, by))];
        var unmet = groups.Any(g => g.By is null);
        if (unmet && requirement!.BeforeAdmission)
            against.Add("A qualification that must be held before admission is not held.");
        var condition = unmet && !requirement!.BeforeAdmission;

        var rule = RegistrationNeed.FeeOf(rules, "application", level, day) ?? RegistrationNeed.FeeOf(rules, "annual", level, day);
        var state = Renewal.Fee(facts, rules, 0, day);
        var fee = state.Asked > 0 ? state.Asked : rule?.Pence ?? 0;
        if (state.Paid < fee)
            against.Add(state.Paid == 0 ? "The fee is neither paid nor waived." : "A part of the fee is still to be paid or waived.");
        return new(requirement, groups, condition, condition ? DueOf(facts, rules, requirement!, day) : null, fee, state.Paid, rule, against);
    }

    /// <summary>Service and level of the role held on a day, that taken up last; null: none.</summary>
    private static string? RoleOn(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        string? role = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Role && fact.On <= day && !(fact.Until <= day))
                role = fact.Code;
        return role;
    }

    private static List<string> Held(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        List<string> held = [];
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Qualification && fact.On <= day && !(fact.Until <= day) && fact.Code is { } code)
                held.Add(code);
        return held;
    }

    /// <summary>Judged as if it were done, so that what the page tells is what the register will say.</summary>
    private static DateOnly? DueOf(ReadOnlySpan<Fact> facts, RegisterRules rules, RequirementRule requirement, DateOnly day) =>
        Conditions.Of([.. facts, new(FactKind.Admitted, day, By: Decision.Person), new(FactKind.Condition, day, Code: requirement.Head.Id)], rules, day, day).Due;
}
