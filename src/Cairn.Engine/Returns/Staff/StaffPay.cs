using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>Yearly pay as it would be stored, for the rows that are compared with this one.</summary>
internal static class StaffPay
{
    /// <summary>Least and most yearly pay in pence, both allowed; senior management may have more.</summary>
    public const int Least = 500_00, Most = 200_000_00, MostOfSeniorManagement = 250_000_00;

    /// <summary>Least and most hourly pay in pence that a record holds, both allowed.</summary>
    public const int LeastHourly = 2_50, MostHourly = 200_00;

    /// <summary>Pence a year, or 0 where pay is not yearly or would not be stored.</summary>
    public static int YearlyPence(Cells cells, CodeLists lists) =>
        cells[(int)SALARYINT] is { IsEmpty: false } interval && lists["salary_interval"].TryRead(interval, out var code) && code == 1
        && Numbers.TryHundredths(cells[(int)SALARY], out var pence) && IsInRange(pence, cells, lists)
            ? pence : 0;

    public static bool IsInRange(int pence, Cells cells, CodeLists lists) =>
        pence >= Least && pence <= (lists.JobRoles.TryRead(cells[(int)MAINJOBROLE], out var role) && role == CodeLists.SeniorManagement ? MostOfSeniorManagement : Most);
}
