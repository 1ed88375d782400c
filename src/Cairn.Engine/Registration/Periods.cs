namespace Cairn.Engine.Registration;

/// <summary>A period of registration.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Start">First day.</param>
/// <param name="End">First day of the next one.</param>
/// <param name="Opens">First day on which the next period can be renewed for.</param>
/// <param name="Before">First day of the period before; equals <paramref name="Start"/> for the first.</param>
public readonly record struct Period(int Number, DateOnly Start, DateOnly End, DateOnly Opens, DateOnly Before, RenewalRule Rule)
{
    /// <summary>First day on which this period's own renewal could be done.</summary>
    public required DateOnly Opened { get; init; }
}

/// <summary>Where the periods of a registration lie. They follow from the day of admission and the rules alone, so that no renewal can overwrite an earlier one.</summary>
public static class Periods
{
    /// <summary>The period in which a day lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the admission.</exception>
    /// <exception cref="InvalidOperationException">No rule of renewal holds on the first day of a period.</exception>
    public static Period Of(RegisterRules rules, DateOnly admitted, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, admitted);
        var (start, before, opened, anchor, months, number) = (admitted, admitted, admitted, admitted, 0, 0);
        while (true)
        {
            var rule = InForce(rules, start);
            DateOnly end;
            if (rule.BeginsMonth > 0)
                (end, anchor, months) = (NextYear(rule, start), NextYear(rule, start), 0);
            else
                (end, months) = Anniversary(rules, anchor, months, rule, start);
            var opens = end.AddDays(-rule.OpensDays);
            if (opens < start)
                opens = start;
            if (day < end)
                return new Period(number, start, end, opens, before, rule) { Opened = opened };
            (before, start, opened) = (start, end, opens);
            number++;
        }
    }

    private static RenewalRule InForce(RegisterRules rules, DateOnly day)
    {
        foreach (var rule in rules.Renewals)
            if (rule.Head.On(day))
                return rule;
        throw new InvalidOperationException($"No rule of renewal of {rules.Id} holds on {day:yyyy-MM-dd}.");
    }

    private static DateOnly NextYear(RenewalRule rule, DateOnly after)
    {
        var begins = new DateOnly(after.Year, rule.BeginsMonth, rule.BeginsDay);
        return begins > after ? begins : begins.AddYears(1);
    }

    /// <summary>Counted from the anchor, so that a 29th of February comes back in leap years.</summary>
    private static (DateOnly End, int Months) Anniversary(RegisterRules rules, DateOnly anchor, int months, RenewalRule rule, DateOnly start)
    {
        var ends = months + rule.Months;
        foreach (var later in rules.Renewals)
            if (later.CutsPeriods && later.Head.From > start && later.Head.From < anchor.AddMonths(ends))
                for (var cut = months + 12; cut < ends; cut += 12)
                    if (anchor.AddMonths(cut) >= later.Head.From)
                        ends = cut;
        return (anchor.AddMonths(ends), ends);
    }
}
