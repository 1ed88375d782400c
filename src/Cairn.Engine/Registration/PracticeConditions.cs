namespace Cairn.Engine.Registration;

/// <summary>What a condition of practice asks, as far as the register's own facts can tell.</summary>
public enum PracticeConditionKind : byte
{
    /// <summary>Only in words: a person has to look.</summary>
    InWords = 1,

    /// <summary>No work in a kind of service.</summary>
    NotInService,

    /// <summary>No work at a level, such as manager.</summary>
    NotAtLevel,

    /// <summary>So many minutes of a kind of learning by a day.</summary>
    Learning,

    /// <summary>A qualification by a day.</summary>
    Qualification,
}

/// <param name="Code">The service, level, kind of learning or qualification; null: in words.</param>
/// <param name="Minutes">Of learning; else 0.</param>
/// <param name="Due">Last day on which it can be done; null: it holds all the time.</param>
public readonly record struct PracticeCondition(PracticeConditionKind Kind, string? Code, long Minutes, DateOnly? Due);

/// <summary>How a condition of practice stands.</summary>
public enum PracticeConditionState : byte { CannotTell, NotInForce, Kept, NotYet, WasBroken, Broken }

/// <param name="Since">From when it is or was broken, or the day on which it was done; null otherwise.</param>
/// <param name="Have">Minutes of learning that count; else 0.</param>
public readonly record struct PracticeConditionFinding(PracticeConditionState State, DateOnly? Since, long Have);

/// <summary>Checks conditions of practice by the facts of the registrant. It finds and decides nothing: what follows is for a person.</summary>
public static class PracticeConditions
{
    /// <summary>How a condition stands on a day.</summary>
    /// <param name="facts">All of the registrant's, of each registration.</param>
    /// <param name="order">The sanction or interim order that it belongs to, as known on the day.</param>
    public static PracticeConditionFinding Check(ReadOnlySpan<Fact> facts, in Sanction order, in PracticeCondition condition, DateOnly day)
    {
        if (order.From is not { } from || from > day)
            return new(PracticeConditionState.NotInForce, null, 0);
        // What was done after the order was spent neither keeps nor breaks it.
        var last = order.Until is { } until && until <= day ? until.AddDays(-1) : day;
        return condition.Kind switch
        {
            PracticeConditionKind.NotInService or PracticeConditionKind.NotAtLevel => Work(facts, condition, from, last),
            PracticeConditionKind.Learning => Learned(facts, condition, from, last),
            PracticeConditionKind.Qualification => Gained(facts, condition, last),
            _ => new(PracticeConditionState.CannotTell, null, 0),
        };
    }

    private static PracticeConditionFinding Work(ReadOnlySpan<Fact> facts, in PracticeCondition condition, DateOnly from, DateOnly last)
    {
        DateOnly? first = null;
        var now = false;
        foreach (var fact in facts)
        {
            if (fact.Kind != FactKind.Role || fact.On > last || fact.Until <= from)
                continue;
            var (service, level) = RoleCode.Parse(fact.Code!);
            if ((condition.Kind == PracticeConditionKind.NotInService ? service : level) != condition.Code)
                continue;
            var began = fact.On > from ? fact.On : from;
            first = began < first || first is null ? began : first;
            now |= !(fact.Until <= last);
        }
        return new(first is null ? PracticeConditionState.Kept : now ? PracticeConditionState.Broken : PracticeConditionState.WasBroken, first, 0);
    }

    private static PracticeConditionFinding Learned(ReadOnlySpan<Fact> facts, in PracticeCondition condition, DateOnly from, DateOnly last)
    {
        var (have, done) = (0L, default(DateOnly?));
        foreach (var fact in facts)
        {
            if (fact.Kind != FactKind.Learning || fact.Code != condition.Code || fact.On < from || fact.On > last || fact.On > condition.Due)
                continue;
            have += fact.Amount;
            if (have >= condition.Minutes)
                done ??= fact.On;
        }
        return Done(done, condition.Due, last, have);
    }

    private static PracticeConditionFinding Gained(ReadOnlySpan<Fact> facts, in PracticeCondition condition, DateOnly last)
    {
        DateOnly? done = null;
        foreach (var fact in facts)
            if (fact.Kind == FactKind.Qualification && fact.Code == condition.Code && fact.On <= last && !(fact.On > condition.Due))
                done ??= fact.On;
        return Done(done, condition.Due, last, 0);
    }

    private static PracticeConditionFinding Done(DateOnly? done, DateOnly? due, DateOnly last, long have) =>
        done is not null ? new(PracticeConditionState.Kept, done, have) : due < last ? new(PracticeConditionState.Broken, due.Value.AddDays(1), have) : new(PracticeConditionState.NotYet, null, have);
}
