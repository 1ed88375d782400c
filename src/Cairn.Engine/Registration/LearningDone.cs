namespace Cairn.Engine.Registration;

/// <summary>The learning of a period beside what its rule asks for.</summary>
/// <param name="Rule">Null where no rule asks for any.</param>
/// <param name="Have">In the rule's unit: pieces, minutes, hundredths of a credit, or elements.</param>
/// <param name="Need">The same unit.</param>
/// <param name="Peer">Pieces talked over with a peer.</param>
/// <param name="Pieces">All pieces.</param>
public readonly record struct LearningDone(LearningRule? Rule, long Have, long Need, int Peer, int Pieces)
{
    public bool Met => Rule is null || (Have >= Need && Peer >= Rule.Peer);

    /// <summary>Counts the learning of a period. A piece belongs to the period in which it was done, or to the one that it names.</summary>
    /// <param name="start">First day of the period; the rule in force on it holds for all of it.</param>
    /// <param name="end">First day after it.</param>
    /// <param name="number">The period's number.</param>
    /// <param name="day">What was recorded for a later day is not counted.</param>
    public static LearningDone Of(ReadOnlySpan<Fact> facts, RegisterRules rules, string part, DateOnly start, DateOnly end, int number, DateOnly day)
    {
        if (Asked(rules, part, start) is not { } rule)
            return default;
        var (pieces, peer, minutes, credits) = (0, 0, 0L, 0L);
        foreach (var fact in facts)
        {
            if (fact.On > day || !Belongs(fact, start, end, number))
                continue;
            if (fact.Kind == FactKind.PeerReflection)
                peer++;
            if (fact.Kind != FactKind.Learning)
                continue;
            // A piece that counts for several elements is a fact of each, and has its minutes in one of them.
            pieces += fact.Amount > 0 ? 1 : 0;
            minutes += fact.Amount;
            if (fact.Code is { } kind && rule.CreditsAnHour.TryGetValue(kind, out var anHour))
                credits += fact.Amount * anHour;
        }
        return rule.Unit switch
        {
            LearningUnit.Pieces => new(rule, pieces, rule.Amount, peer, pieces),
            LearningUnit.Minutes => new(rule, minutes, rule.Amount, peer, pieces),
            LearningUnit.Credits => new(rule, credits / 60, rule.Amount, peer, pieces),
            _ => new(rule, Elements(facts, rule, start, end, number, day), rule.Elements.Count, peer, pieces),
        };
    }

    /// <summary>The rule for those on a part whose period begins on a day; null: none.</summary>
    public static LearningRule? Asked(RegisterRules rules, string part, DateOnly start)
    {
        LearningRule? any = null;
        foreach (var rule in rules.Learning)
            if (rule.Head.On(start))
            {
                if (rule.Parts.Contains(part))
                    return rule;
                if (rule.Parts.Count == 0)
                    any ??= rule;
            }
        return any;
    }

    /// <summary>Whether a piece is the period's.</summary>
    public static bool Belongs(in Fact fact, DateOnly start, DateOnly end, int number) =>
        fact.Period >= 0 ? fact.Period == number : fact.On >= start && fact.On < end;

    private static int Elements(ReadOnlySpan<Fact> facts, LearningRule rule, DateOnly start, DateOnly end, int number, DateOnly day)
    {
        var found = 0;
        foreach (var element in rule.Elements)
            foreach (var fact in facts)
                if (fact.Kind == FactKind.Learning && fact.On <= day && fact.Code == element && Belongs(fact, start, end, number))
                {
                    found++;
                    break;
                }
        return found;
    }
}
