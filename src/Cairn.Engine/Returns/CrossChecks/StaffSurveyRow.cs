using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>What one staff row says to the others.</summary>
/// <param name="Own">Workplace and UNIQUEWORKERID; none when either is blank.</param>
/// <param name="Effective">Workplace and the reference that the row will have, CHGUNIQUEWRKID before UNIQUEWORKERID.</param>
/// <param name="Target">The reference in the workplace to which the row moves; none when it stays.</param>
/// <param name="Number">National insurance number, packed; 0 when there is none.</param>
/// <param name="ContractedHalfHours">Contracted half hours as they would be stored, else 0.</param>
/// <param name="PayPence">Yearly pay as it would be stored, else 0.</param>
/// <param name="BirthDay">Day number of the date of birth, else 0.</param>
internal readonly record struct StaffSurveyRow(
    int Line, RowStatus Status, Key Workplace, Key Own, Key Effective, Key Target, ulong Number, int ContractedHalfHours, int PayPence, int Role, int BirthDay)
{
    public bool IsChanged => Effective != Own;

    public bool IsMoving => !Target.IsNone;

    public static StaffSurveyRow Read(Cells cells, CodeLists lists)
    {
        var id = cells[(int)UNIQUEWORKERID];
        var workplaceCell = cells[(int)LOCALESTID];
        var workplace = workplaceCell.IsEmpty ? default : Key.Of(workplaceCell);
        var own = workplaceCell.IsEmpty || id.IsEmpty ? default : workplace.Then(id);
        var changedTo = cells[(int)CHGUNIQUEWRKID];
        var effective = own.IsNone || changedTo.IsEmpty ? own : workplace.Then(changedTo);
        var status = RowChecks.Status(cells[(int)STATUS]);
        var transfer = cells[(int)TRANSFERSTAFFRECORD];
        var target = own.IsNone || transfer.IsEmpty || status != RowStatus.Update ? default : Key.Of(transfer).Then(changedTo.IsEmpty ? id : changedTo);
        var birth = Dates.TryLoose(cells[(int)DOB], out var date) ? date.DayNumber : 0;
        if (status is not (RowStatus.New or RowStatus.Update))
            return new(cells.Splitter.Line, status, workplace, own, effective, target, 0, 0, 0, 0, birth);
        Span<byte> number = stackalloc byte[9];
        var packed = NiNumber.TryRead(cells[(int)NINUMBER], number, out var length) ? HoursByNumber.Pack(number[..length]) : 0;
        return new(cells.Splitter.Line, status, workplace, own, effective, target, packed,
            StaffHours.ContractedHalfHours(cells, lists), StaffPay.YearlyPence(cells, lists), RoleOf(cells, lists), birth);
    }

    private static int RoleOf(Cells cells, CodeLists lists) =>
        cells[(int)MAINJOBROLE] is { IsEmpty: false } cell && lists.JobRoles.TryRead(cell, out var role) ? role : 0;
}
