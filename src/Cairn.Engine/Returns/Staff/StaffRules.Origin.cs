using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>NATIONALITY, BRITISHCITIZENSHIP, COUNTRYOFBIRTH, YEAROFENTRY, and the visa: HANDCVISA, INOUTUK.</summary>
internal sealed partial class StaffRules
{
    private static readonly Rule NationalityCode = RefuseCode(NATIONALITY, "1110", "a code of the nationality list, 826 British, 998 don't know or 999 other");
    private static readonly Rule CitizenshipNotNeeded = SetAside(BRITISHCITIZENSHIP, "not-needed", "3120", "BRITISHCITIZENSHIP is set aside, since NATIONALITY is British.", "Leave it blank, or correct NATIONALITY.");
    private static readonly Rule CitizenshipCode = RefuseCode(BRITISHCITIZENSHIP, "1120", "1 yes, 2 no or 999 don't know");
    private static readonly Rule BirthCountryCode = RefuseCode(COUNTRYOFBIRTH, "1130", "a code of the country list, 826 United Kingdom, 998 don't know or 999 other");
    private static readonly Rule EntryForm = Refuse(YEAROFENTRY, "form", "1380", "YEAROFENTRY is not a year of four digits.", "Write the year of arrival in the United Kingdom, as in 2015, or leave the cell blank.");
    private static readonly Rule EntryFuture = Refuse(YEAROFENTRY, "future", "1380", "YEAROFENTRY is in the future.", "Correct the year.");
    private static readonly Rule EntryBeforeBirth = Refuse(YEAROFENTRY, "before-birth", "1380", "YEAROFENTRY is before the year of birth.", "Correct YEAROFENTRY or DOB.", "YEAROFENTRY/DOB");
    private static readonly Rule EntryNoCountry = SetAside(YEAROFENTRY, "no-country", "3380", "YEAROFENTRY is set aside, since COUNTRYOFBIRTH is blank.", "Write the country of birth.", "YEAROFENTRY/COUNTRYOFBIRTH");
    private static readonly Rule EntryBornHere = SetAside(YEAROFENTRY, "born-here", "3380", "YEAROFENTRY is set aside, since COUNTRYOFBIRTH is the United Kingdom.", "Leave it blank, or correct COUNTRYOFBIRTH.", "YEAROFENTRY/COUNTRYOFBIRTH");
    private static readonly Rule VisaNotNeeded = SetAside(HANDCVISA, "not-needed", "5570", "HANDCVISA is set aside, since the staff member is British or has British citizenship.", "Leave it blank, or correct NATIONALITY or BRITISHCITIZENSHIP.");
    private static readonly Rule VisaCode = IgnoreCode(HANDCVISA, "5570", "1 yes, 2 no or 999 don't know");
    private static readonly Rule OutsideNotNeeded = SetAside(INOUTUK, "not-needed", "5580", "INOUTUK is set aside, since HANDCVISA is not 1.", "Leave it blank, or correct HANDCVISA.");
    private static readonly Rule OutsideCode = IgnoreCode(INOUTUK, "5580", "1 from outside the United Kingdom, 2 from inside or 999 don't know");

    /// <summary>Year of entry as it is written, even where it is set aside.</summary>
    private int? writtenEntry;

    private void CheckOrigin()
    {
        row.Nationality = Code(NATIONALITY, NationalityCode, 998);
        var british = row.Nationality.Is(CodeLists.British);
        row.BritishCitizenship = Answer.Blank;
        if (british && !Cell(BRITISHCITIZENSHIP).IsEmpty)
            Report(CitizenshipNotNeeded, BRITISHCITIZENSHIP);
        else
            row.BritishCitizenship = Code(BRITISHCITIZENSHIP, CitizenshipCode, 999);
        row.CountryOfBirth = Code(COUNTRYOFBIRTH, BirthCountryCode, 998);
        CheckEntry();
        CheckVisa(british || row.BritishCitizenship.Is(1));
    }

    private void CheckEntry()
    {
        writtenEntry = row.YearOfEntry = null;
        var cell = Cell(YEAROFENTRY);
        if (cell.IsEmpty)
            return;
        if (!Numbers.TryYear(cell, out var year))
        {
            Report(EntryForm, YEAROFENTRY);
            return;
        }
        writtenEntry = year;
        if (year > options.Today.Year)
            Report(EntryFuture, YEAROFENTRY);
        else if (written is { } birth && birth.Year > year)
            Report(EntryBeforeBirth, YEAROFENTRY);
        else if (Cell(COUNTRYOFBIRTH).IsEmpty)
            Report(EntryNoCountry, YEAROFENTRY);
        else if (row.CountryOfBirth.Is(CodeLists.British))
            Report(EntryBornHere, YEAROFENTRY);
        else
            row.YearOfEntry = year;
    }

    private void CheckVisa(bool notNeeded)
    {
        row.HealthAndCareVisa = row.RecruitedFromOutsideUk = Answer.Blank;
        if (notNeeded && !Cell(HANDCVISA).IsEmpty)
            Report(VisaNotNeeded, HANDCVISA);
        else
            row.HealthAndCareVisa = Code(HANDCVISA, VisaCode, 999);
        if (!row.HealthAndCareVisa.Is(1) && !Cell(INOUTUK).IsEmpty)
            Report(OutsideNotNeeded, INOUTUK);
        else
            row.RecruitedFromOutsideUk = Code(INOUTUK, OutsideCode, 999);
    }
}
