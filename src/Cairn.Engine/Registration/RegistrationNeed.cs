namespace Cairn.Engine.Registration;

/// <summary>What somebody says of their work, to learn whether they must register.</summary>
/// <param name="Service">Kind of service.</param>
/// <param name="Level">Level of role.</param>
/// <param name="Started">First day in the role, past or to come.</param>
/// <param name="Held">Codes of qualifications, and "body:" with a code for a registration with another body.</param>
public sealed record RoleAsked(string Service, string Level, DateOnly Started, IReadOnlyCollection<string> Held);

/// <summary>Whether somebody must register, and with what.</summary>
/// <param name="Rule">The rule that decides; null where no register here is for the role.</param>
/// <param name="Exempt">The other body whose registration does instead; null: none.</param>
/// <param name="ApplyBy">Last day to apply; null: no clock.</param>
/// <param name="RegisteredBy">Last day to work without being registered; null: no clock.</param>
/// <param name="Requirement">The qualifications that the role asks for; null: none.</param>
/// <param name="Missing">Names of the groups of it that nothing held meets.</param>
/// <param name="QualifyMonths">Months after admission to gain what is missing; null: nothing is missing, or it must be held before.</param>
/// <param name="Fee">The fee to apply, in pence; null: none is known for the day.</param>
public sealed record RegistrationNeed(
    RoleRule? Rule, PartRule? Part, string? Exempt, DateOnly? ApplyBy, DateOnly? RegisteredBy, RequirementRule? Requirement, IReadOnlyList<string> Missing,
    ConditionRule? Qualify, FeeRule? Fee)
{
    public Need? Need => Exempt is not null ? Registration.Need.Exempt : Rule?.Need;

    public int? QualifyMonths => Qualify?.Months;

    /// <summary>Whether what is missing must be held before admission.</summary>
    public bool CannotYet => Missing.Count > 0 && Requirement!.BeforeAdmission;

    /// <summary>Whether somebody must register, by the rules as they stand on a day.</summary>
    /// <param name="bodies">Bodies whose registration does instead of one on this register.</param>
    public static RegistrationNeed Of(RegisterRules rules, RoleAsked asked, IReadOnlyCollection<string> bodies, DateOnly day)
    {
        var rule = rules.Roles.FirstOrDefault(r => r.Head.On(day) && RoleCode.Fits(r.Services, asked.Service) && RoleCode.Fits(r.Levels, asked.Level));
        if (rule is null)
            return new(null, null, null, null, null, null, [], null, null);
        var part = rules.Parts.FirstOrDefault(p => p.Head.Id == rule.Part);
        var elsewhere = rule.Need == Registration.Need.Exempt ? null : asked.Held.FirstOrDefault(h => h.StartsWith("body:", StringComparison.Ordinal) && bodies.Contains(h[5..]));
        var requirement = RequirementOf(rules, asked.Service, asked.Level, day);
        var missing = requirement is null ? [] : requirement.AllOf.Zip(requirement.MetBy(asked.Held)).Where(g => g.Second is null).Select(g => g.First.Label).ToList();
        var clocks = rule.Need == Registration.Need.Required && elsewhere is null;
        // Who was in the role before it had to be registered has the same time from that day.
        var from = asked.Started > rule.Head.From ? asked.Started : rule.Head.From;
        return new(rule, part, elsewhere?[5..], clocks ? Clock(rules, "apply", from) : null, clocks ? Clock(rules, "be-registered", from) : null, requirement, missing,
            missing.Count > 0 && !requirement!.BeforeAdmission ? TimeToQualify(rules, asked, missing.Count == requirement.AllOf.Count, day) : null, FeeOf(rules, "application", asked.Level, day) ?? FeeOf(rules, "annual", asked.Level, day));
    }

    /// <summary>The requirement for a role on a day; null: none.</summary>
    public static RequirementRule? RequirementOf(RegisterRules rules, string service, string level, DateOnly day) =>
        rules.Requirements.FirstOrDefault(r => r.Head.On(day) && r.For(service, level));

    /// <summary>The fee of a kind for a level on a day; null: none is known.</summary>
    public static FeeRule? FeeOf(RegisterRules rules, string kind, string level, DateOnly day) =>
        rules.Fees.Where(f => f.Head.On(day) && f.Kind == kind).OrderByDescending(f => f.Levels.Count > 0).FirstOrDefault(f => RoleCode.Fits(f.Levels, level));

    private static DateOnly? Clock(RegisterRules rules, string what, DateOnly started) =>
        rules.Clocks.FirstOrDefault(c => c.What == what && c.Head.On(started)) is { } clock ? started.AddMonths(clock.Months) : null;

    private static ConditionRule? TimeToQualify(RegisterRules rules, RoleAsked asked, bool unqualified, DateOnly day) =>
        rules.Conditions.Where(c => c.Head.On(day)).OrderByDescending(c => c.Levels.Count > 0)
            .FirstOrDefault(c => c.Levels.Count == 0 || ((c.Levels.Contains(asked.Level) || c.Levels.Contains($"{asked.Service}/{asked.Level}")) && (!c.Unqualified || unqualified)));
}
