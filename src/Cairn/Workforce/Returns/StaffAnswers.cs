using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using FileAnswer = Cairn.Engine.Returns.Answer;

namespace Cairn.Workforce;

/// <summary>One answer of the staff file: its column, and where the record keeps it.</summary>
/// <param name="Column">The format's column.</param>
/// <param name="Get">As text, as the format writes it; null for blank.</param>
/// <param name="Copy">Takes the answer over from one record to another.</param>
public sealed record StaffAnswer(string Column, Func<Engagement, object?> Get, Action<Engagement, Engagement> Copy);

/// <summary>The staff file's answers and the record's members, side by side: the one place that joins them.</summary>
public static class StaffAnswers
{
    public static readonly IReadOnlyList<StaffAnswer> All =
    [
        new("DISPLAYID", e => e.DisplayName, (to, of) => (to.DisplayName, to.NameKey) = (of.DisplayName, of.NameKey)),
        new("NINUMBER", e => e.NationalInsurance, (to, of) => to.NationalInsurance = of.NationalInsurance),
        new("POSTCODE", e => e.HomePostcode, (to, of) => to.HomePostcode = of.HomePostcode),
        new("DOB", e => e.BirthDate, (to, of) => to.BirthDate = of.BirthDate),
        new("GENDER", e => e.Gender, (to, of) => to.Gender = of.Gender),
        new("ETHNICITY", e => e.Ethnicity, (to, of) => to.Ethnicity = of.Ethnicity),
        new("NATIONALITY", e => e.Nationality, (to, of) => to.Nationality = of.Nationality),
        new("BRITISHCITIZENSHIP", e => e.BritishCitizenship, (to, of) => to.BritishCitizenship = of.BritishCitizenship),
        new("COUNTRYOFBIRTH", e => e.CountryOfBirth, (to, of) => to.CountryOfBirth = of.CountryOfBirth),
        new("YEAROFENTRY", e => e.YearOfEntry, (to, of) => to.YearOfEntry = of.YearOfEntry),
        new("DISABLED", e => e.Disabled, (to, of) => to.Disabled = of.Disabled),
        new("CARECERT", e => e.CareCertificate, (to, of) => to.CareCertificate = of.CareCertificate),
        new("L2CARECERT", e => Pair(e.Level2Certificate, e.Level2CertificateYear), (to, of) => (to.Level2Certificate, to.Level2CertificateYear) = (of.Level2Certificate, of.Level2CertificateYear)),
        new("RECSOURCE", e => e.RecruitedFrom, (to, of) => to.RecruitedFrom = of.RecruitedFrom),
        new("HANDCVISA", e => e.HealthAndCareVisa, (to, of) => to.HealthAndCareVisa = of.HealthAndCareVisa),
        new("INOUTUK", e => e.RecruitedInUk, (to, of) => to.RecruitedInUk = of.RecruitedInUk),
        new("STARTDATE", e => e.StartDate, (to, of) => to.StartDate = of.StartDate),
        new("STARTINSECT", e => e.StartedInSector, (to, of) => to.StartedInSector = of.StartedInSector),
        new("DHA", e => e.DelegatedHealthcare, (to, of) => to.DelegatedHealthcare = of.DelegatedHealthcare),
        new("APPRENTICE", e => e.Apprentice, (to, of) => to.Apprentice = of.Apprentice),
        new("EMPLSTATUS", e => e.ContractType, (to, of) => to.ContractType = of.ContractType),
        new("ZEROHRCONT", e => e.ZeroHours, (to, of) => to.ZeroHours = of.ZeroHours),
        new("DAYSSICK", e => e.SickHalfDays, (to, of) => to.SickHalfDays = of.SickHalfDays),
        new("SALARYINT", e => e.PayInterval, (to, of) => to.PayInterval = of.PayInterval),
        new("SALARY", e => e.AnnualPay, (to, of) => to.AnnualPay = of.AnnualPay),
        new("HOURLYRATE", e => e.HourlyPay, (to, of) => to.HourlyPay = of.HourlyPay),
        new("MAINJOBROLE", e => e.Role, (to, of) => to.Role = of.Role),
        new("MAINJRDESC", e => e.RoleDescription, (to, of) => to.RoleDescription = of.RoleDescription),
        new("CONTHOURS", e => e.ContractedMinutes, (to, of) => to.ContractedMinutes = of.ContractedMinutes),
        new("AVGHOURS", e => e.AverageMinutes, (to, of) => to.AverageMinutes = of.AverageMinutes),
        new("NMCREG", e => e.NurseCategory, (to, of) => to.NurseCategory = of.NurseCategory),
        new("AMHP", e => e.ApprovedMentalHealth, (to, of) => to.ApprovedMentalHealth = of.ApprovedMentalHealth),
        new("SCQUAL", e => Pair(e.SocialCareQualification, e.SocialCareLevel), (to, of) => (to.SocialCareQualification, to.SocialCareLevel) = (of.SocialCareQualification, of.SocialCareLevel)),
        new("NONSCQUAL", e => Pair(e.OtherQualification, e.OtherLevel), (to, of) => (to.OtherQualification, to.OtherLevel) = (of.OtherQualification, of.OtherLevel)),
        new("CWPCATEGORY", e => e.PathwayCategory, (to, of) => to.PathwayCategory = of.PathwayCategory),
    ];

    private static readonly Dictionary<string, StaffAnswer> byColumn = All.ToDictionary(a => a.Column, StringComparer.Ordinal);

    /// <summary>Columns in which two versions differ.</summary>
    public static IEnumerable<StaffAnswer> Differing(Engagement one, Engagement other) => All.Where(a => !Equals(a.Get(one), a.Get(other)));

    /// <summary>Takes over what the row did not answer because its value was set aside, or asked to keep.</summary>
    public static void Keep(Engagement to, Engagement held, IEnumerable<string> columns)
    {
        foreach (var column in columns)
        {
            if (byColumn.TryGetValue(column, out var answer))
                answer.Copy(to, held);
        }
    }

    /// <summary>A held answer as the format writes it; empty where there is none.</summary>
    public static string Text(Engagement held, string column) => byColumn.TryGetValue(column, out var answer) ? Show(column, answer.Get(held)) : "";

    /// <summary>An answer in words that a report can show.</summary>
    public static string Show(string column, object? value) => (column, value) switch
    {
        (_, null) => "",
        ("SALARY" or "HOURLYRATE", long pence) => (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        ("CONTHOURS" or "AVGHOURS", int minutes) => minutes == 999 ? "999" : (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture),
        ("DAYSSICK", int halves) => halves == 999 ? "999" : (halves / 2m).ToString("0.#", CultureInfo.InvariantCulture),
        (_, DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The record that a row of the file would become: identity, place and time are the caller's.</summary>
    public static Engagement From(StaffRow row) => new()
    {
        Reference = row.ChangedWorkerId ?? row.UniqueWorkerId, DisplayName = row.DisplayId, NameKey = SearchKey.Of(row.DisplayId),
        NationalInsurance = row.NiNumber, HomePostcode = row.Postcode, BirthDate = row.BirthDate,
        Gender = Code(row.Gender), Ethnicity = Code(row.Ethnicity), Nationality = Code(row.Nationality), BritishCitizenship = Code(row.BritishCitizenship),
        CountryOfBirth = Code(row.CountryOfBirth), YearOfEntry = row.YearOfEntry, Disabled = Code(row.Disabled),
        CareCertificate = Code(row.CareCertificate), Level2Certificate = Code(row.Level2CareCertificate), Level2CertificateYear = row.Level2CareCertificateYear,
        RecruitedFrom = Code(row.RecruitmentSource), HealthAndCareVisa = Code(row.HealthAndCareVisa), RecruitedInUk = Code(row.RecruitedFromOutsideUk),
        StartDate = row.StartDate, StartedInSector = Code(row.StartInSector), DelegatedHealthcare = Code(row.DelegatedHealthcare), Apprentice = Code(row.Apprentice),
        ContractType = Code(row.EmploymentStatus), ZeroHours = Code(row.ZeroHours), SickHalfDays = Code(row.SickHalfDays),
        PayInterval = Code(row.SalaryInterval), AnnualPay = row.SalaryPence, HourlyPay = row.HourlyPence,
        Role = Code(row.MainJobRole)?.ToString(CultureInfo.InvariantCulture) ?? "", RoleDescription = row.MainJobDescription,
        ContractedMinutes = Code(row.ContractedMinutes), AverageMinutes = Code(row.AverageMinutes), NurseCategory = Code(row.NurseCategory),
        ApprovedMentalHealth = Code(row.ApprovedMentalHealth), SocialCareQualification = Code(row.SocialCareQualification), SocialCareLevel = Code(row.SocialCareLevel),
        OtherQualification = Code(row.OtherQualification), OtherLevel = Code(row.OtherQualificationLevel), PathwayCategory = Code(row.PathwayCategory),
    };

    /// <summary>The row that the record would be written as.</summary>
    public static StaffRow ToRow(Engagement e, string service, IEnumerable<Qualification> qualifications, RowStatus status) => new()
    {
        LocalEstId = service, UniqueWorkerId = e.Reference, Status = status, DisplayId = e.DisplayName,
        NiNumber = e.NationalInsurance, Postcode = e.HomePostcode, BirthDate = e.BirthDate,
        Gender = Read(e.Gender), Ethnicity = Read(e.Ethnicity), Nationality = Read(e.Nationality), BritishCitizenship = Read(e.BritishCitizenship),
        CountryOfBirth = Read(e.CountryOfBirth), YearOfEntry = e.YearOfEntry, Disabled = Read(e.Disabled),
        CareCertificate = Read(e.CareCertificate), Level2CareCertificate = Read(e.Level2Certificate), Level2CareCertificateYear = e.Level2CertificateYear,
        RecruitmentSource = Read(e.RecruitedFrom), HealthAndCareVisa = Read(e.HealthAndCareVisa), RecruitedFromOutsideUk = Read(e.RecruitedInUk),
        StartDate = e.StartDate, StartInSector = Read(e.StartedInSector), DelegatedHealthcare = Read(e.DelegatedHealthcare), Apprentice = Read(e.Apprentice),
        EmploymentStatus = Read(e.ContractType), ZeroHours = Read(e.ZeroHours), SickHalfDays = Read(e.SickHalfDays),
        SalaryInterval = Read(e.PayInterval), SalaryPence = e.AnnualPay, HourlyPence = e.HourlyPay,
        MainJobRole = Read(int.TryParse(e.Role, CultureInfo.InvariantCulture, out var role) ? role : null), MainJobDescription = e.RoleDescription,
        ContractedMinutes = Read(e.ContractedMinutes), AverageMinutes = Read(e.AverageMinutes), NurseCategory = Read(e.NurseCategory),
        ApprovedMentalHealth = Read(e.ApprovedMentalHealth), SocialCareQualification = Read(e.SocialCareQualification), SocialCareLevel = Read(e.SocialCareLevel),
        OtherQualification = Read(e.OtherQualification), OtherQualificationLevel = Read(e.OtherLevel), PathwayCategory = Read(e.PathwayCategory),
        Qualifications = new([.. qualifications.Where(q => int.TryParse(q.Code, CultureInfo.InvariantCulture, out _))
            .Select(q => new AchievedQualification(int.Parse(q.Code, CultureInfo.InvariantCulture), q.Year, q.Notes))]),
    };

    internal static int? Code(FileAnswer answer) => answer.IsBlank ? null : answer.Value;

    internal static FileAnswer Read(int? code) => code is { } value ? (value is 998 or 999 ? FileAnswer.DontKnow(value) : FileAnswer.Of(value)) : FileAnswer.Blank;

    private static string? Pair(int? answer, int? detail) => answer is null ? null : detail is null ? $"{answer}" : $"{answer};{detail}";
}
