using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>CARECERT, L2CARECERT, RECSOURCE, STARTDATE, STARTINSECT.</summary>
internal sealed partial class StaffRules
{
    private const int FirstLevel2Year = 2024;

    private static readonly Rule CareCertificateCode = RefuseCode(CARECERT, "1160", "1 completed, 2 no or 3 in progress");
    private static readonly Rule Level2Code = IgnoreCode(L2CARECERT, "5590", "1 completed (with ;year if known), 2 started or 3 no");
    private static readonly Rule Level2StartedYear = SetAside(L2CARECERT, "year-of-started", "5600", "L2CARECERT is set aside: 2 (started) has no year.", "Write 2 alone, or 1;year if it is completed.");
    private static readonly Rule Level2NoYear = SetAside(L2CARECERT, "year-of-no", "5610", "L2CARECERT is set aside: 3 (no) has no year.", "Write 3 alone, or 1;year if it is completed.");
    private static readonly Rule Level2Early = SetAside(L2CARECERT, "year-early", "5620", "The year in L2CARECERT is before 2024, when the certificate began; the year is set aside.", "Correct the year.");
    private static readonly Rule Level2Future = SetAside(L2CARECERT, "year-future", "5630", "The year in L2CARECERT is in the future; the year is set aside.", "Correct the year.");
    private static readonly Rule Level2YearForm = SetAside(L2CARECERT, "year-form", "5640", "L2CARECERT holds something other than a year of four digits after the code; it is set aside.", "Write 1;2025, or 1 alone.");
    private static readonly Rule SourceCode = RefuseCode(RECSOURCE, "1180", "a code of the recruitment source list, or 16 not known");
    private static readonly Rule StartBlank = Look(STARTDATE, "blank", "2000", "STARTDATE is blank.", "Write the day on which the staff member started in their main job, if it is known.");
    private static readonly Rule StartForm = SetAside(STARTDATE, "form", "3190", "STARTDATE is not written DD/MM/YYYY and is set aside.", "Write it as in 01/09/2021.");
    private static readonly Rule StartCalendar = SetAside(STARTDATE, "calendar", "", "STARTDATE is no day of the calendar and is set aside.", "Correct the day or the month.");
    private static readonly Rule StartFuture = SetAside(STARTDATE, "future", "3190", "STARTDATE is in the future and is set aside.", "Correct the date, or return the staff member once they have started.");
    private static readonly Rule StartYoung = SetAside(STARTDATE, "young", "3190", "STARTDATE is before the staff member's 14th birthday and is set aside.", "Correct STARTDATE or DOB.");
    private static readonly Rule StartBeforeEntry = SetAside(STARTDATE, "before-entry", "3190", "STARTDATE is before YEAROFENTRY and is set aside.", "Correct STARTDATE or YEAROFENTRY.");
    private static readonly Rule SectorBlank = Look(STARTINSECT, "blank", "3200", "STARTINSECT is blank.", "Write the year of start in social care, or 999 if it is not known.");
    private static readonly Rule SectorForm = SetAside(STARTINSECT, "form", "3200", "STARTINSECT is neither a year of four digits nor 999; it is set aside.", "Write the year, as in 2012, or 999.");
    private static readonly Rule SectorAfterStart = SetAside(STARTINSECT, "after-start", "3200", "STARTINSECT is after STARTDATE and is set aside.", "Correct one of the two.");
    private static readonly Rule SectorYoung = SetAside(STARTINSECT, "young", "3200", "STARTINSECT is before the staff member's 14th birthday and is set aside.", "Correct STARTINSECT or DOB.");

    private void CheckCareCertificates()
    {
        row.CareCertificate = Code(CARECERT, CareCertificateCode);
        row.Level2CareCertificate = Answer.Blank;
        row.Level2CareCertificateYear = null;
        var cell = Cell(L2CARECERT);
        if (cell.IsEmpty)
            return;
        var semicolon = cell.IndexOf((byte)';');
        var code = 0;
        // Its labels hold semicolons, so the whole cell is tried as one first.
        if (!Checks.List((int)L2CARECERT).TryRead(cell, out code) && (semicolon < 0 || !Checks.List((int)L2CARECERT).TryRead(ListReader.Item(cell, 0), out code)))
            Report(Level2Code, L2CARECERT);
        else if (semicolon < 0 || Checks.List((int)L2CARECERT).TryRead(cell, out _))
            row.Level2CareCertificate = Answer.Of(code);
        else if (code is 2 or 3)
            Report(code == 2 ? Level2StartedYear : Level2NoYear, L2CARECERT);
        else
            CheckLevel2Year(cell[(semicolon + 1)..].Trim((byte)' '));
    }

    private void CheckLevel2Year(ReadOnlySpan<byte> text)
    {
        row.Level2CareCertificate = Answer.Of(1);
        if (text.IsEmpty)
            return;
        if (!Numbers.TryYear(text, out var year))
            Report(Level2YearForm, L2CARECERT);
        else if (year < FirstLevel2Year)
            Report(Level2Early, L2CARECERT);
        else if (year > options.Today.Year)
            Report(Level2Future, L2CARECERT);
        else
            row.Level2CareCertificateYear = year;
    }

    private void CheckRecruitment()
    {
        row.RecruitmentSource = Code(RECSOURCE, SourceCode, 16);
        CheckStart();
        CheckSectorStart();
    }

    private void CheckStart()
    {
        row.StartDate = null;
        var cell = Cell(STARTDATE);
        if (cell.IsEmpty)
            Report(StartBlank, STARTDATE);
        else if (!Dates.IsFormed(cell))
            Report(StartForm, STARTDATE);
        else if (!Dates.TryStrict(cell, out var date))
            Report(StartCalendar, STARTDATE);
        else if (date > options.Today)
            Report(StartFuture, STARTDATE);
        else if (written is { } birth && date < birth.AddYears(YoungestAge))
            Report(StartYoung, STARTDATE);
        else if (writtenEntry is { } entry && date.Year < entry)
            Report(StartBeforeEntry, STARTDATE);
        else
            row.StartDate = date;
    }

    private void CheckSectorStart()
    {
        row.StartInSector = Answer.Blank;
        var cell = Cell(STARTINSECT);
        if (cell.IsEmpty)
            Report(SectorBlank, STARTINSECT);
        else if (cell.SequenceEqual("999"u8))
            row.StartInSector = Answer.DontKnow(999);
        else if (!Numbers.TryYear(cell, out var year))
            Report(SectorForm, STARTINSECT);
        else if (row.StartDate is { } start && year > start.Year)
            Report(SectorAfterStart, STARTINSECT);
        else if (written is { } birth && birth.Year + YoungestAge > year)
            Report(SectorYoung, STARTINSECT);
        else
            row.StartInSector = Answer.Of(year);
    }
}
