using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>Contracted hours as they would be stored, for the rows that are compared with this one.</summary>
internal static class StaffHours
{
    /// <summary>75 hours a week, in half hours.</summary>
    public const int MostHalfHours = 150;

    /// <summary>Half hours a week; 0 where there are none, they are not known, or they would be set aside.</summary>
    public static int ContractedHalfHours(Cells cells, CodeLists lists) =>
        Numbers.TryHalves(cells[(int)CONTHOURS], out var halves) && halves <= MostHalfHours
        && !(Read(cells[(int)ZEROHRCONT], lists["yes_no_dont_know"]) is 1)
        && Read(cells[(int)EMPLSTATUS], lists["employment_status"]) is not (3 or 4 or 7)
            ? halves : 0;

    private static int Read(ReadOnlySpan<byte> cell, CodeList list) => !cell.IsEmpty && list.TryRead(cell, out var code) ? code : 0;
}
