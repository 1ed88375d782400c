namespace Cairn.Engine.Registration;

/// <summary>How long an application has been with the register: the clock stands while it waits for the applicant.</summary>
public static class OfficeClock
{
    /// <summary>Days from Monday to Friday. Bank holidays are counted, since they differ by nation and council.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="until">Exclusive; not before <paramref name="from"/>, else 0.</param>
    public static int WorkingDays(DateOnly from, DateOnly until)
    {
        var days = until.DayNumber - from.DayNumber;
        if (days <= 0)
            return 0;
        var count = days / 7 * 5;
        for (var day = from.AddDays(days / 7 * 7); day < until; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count++;
        return count;
    }

    /// <summary>Working days up to a day on which the last application was with the register and not with the applicant.</summary>
    /// <param name="facts">Facts of the registration and of its registrant, in order of their days.</param>
    public static int WithUs(ReadOnlySpan<Fact> facts, DateOnly day)
    {
        var (count, since) = (0, default(DateOnly?));
        foreach (var fact in facts)
        {
            if (fact.On > day)
                break;
            switch (fact.Kind)
            {
                case FactKind.Applied:
                    (count, since) = (0, fact.On);
                    break;
                case FactKind.InformationAsked or FactKind.Admitted or FactKind.Refused or FactKind.Withdrawn when since is { } began:
                    (count, since) = (count + WorkingDays(began, fact.On), null);
                    break;
                case FactKind.InformationGiven when since is null:
                    since = fact.On;
                    break;
            }
        }
        return since is { } still ? count + WorkingDays(still, day) : count;
    }
}
