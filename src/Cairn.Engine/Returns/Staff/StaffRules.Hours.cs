using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>APPRENTICE, EMPLSTATUS, ZEROHRCONT, DAYSSICK, CONTHOURS, AVGHOURS.</summary>
internal sealed partial class StaffRules
{
    private const int MostSickHalfDays = 2 * 366;

    private static readonly Rule ApprenticeCode = IgnoreCode(APPRENTICE, "3210", "1 yes, 2 no or 999 don't know");
    private static readonly Rule ContractBlank = Refuse(EMPLSTATUS, "blank", "1220", "EMPLSTATUS is blank.", "Write 1 permanent, 2 temporary, 3 pool or bank, 4 agency or 7 other.");
    private static readonly Rule ContractCode = Refuse(EMPLSTATUS, "code", "1220", "EMPLSTATUS is not a code or a label of its list.", "Use 1 permanent, 2 temporary, 3 pool or bank, 4 agency or 7 other.");
    private static readonly Rule ZeroBlank = Look(ZEROHRCONT, "blank", "3230", "CONTHOURS has hours, but ZEROHRCONT does not say that the contract is not one of zero hours.", "Write 2 in ZEROHRCONT if there is no zero-hours contract.");
    private static readonly Rule ZeroCode = RefuseCode(ZEROHRCONT, "1230", "1 yes, 2 no or 999 don't know");
    private static readonly Rule ZeroWithHours = Refuse(ZEROHRCONT, "with-hours", "1230", "CONTHOURS has hours, but ZEROHRCONT says zero hours or don't know.", "Write 2 in ZEROHRCONT, or leave CONTHOURS blank.", "CONTHOURS/ZEROHRCONT");
    private static readonly Rule ZeroNoHours = Look(ZEROHRCONT, "no-hours", "3230", "CONTHOURS is 0, but ZEROHRCONT says that the contract is not one of zero hours.", "Write 1 in ZEROHRCONT, or the hours in CONTHOURS.", "CONTHOURS/ZEROHRCONT");
    private static readonly Rule SickRange = SetAside(DAYSSICK, "range", "1240", "DAYSSICK is not a number of days from 0 to 366 in halves, nor 999; it is set aside.", "Write days such as 3 or 3.5, or 999 if it is not known.");
    private static readonly Rule SickUnchanged = Look(DAYSSICK, "unchanged", "3240", "DAYSSICK is what was returned on an earlier day.", "Check that it holds for the last 12 months.");
    private static readonly Rule ContractedZero = SetAside(CONTHOURS, "zero-hours", "3300", "CONTHOURS is set aside, since ZEROHRCONT says that the contract is one of zero hours.", "Leave it blank, and write the hours worked in AVGHOURS.");
    private static readonly Rule ContractedContract = SetAside(CONTHOURS, "contract", "3300", "CONTHOURS is set aside, since EMPLSTATUS is pool or bank, agency or other.", "Leave it blank, and write the hours worked in AVGHOURS.");
    private static readonly Rule ContractedForm = SetAside(CONTHOURS, "form", "3300", "CONTHOURS is not a number of hours in halves, nor 999; it is set aside.", "Write hours a week such as 37 or 37.5.");
    private static readonly Rule ContractedMost = SetAside(CONTHOURS, "most", "3300", "CONTHOURS is more than 75 hours a week and is set aside.", "Check the hours, and that they are weekly.");
    private static readonly Rule AverageContract = SetAside(AVGHOURS, "contract", "3310", "AVGHOURS is set aside, since EMPLSTATUS is permanent or temporary and the contract is not one of zero hours.", "Leave it blank, and write the hours in CONTHOURS.");
    private static readonly Rule AverageForm = SetAside(AVGHOURS, "form", "3310", "AVGHOURS is not a number of hours in halves, nor 999; it is set aside.", "Write hours a week such as 37 or 37.5.");
    private static readonly Rule AverageMost = SetAside(AVGHOURS, "most", "3310", "AVGHOURS is more than 75 hours a week and is set aside.", "Check the hours, and that they are weekly.");

    private void CheckContract()
    {
        row.Apprentice = Code(APPRENTICE, ApprenticeCode, 999);
        row.EmploymentStatus = Answer.Blank;
        if (Cell(EMPLSTATUS).IsEmpty)
            Report(ContractBlank, EMPLSTATUS);
        else
            row.EmploymentStatus = Code(EMPLSTATUS, ContractCode);
        CheckZeroHours();
    }

    private void CheckZeroHours()
    {
        var hasHours = Numbers.TryHundredths(Cell(CONTHOURS), out var hours);
        row.ZeroHours = Answer.Blank;
        if (Cell(ZEROHRCONT).IsEmpty)
        {
            if (hasHours && hours > 0)
                Report(ZeroBlank, ZEROHRCONT);
            return;
        }
        row.ZeroHours = Code(ZEROHRCONT, ZeroCode, 999);
        if (hasHours && hours > 0 && (row.ZeroHours.Is(1) || row.ZeroHours.Is(999)))
            Report(ZeroWithHours, ZEROHRCONT);
        else if (hasHours && hours == 0 && row.ZeroHours.Is(2))
            Report(ZeroNoHours, ZEROHRCONT);
    }

    private void CheckSickness()
    {
        row.SickHalfDays = Answer.Blank;
        var cell = Cell(DAYSSICK);
        if (cell.IsEmpty)
            return;
        if (!Numbers.TryHalves(cell, out var halves) || halves is > MostSickHalfDays and not 2 * 999)
            Report(SickRange, DAYSSICK);
        else
            row.SickHalfDays = halves == 2 * 999 ? Answer.DontKnow(999) : Answer.Of(halves);
        if (row.Status == RowStatus.Update)
            CheckSicknessHeld();
    }

    private void CheckSicknessHeld()
    {
        if (row.Status is RowStatus.Update or RowStatus.NoChange && Numbers.TryHalves(Cell(DAYSSICK), out var halves)
            && options.Held.SicknessUnchanged(own, halves, options.Today))
            Report(SickUnchanged, DAYSSICK);
    }

    private void CheckHours()
    {
        row.ContractedMinutes = row.AverageMinutes = Answer.Blank;
        if (!Cell(CONTHOURS).IsEmpty)
        {
            if (row.ZeroHours.Is(1))
                Report(ContractedZero, CONTHOURS);
            else if (row.EmploymentStatus.Is(3) || row.EmploymentStatus.Is(4) || row.EmploymentStatus.Is(7))
                Report(ContractedContract, CONTHOURS);
            else
                row.ContractedMinutes = Minutes(CONTHOURS, ContractedForm, ContractedMost);
        }
        if (Cell(AVGHOURS).IsEmpty)
            return;
        if (!row.ZeroHours.Is(1) && (row.EmploymentStatus.Is(1) || row.EmploymentStatus.Is(2)))
            Report(AverageContract, AVGHOURS);
        else
            row.AverageMinutes = Minutes(AVGHOURS, AverageForm, AverageMost);
    }

    private Answer Minutes(StaffColumn column, Rule form, Rule most)
    {
        if (!Numbers.TryHalves(Cell(column), out var halves))
            Report(form, column);
        else if (halves == 2 * 999)
            return Answer.DontKnow(999);
        else if (halves > StaffHours.MostHalfHours)
            Report(most, column);
        else
            return Answer.Of(30 * halves);
        return Answer.Blank;
    }
}
