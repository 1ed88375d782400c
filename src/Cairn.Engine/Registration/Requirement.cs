namespace Cairn.Engine.Registration;

/// <summary>Qualifications of which one is enough, with a name for what they stand for.</summary>
/// <param name="AnyOf">Codes of qualifications, their recognised equivalents, or of registrations with another body ("body:nmc").</param>
public sealed record RequirementGroup(string Label, IReadOnlyList<string> AnyOf);

/// <summary>The qualifications that a role asks for: one of every group. A qualification that stands in two groups meets both.</summary>
/// <param name="Services">Kinds of service; empty: any.</param>
/// <param name="Levels">Levels of role.</param>
/// <param name="BeforeAdmission">Whether it must be held before admission, so that there is no condition to gain it.</param>
public sealed record RequirementRule(RuleHead Head, IReadOnlyList<string> Services, IReadOnlyList<string> Levels, IReadOnlyList<RequirementGroup> AllOf, bool BeforeAdmission)
{
    /// <summary>For each group, the qualification held that meets it, or null. Groups stand in the rule's order.</summary>
    public IReadOnlyList<string?> MetBy(IReadOnlyCollection<string> held) => [.. AllOf.Select(g => g.AnyOf.FirstOrDefault(held.Contains))];

    /// <summary>Whether every group is met. Allocates nothing.</summary>
    public bool Met(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        foreach (var group in AllOf)
            if (!Met(group, facts, day))
                return false;
        return true;
    }

    private static bool Met(RequirementGroup group, ReadOnlySpan<Fact> facts, DateOnly day)
    {
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Qualification && fact.On <= day && (fact.Until is not { } until || day < until) && group.AnyOf.Contains(fact.Code!))
                return true;
        return false;
    }

    /// <summary>Whether it is for a role.</summary>
    public bool For(string service, string level) => RoleCode.Fits(Services, service) && RoleCode.Fits(Levels, level);
}

/// <summary>How a rule names roles.</summary>
public static class RoleCode
{
    /// <summary>Whether a rule's list takes a code; an empty list takes any.</summary>
    public static bool Fits(IReadOnlyList<string> list, string code) => list.Count == 0 || list.Contains(code);

    /// <summary>Service and level of a role as a fact's code has them.</summary>
    /// <exception cref="FormatException">The code has no stroke between the two.</exception>
    public static (string Service, string Level) Parse(string code)
    {
        var stroke = code.IndexOf('/', StringComparison.Ordinal);
        return stroke > 0 ? (code[..stroke], code[(stroke + 1)..]) : throw new FormatException($"“{code}” is no role: it needs a service, a stroke and a level.");
    }
}
