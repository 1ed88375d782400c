namespace Cairn.Engine.Measures;

/// <summary>
/// What one adult alone would keep and get beside their pay. It reckons with nobody else's income, no rent and no children, since no
/// record of work tells of them. Money in pence, rates in per cent.
/// </summary>
/// <param name="AllowanceMonth">Universal Credit's standard allowance.</param>
/// <param name="TaperPercent">By how much of each pound kept it falls.</param>
/// <param name="TaxFreeYear">Pay a year that bears no income tax; with <paramref name="TaxPercent"/> above it.</param>
/// <param name="InsuranceFreeYear">Pay a year that bears no national insurance; with <paramref name="InsurancePercent"/> above it.</param>
public sealed record AdultAlone(decimal AllowanceMonth, decimal TaperPercent, decimal TaxFreeYear, decimal TaxPercent, decimal InsuranceFreeYear, decimal InsurancePercent)
{
    /// <summary>Universal Credit a year at a year's pay: the allowance less the taper of pay after tax and insurance, never below nought.</summary>
    public decimal Credit(decimal year)
    {
        var kept = year - Math.Max(0, year - TaxFreeYear) * TaxPercent / 100 - Math.Max(0, year - InsuranceFreeYear) * InsurancePercent / 100;
        return Math.Max(0, AllowanceMonth * 12 - kept * TaperPercent / 100);
    }
}

/// <summary>How many have less than a line: by their own pay for their hours, and with the credit of one adult alone.</summary>
/// <param name="Below">People whose pay a week lies below the line.</param>
/// <param name="BelowWithCredit">Of those, who lie below it with the credit too; null where its rules are not held.</param>
/// <param name="Known">People whose pay and hours are known.</param>
/// <param name="NoPay">People whose pay is not known.</param>
/// <param name="NoHours">People whose pay is known and whose hours are not.</param>
public sealed record OwnPay(long Below, long? BelowWithCredit, long Known, long NoPay, long NoHours)
{
    public long All => Known + NoPay + NoHours;

    /// <param name="pence">The line, a week.</param>
    public static OwnPay Under(IEnumerable<PaidWork> work, decimal pence, AdultAlone? credit)
    {
        long below = 0, still = 0, known = 0, noPay = 0, noHours = 0;
        foreach (var job in work)
        {
            if (job.Pence is null)
                noPay++;
            else if (job.Year is not { } year)
                noHours++;
            else
            {
                known++;
                if (year >= pence * PaidWork.Weeks)
                    continue;
                below++;
                if (credit is not null && year + credit.Credit(year) < pence * PaidWork.Weeks)
                    still++;
            }
        }
        return new(below, credit is null ? null : still, known, noPay, noHours);
    }
}
