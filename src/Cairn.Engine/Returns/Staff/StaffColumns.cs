using static Cairn.Engine.Returns.Columns;

namespace Cairn.Engine.Returns;

/// <summary>Places of the staff file's columns. QUALACH01 to QUALACH99 and their notes follow in pairs.</summary>
internal enum StaffColumn
{
    LOCALESTID, UNIQUEWORKERID, CHGUNIQUEWRKID, TRANSFERSTAFFRECORD, STATUS, DISPLAYID, NINUMBER, POSTCODE, DOB, GENDER, ETHNICITY,
    NATIONALITY, BRITISHCITIZENSHIP, COUNTRYOFBIRTH, YEAROFENTRY, DISABLED, CARECERT, L2CARECERT, RECSOURCE, HANDCVISA, INOUTUK,
    STARTDATE, STARTINSECT, DHA, APPRENTICE, EMPLSTATUS, ZEROHRCONT, DAYSSICK, SALARYINT, SALARY, HOURLYRATE, MAINJOBROLE, MAINJRDESC,
    CONTHOURS, AVGHOURS, NMCREG, AMHP, SCQUAL, NONSCQUAL, CWPCATEGORY, QUALACH01, QUALACH01NOTES,
}

/// <summary>The staff file: reference table 3. Lengths are those that the format states (50, 120), not those that its checker enforces.</summary>
internal static class StaffColumns
{
    /// <summary>Qualification pairs that a row may hold.</summary>
    public const int MostQualifications = 99;

    private const int InBaseHeader = 3;

    public static readonly Columns All = new(ReturnsFile.Staff,
    [
        Text("LOCALESTID", 50), Text("UNIQUEWORKERID", 50), Text("CHGUNIQUEWRKID", 50, optional: true),
        Text("TRANSFERSTAFFRECORD", 50, optional: true), new("STATUS", ColumnKind.Code), Text("DISPLAYID", 50),
        new("NINUMBER", ColumnKind.Code), new("POSTCODE", ColumnKind.Code), new("DOB", ColumnKind.Date),
        Code("GENDER", "gender"), Code("ETHNICITY", "ethnicity"), Code("NATIONALITY", "nationality"),
        Code("BRITISHCITIZENSHIP", "yes_no_dont_know"), Code("COUNTRYOFBIRTH", "country_of_birth"), new("YEAROFENTRY", ColumnKind.Year),
        Code("DISABLED", "disabled"), Code("CARECERT", "care_certificate"), Code("L2CARECERT", "level2_care_certificate"),
        Code("RECSOURCE", "recruitment_source"), Code("HANDCVISA", "yes_no_dont_know"), Code("INOUTUK", "yes_no_dont_know"),
        new("STARTDATE", ColumnKind.Date), new("STARTINSECT", ColumnKind.Year), Code("DHA", "yes_no_dont_know"),
        Code("APPRENTICE", "yes_no_dont_know"), Code("EMPLSTATUS", "employment_status"), Code("ZEROHRCONT", "yes_no_dont_know"),
        new("DAYSSICK", ColumnKind.Number), Code("SALARYINT", "salary_interval"), new("SALARY", ColumnKind.Number),
        new("HOURLYRATE", ColumnKind.Number), Code("MAINJOBROLE", "job_roles"), Text("MAINJRDESC", 120),
        new("CONTHOURS", ColumnKind.Number), new("AVGHOURS", ColumnKind.Number), Code("NMCREG", "registered_nurse_category"),
        Code("AMHP", "yes_no_dont_know"), Code("SCQUAL", "qualification_held"), Code("NONSCQUAL", "qualification_held"),
        Code("CWPCATEGORY", "care_workforce_pathway_role_category"),
        .. Enumerable.Range(1, MostQualifications).SelectMany(n => new Column[]
        {
            new($"QUALACH{n:00}", ColumnKind.Codes, List: "qualifications", Optional: n > InBaseHeader),
            new($"QUALACH{n:00}NOTES", ColumnKind.Text, 120, Optional: n > InBaseHeader),
        }),
    ]);

    /// <summary>Column of the nth qualification, from 0.</summary>
    public static int Qualification(int n) => (int)StaffColumn.QUALACH01 + 2 * n;
}
