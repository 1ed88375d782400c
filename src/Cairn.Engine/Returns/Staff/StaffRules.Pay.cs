using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>SALARYINT, SALARY, HOURLYRATE.</summary>
internal sealed partial class StaffRules
{
    private static readonly Rule IntervalCode = RefuseCode(SALARYINT, "1250", "1 yearly, 3 hourly or 999 don't know");
    private static readonly Rule SalaryMismatch = Refuse(SALARYINT, "mismatch", "1251", "SALARY is given, but SALARYINT does not say that pay is yearly.", "Write 1 in SALARYINT, or move the amount to HOURLYRATE.", "SALARYINT/SALARY");
    private static readonly Rule HourlyMismatch = Refuse(SALARYINT, "mismatch", "1252", "HOURLYRATE is given, but SALARYINT does not say that pay is hourly.", "Write 3 in SALARYINT, or move the amount to SALARY.", "SALARYINT/HOURLYRATE");
    private static readonly Rule SalaryUnknown = SetAside(SALARY, "not-needed", "3260", "SALARY is set aside, since SALARYINT says that pay is not known.", "Write 1 in SALARYINT, or leave SALARY blank.");
    private static readonly Rule SalaryRange = Refuse(SALARY, "range", "1260", "SALARY is not an amount from £500 to £200,000 a year (£250,000 for senior management).", "Write yearly pay in pounds, such as 24500, without signs or commas.");
    private static readonly Rule SalaryFullTime = Look(SALARY, "full-time-pay", "1260", "SALARY is that of a full-time colleague in the same role, though this row has less than 37 hours a week.", "Check that it is what is paid, and not the full-time equivalent.");
    private static readonly Rule HourlyUnknown = SetAside(HOURLYRATE, "not-needed", "3270", "HOURLYRATE is set aside, since SALARYINT says that pay is not known.", "Write 3 in SALARYINT, or leave HOURLYRATE blank.");
    private static readonly Rule HourlyForm = Refuse(HOURLYRATE, "form", "1270", "HOURLYRATE is not an amount in pounds with at most two decimals.", "Write it as in 12.21.");
    private static readonly Rule HourlyRange = SetAside(HOURLYRATE, "range", "", "HOURLYRATE is below £2.50 or above £200 an hour and is set aside.", "Check the amount, and whether it is hourly.");

    private const int PayUnknown = 999;

    private void CheckPay()
    {
        row.SalaryPence = row.HourlyPence = null;
        row.SalaryInterval = Code(SALARYINT, IntervalCode, PayUnknown);
        // A wrong SALARYINT is said once; what hangs on it is not said again.
        var intervalWrong = row.SalaryInterval.IsBlank && !Cell(SALARYINT).IsEmpty;
        if (!Cell(SALARY).IsEmpty && !intervalWrong)
            CheckSalary();
        if (!Cell(HOURLYRATE).IsEmpty && !intervalWrong)
            CheckHourly();
    }

    private void CheckSalary()
    {
        if (row.SalaryInterval.Is(PayUnknown))
            Report(SalaryUnknown, SALARY);
        else if (!row.SalaryInterval.Is(1))
            Report(SalaryMismatch, SALARY);
        else if (!Numbers.TryHundredths(Cell(SALARY), out var pence) || !StaffPay.IsInRange(pence, Checks.Cells, lists))
            Report(SalaryRange, SALARY);
        else
        {
            row.SalaryPence = pence;
            var halfHours = StaffHours.ContractedHalfHours(Checks.Cells, lists);
            if (halfHours is > 0 and < 2 * 37 && lists.JobRoles.TryRead(Cell(MAINJOBROLE), out var role) && survey.FullTimeColleague(role, pence, halfHours))
                Report(SalaryFullTime, SALARY);
        }
    }

    private void CheckHourly()
    {
        if (row.SalaryInterval.Is(PayUnknown))
            Report(HourlyUnknown, HOURLYRATE);
        else if (!row.SalaryInterval.Is(3))
            Report(HourlyMismatch, HOURLYRATE);
        else if (!Numbers.TryHundredths(Cell(HOURLYRATE), out var pence))
            Report(HourlyForm, HOURLYRATE);
        else if (pence is < StaffPay.LeastHourly or > StaffPay.MostHourly)
            Report(HourlyRange, HOURLYRATE);
        else
            row.HourlyPence = pence;
    }
}
