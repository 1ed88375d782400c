using System.Text;
using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>NINUMBER, POSTCODE, DOB, GENDER, ETHNICITY, DISABLED.</summary>
internal sealed partial class StaffRules
{
    private const int YoungestAge = 14, OldestAge = 100, MostSharedHalfHours = 2 * 75;

    private static readonly Rule NiForm = Refuse(NINUMBER, "form", "1060", "NINUMBER is not two letters, six digits and a letter.", "Write it as on a payslip, such as AB123456C, or leave the cell blank.");
    private static readonly Rule NiNotIssued = SetAside(NINUMBER, "not-issued", "", "NINUMBER has the form of a number, but none that begins or ends so is given out; it is set aside.", "Check it against a payslip.");
    private static readonly Rule NiShared = Refuse(NINUMBER, "shared", "5570", "Several rows have this NINUMBER, and their contracted hours add up to more than 75 a week.", "Correct the number, or the hours, of the rows that share it.");
    private static readonly Rule PostcodeBlank = Look(POSTCODE, "blank", "3070", "POSTCODE is blank.", "Write the staff member's home postcode if it is known.");
    private static readonly Rule PostcodeForm = Refuse(POSTCODE, "form", "1070", "POSTCODE is not a postcode with one space in it.", "Write it as in LS1 2RP, or leave the cell blank.");
    private static readonly Rule BirthBlank = Look(DOB, "blank", "3080", "DOB is blank.", "Write the date of birth if it is known.");
    private static readonly Rule BirthForm = SetAside(DOB, "form", "3080", "DOB is not a day of the calendar and is set aside.", "Write day, month and four-digit year, as in 31/12/1980.");
    private static readonly Rule BirthShort = SetAside(DOB, "short-year", "", "DOB has a year of two digits, which could mean two centuries; it is set aside.", "Write the year with four digits, as in 31/12/1980.");
    private static readonly Rule BirthAge = SetAside(DOB, "age", "3080", "DOB makes the staff member younger than 14 or older than 100; it is set aside.", "Correct the year.");
    private static readonly Rule GenderCode = RefuseCode(GENDER, "1090", "1 male, 2 female, 3 don't know or 4 other");
    private static readonly Rule EthnicityCode = RefuseCode(ETHNICITY, "1100", "a code from 31 to 47, 98 any other or 99 don't know");
    private static readonly Rule DisabledCode = RefuseCode(DISABLED, "1150", "0 no, 1 yes, 2 undisclosed or 3 don't know");

    /// <summary>Date of birth as it is written, even where it is set aside: other dates are compared with it.</summary>
    private DateOnly? written;

    private void CheckPerson()
    {
        CheckNiNumber();
        CheckPostcode();
        CheckBirth();
        row.Gender = Code(GENDER, GenderCode, 3);
        row.Ethnicity = Code(ETHNICITY, EthnicityCode, 99);
        row.Disabled = Code(DISABLED, DisabledCode, 3);
    }

    private void CheckNiNumber()
    {
        var cell = Cell(NINUMBER);
        row.NiNumber = null;
        row.KeepNiNumber = Ascii.EqualsIgnoreCase(cell, "ADMIN"u8);
        if (cell.IsEmpty || row.KeepNiNumber)
            return;
        Span<byte> number = stackalloc byte[9];
        if (!NiNumber.TryRead(cell, number, out var length))
        {
            Report(NiForm, NINUMBER);
            return;
        }
        if (row.Status is RowStatus.New or RowStatus.Update && survey.SharedHalfHours(HoursByNumber.Pack(number[..length])) > MostSharedHalfHours)
            Report(NiShared, NINUMBER);
        if (!NiNumber.CanBeIssued(number[..length]))
            Report(NiNotIssued, NINUMBER);
        else if (keepRows)
            row.NiNumber = Encoding.ASCII.GetString(number[..length]);
    }

    private void CheckPostcode()
    {
        var cell = Cell(POSTCODE);
        if (cell.IsEmpty)
            Report(PostcodeBlank, POSTCODE);
        else if (!Postcodes.HasForm(cell, oneSpace: true))
            Report(PostcodeForm, POSTCODE);
        row.Postcode = Checks.Text((int)POSTCODE)?.ToUpperInvariant();
    }

    private void CheckBirth()
    {
        var cell = Cell(DOB);
        written = row.BirthDate = null;
        row.KeepBirthDate = Ascii.EqualsIgnoreCase(cell, "ADMIN"u8);
        if (cell.IsEmpty)
        {
            Report(BirthBlank, DOB);
        }
        else if (!row.KeepBirthDate)
        {
            if (!Dates.TryLoose(cell, out var date))
            {
                Report(Dates.HasShortYear(cell) ? BirthShort : BirthForm, DOB);
                return;
            }
            written = date;
            if (date < options.Today.AddYears(-OldestAge) || date > options.Today.AddYears(-YoungestAge))
                Report(BirthAge, DOB);
            else
                row.BirthDate = date;
        }
    }
}
