namespace Cairn.Engine.Registration;

/// <summary>
/// The part of a register that a registration was on on a day, by the name that it had then. A registration keeps one part for good; the
/// register may have been cut otherwise before. Which of several earlier parts it was follows from the role, or is not told.
/// </summary>
/// <param name="Rule">The part of that day; where the facts do not tell it, the part that it has become.</param>
/// <param name="Told">Whether the facts tell it.</param>
public readonly record struct PartThen(PartRule Rule, bool Told)
{
    public string Id => Rule.Head.Id;

    /// <summary>What the part was called, or that it was one of several.</summary>
    public string Label => Told ? Rule.Label : OneOf(Rule);

    /// <summary>What the part of an <see cref="Id"/> is called on a day.</summary>
    public static string LabelOf(PartRule rule, DateOnly day) => rule.Head.From > day && rule.Replaces.Count > 0 ? OneOf(rule) : rule.Label;

    private static string OneOf(PartRule rule) => rule.Replaces.Count > 1 ? $"One of the parts that became “{rule.Label}”" : $"A part that became “{rule.Label}”";

    /// <summary>On any day exactly one part, whatever the facts.</summary>
    /// <param name="part">Id of the part that the registration keeps.</param>
    /// <param name="facts">Of the registration, with those of the registrant.</param>
    /// <param name="judged">Where it stands on the day: of one that has ended the part is that of its last day.</param>
    public static PartThen Of(RegisterRules rules, string part, ReadOnlySpan<Fact> facts, in Judgement judged, DateOnly day)
    {
        var kept = Find(rules, part) ?? new PartRule(new RuleHead(part, DateOnly.MinValue, null, "", "", "general"), part, [], null);
        while (kept.Head.Until <= day && After(rules, kept, day) is { } next)
            kept = next;
        if (kept.Head.From <= day || kept.Replaces.Count == 0)
            return new(kept, true);
        if (kept.Replaces is [var only])
            return Find(rules, only) is { } alone && alone.Head.On(day) ? new(alone, true) : new(kept, false);
        var last = judged.Family is StandingFamily.EndedByOffice or StandingFamily.Sanction && judged.Since <= day ? judged.Since.AddDays(-1) : day;
        return OfRoles(rules, kept, facts, day, last) is { } then ? new(then, true) : new(kept, false);
    }

    /// <summary>The one earlier part that fits every role held on the last day; none where a role fits no part, or two roles fit two.</summary>
    private static PartRule? OfRoles(RegisterRules rules, PartRule kept, ReadOnlySpan<Fact> facts, DateOnly day, DateOnly last)
    {
        var until = Held(facts, last);
        PartRule? found = null;
        foreach (var fact in facts)
        {
            if (fact.Kind != FactKind.Role || fact.On > last || !(fact.Until is not { } end || end > last || end == until))
                continue;
            var (service, level) = RoleCode.Parse(fact.Code!);
            var fits = rules.Parts.Where(p => p.Head.On(day) && p.For(service, level)).ToList();
            // A role that another of the registrant's registrations is for.
            if (fits.Count > 0 && !fits.Exists(p => kept.Replaces.Contains(p.Head.Id)))
                continue;
            if (fits is not [var one] || (found is not null && found != one))
                return null;
            found = one;
        }
        return found;
    }

    /// <summary>Where no role is held on a day, the end of the one that was held last: nothing has moved the registration since.</summary>
    private static DateOnly? Held(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        DateOnly? until = null;
        foreach (var fact in facts)
        {
            if (fact.Kind != FactKind.Role || fact.On > day)
                continue;
            if (fact.Until is not { } end || end > day)
                return null;
            until = end > until ? end : until ?? end;
        }
        return until;
    }

    private static PartRule? Find(RegisterRules rules, string part)
    {
        foreach (var rule in rules.Parts)
            if (rule.Head.Id == part)
                return rule;
        return null;
    }

    private static PartRule? After(RegisterRules rules, PartRule kept, DateOnly day) =>
        rules.Parts.FirstOrDefault(p => p.Replaces.Contains(kept.Head.Id) && p.Head.From > kept.Head.From && p.Head.From <= day);
}
