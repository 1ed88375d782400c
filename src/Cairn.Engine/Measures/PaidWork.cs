namespace Cairn.Engine.Measures;

/// <summary>What somebody is paid for a week's work.</summary>
/// <param name="Pence">By the hour; null where it is not known.</param>
/// <param name="Minutes">A week; null where they are not known.</param>
/// <param name="Age">Whole years; null where it is not known.</param>
public readonly record struct PaidWork(int? Pence, int? Minutes, int? Age)
{
    /// <summary>Weeks of a year: 365¼ days over seven, as elsewhere in the measures.</summary>
    public const decimal Weeks = 52.14m;

    /// <summary>Pence a year before tax; null where pay or hours are not known.</summary>
    public decimal? Year => Pence is { } pence && Minutes is { } minutes ? YearAt(pence, minutes) : null;

    /// <summary>Pence a year at a rate.</summary>
    public static decimal YearAt(int pence, int minutes) => pence * minutes / 60m * Weeks;
}

/// <summary>A least rate of pay by the hour.</summary>
/// <param name="Pence">More than 0.</param>
/// <param name="AgeFrom">Whole years from which it holds; 18 or less holds for those too whose age is not known, as care work is done by adults.</param>
public sealed record LeastPay(int Pence, int AgeFrom)
{
    /// <summary>Whether it holds for somebody.</summary>
    public bool Holds(int? age) => AgeFrom <= 18 ? age is null || age >= AgeFrom : age >= AgeFrom;

    /// <summary>Of several that the law sets by age, the one for somebody; null where none is known to hold.</summary>
    /// <param name="byAge">In any order; of those that hold the one from the highest age counts.</param>
    public static LeastPay? ForAge(IEnumerable<LeastPay> byAge, int? age) => age is null ? null : byAge.Where(r => age >= r.AgeFrom).MaxBy(r => r.AgeFrom);
}

/// <summary>What an employer pays on top of wages for one job. Money in pence a year, rates in per cent.</summary>
/// <param name="InsurancePercent">Of pay above <paramref name="InsuranceFrom"/>.</param>
/// <param name="YoungUntil">For those below this age insurance is due only from <paramref name="YoungFrom"/> on.</param>
/// <param name="PensionPercent">The least contribution, of pay between <paramref name="PensionFrom"/> and <paramref name="PensionTo"/>, where pay is at least <paramref name="PensionTrigger"/> and the age, if known, 22 or more.</param>
public sealed record OnCost(decimal InsurancePercent, decimal InsuranceFrom, int YoungUntil, decimal YoungFrom, decimal PensionPercent, decimal PensionFrom, decimal PensionTo, decimal PensionTrigger)
{
    /// <summary>Age from which an employer must enrol: 22 (Pensions Act 2008, section 3).</summary>
    public const int EnrolledFrom = 22;

    /// <summary>Pence a year on top of a year's pay. Each job is reckoned by itself.</summary>
    public decimal Of(decimal year, int? age)
    {
        var insurance = Math.Max(0, year - (age < YoungUntil ? YoungFrom : InsuranceFrom)) * InsurancePercent / 100;
        var pension = age < EnrolledFrom || year < PensionTrigger ? 0 : Math.Max(0, Math.Min(year, PensionTo) - PensionFrom) * PensionPercent / 100;
        return insurance + pension;
    }
}

/// <summary>How many are paid less than a rate, and what it would cost to lift them to it.</summary>
/// <param name="Below">People.</param>
/// <param name="Known">People for whom the rate holds and whose pay is known.</param>
/// <param name="All">Everybody asked about.</param>
/// <param name="WithoutHours">Of those below, whose hours are not known: they are in no cost.</param>
/// <param name="Wages">Pence a year.</param>
/// <param name="OnTop">Pence a year that the employer pays on top of that; null where no rules hold.</param>
public sealed record Lifting(long Below, long Known, long All, long WithoutHours, decimal Wages, decimal? OnTop)
{
    public decimal Year => Wages + (OnTop ?? 0);

    public decimal Week => Year / PaidWork.Weeks;

    /// <summary>To one rate, or to whichever holds for each.</summary>
    /// <param name="rate">The rate for somebody; null where none is known to hold for them.</param>
    /// <param name="onCost">Null: wages alone.</param>
    public static Lifting To(IEnumerable<PaidWork> work, Func<PaidWork, LeastPay?> rate, OnCost? onCost)
    {
        long below = 0, known = 0, all = 0, without = 0;
        decimal wages = 0, onTop = 0;
        foreach (var job in work)
        {
            all++;
            if (job.Pence is not { } pence || rate(job) is not { } least)
                continue;
            known++;
            if (pence >= least.Pence)
                continue;
            below++;
            if (job.Minutes is not { } minutes)
            {
                without++;
                continue;
            }
            var (now, then) = (PaidWork.YearAt(pence, minutes), PaidWork.YearAt(least.Pence, minutes));
            wages += then - now;
            if (onCost is not null)
                onTop += onCost.Of(then, job.Age) - onCost.Of(now, job.Age);
        }
        return new(below, known, all, without, wages, onCost is null ? null : onTop);
    }
}
