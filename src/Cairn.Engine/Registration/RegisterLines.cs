namespace Cairn.Engine.Registration;

/// <summary>One registration as it stands on a day, for figures of the whole register.</summary>
/// <param name="Place">The registrant's in <see cref="PackedFacts"/>: one person has one place.</param>
/// <param name="Part">The part of the day.</param>
/// <param name="Admitted">First day on the register; null: never admitted.</param>
/// <param name="Days">Days from the application to the admission, nought or more; null where either is not known.</param>
/// <param name="InTime">Whether it was admitted within the time that the rules give from the first day in the role; null where no role that the facts have tells that, or no clock ran.</param>
public readonly record struct RegisterLine(int Place, string Part, Standing Standing, StandingMarks Marks, DateOnly? Admitted, int? Days, bool? InTime)
{
    public bool OnRegister => Judgement.Of(Standing) == StandingFamily.OnRegister;
}

/// <summary>A whole register on a day, line by line.</summary>
public static class RegisterLines
{
    /// <summary>Every registration that was applied for by the day, in the order of the rows.</summary>
    public static IReadOnlyList<RegisterLine> On(PackedFacts facts, IReadOnlyList<RegisterRow> rows, RegisterRules rules, DateOnly day)
    {
        var shares = Math.Max(1, Math.Min(Environment.ProcessorCount, rows.Count / 10_000));
        var lines = Enumerable.Range(0, shares).Select(_ => new List<RegisterLine>()).ToArray();
        Parallel.For(0, shares, n =>
        {
            var buffer = new Fact[64];
            for (var i = (int)((long)rows.Count * n / shares); i < (long)rows.Count * (n + 1) / shares; i++)
                for (var ordinal = 1; ordinal <= rows[i].Parts.Count; ordinal++)
                {
                    var count = facts.Of(rows[i].Place, (byte)ordinal, ref buffer);
                    if (Of(buffer.AsSpan(0, count), rules, rows[i], rows[i].Parts[ordinal - 1], day) is { } line)
                        lines[n].Add(line);
                }
        });
        return [.. lines.SelectMany(l => l)];
    }

    private static RegisterLine? Of(ReadOnlySpan<Fact> facts, RegisterRules rules, RegisterRow row, string part, DateOnly day)
    {
        var judged = Judging.On(facts, rules, part, day);
        if (judged.Standing == Standing.NotApplied)
            return null;
        var admitted = Judging.First(facts, FactKind.Admitted, day);
        var applied = Judging.First(facts, FactKind.Applied, day);
        return new(row.Place, PartThen.Of(rules, part, facts, judged, day).Id, judged.Standing, judged.Marks, admitted,
            applied <= admitted ? admitted.Value.DayNumber - applied.Value.DayNumber : null, admitted is { } on ? InTime(facts, rules, on) : null);
    }

    /// <summary>By the clock of the first role that the facts have.</summary>
    private static bool? InTime(ReadOnlySpan<Fact> facts, RegisterRules rules, DateOnly admitted)
    {
        foreach (var fact in facts)
            if (fact is { Kind: FactKind.Role, Code: { } code })
            {
                var (service, level) = RoleCode.Parse(code);
                return RegistrationNeed.Of(rules, new(service, level, fact.On, []), [], admitted).RegisteredBy is { } by ? admitted <= by : null;
            }
        return null;
    }
}
