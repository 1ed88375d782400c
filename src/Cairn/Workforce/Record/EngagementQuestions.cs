using System.Globalization;
using Cairn.People;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What the record of a person's work answers, in the order in which it is read.</summary>
public static class EngagementQuestions
{
    private const string Work = "The work", Pay = "Hours and pay", Came = "Starting", Qualified = "Certificates and qualifications", About = "Personal details", Left = "Leaving";

    private const string DontKnow = "999", YesNo = "yes_no_dont_know";

    /// <summary>The parts in which answers are given, each a page of its own, by the heading that they stand under.</summary>
    public static readonly IReadOnlyDictionary<string, string> Sections = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["work"] = Work, ["pay"] = Pay, ["starting"] = Came, ["qualified"] = Qualified, ["personal"] = About,
    };

    /// <summary>The questions that a country asks, in their order.</summary>
    public static IReadOnlyList<Question<Engagement>> Asked(CountryLabels words) =>
        [.. In(words, new Dictionary<Guid, string>()).Where(q => q.Ask is not null && words.Asks(CountryLabels.WorkerQuestions, q.Ask.Name))];

    /// <param name="services">Names of the services by their records.</param>
    public static IReadOnlyList<Question<Engagement>> In(CountryLabels labels, IReadOnlyDictionary<Guid, string> services)
    {
        Func<string, string?> Label(string list) => code => labels[list, code];
        var yesNo = Label(YesNo);
        return
        [
            new(Work, "Service", e => e.ServiceId.ToString(), id => services.GetValueOrDefault(Guid.Parse(id)) ?? "A service that is no longer held"),
            new(Work, "Name or number shown", e => e.DisplayName, Plain, Ask: Ask.Text("displayName", "DISPLAYID", "How your staff know this person. A number does where a name should not be held.", first: true)),
            new(Work, "Main job role", e => e.Role, Label("job-roles"), Ask: Ask.One("mainJobRole", "MAINJOBROLE", "job-roles", first: true)),
            new(Work, "Role described", e => e.RoleDescription, Plain, Ask: Ask.Text("roleDescription", "MAINJRDESC", "Only for a role that the list calls “other”.")),
            new(Work, "Apprentice", e => Held.Number(e.Apprentice), yesNo, Ask: Ask.One("apprentice", "APPRENTICE", YesNo)),
            new(Work, "Carries out delegated healthcare", e => Held.Number(e.DelegatedHealthcare), yesNo, Ask: Ask.One("delegatedHealthcare", "DHA", YesNo)),
            new(Work, "Kind of nurse", e => Held.Number(e.NurseCategory), Label("registered_nurse_category"), Ask: Ask.One("nurseCategory", "NMCREG", "registered_nurse_category", hint: "Only for a registered nurse.")),
            new(Work, "Approved mental health professional", e => Held.Number(e.ApprovedMentalHealth), yesNo, Ask: Ask.One("approvedMentalHealth", "AMHP", YesNo, hint: "Only for a social worker.")),

            new(Pay, "Contract", e => Held.Number(e.ContractType), Label("contract-types"), Ask: Ask.One("contractType", "EMPLSTATUS", "contract-types", first: true)),
            new(Pay, "Zero-hours contract", e => Held.Number(e.ZeroHours), yesNo, Ask: Ask.One("zeroHours", "ZEROHRCONT", YesNo)),
            new(Pay, "Contracted hours a week", e => Held.Number(e.ContractedMinutes), Hours, Ask: Ask.Number("contractedHours", "CONTHOURS", hint: "In half hours, such as 37.5; 999 if nobody knows.", after: "hours a week")),
            new(Pay, "Average hours a week", e => Held.Number(e.AverageMinutes), Hours, Ask: Ask.Number("averageHours", "AVGHOURS", hint: "Where no hours are contracted.", after: "hours a week")),
            new(Pay, "Paid by", e => Held.Number(e.PayInterval), Label("salary_interval"), Ask: Ask.One("payInterval", "SALARYINT", "salary_interval")),
            new(Pay, "Pay a year", e => Held.Number(e.AnnualPay), Money, Ask: Ask.Number("annualPay", "SALARY", hint: "What is paid, not the full-time equivalent.", before: "£", after: "a year")),
            new(Pay, "Pay an hour", e => Held.Number(e.HourlyPay), Money, Ask: Ask.Number("hourlyPay", "HOURLYRATE", before: "£", after: "an hour")),
            new(Pay, "Days off sick in 12 months", e => Held.Number(e.SickHalfDays), HalfDays, Ask: Ask.Number("sickDays", "DAYSSICK", hint: "In half days; 999 if nobody knows.", after: "days")),

            new(Came, "Started in this job", e => Held.Date(e.StartDate), Day, Ask: Ask.Day("startDate", "STARTDATE", first: true)),
            new(Came, "Started in social care", e => Held.Number(e.StartedInSector), KnownYear, Ask: Ask.Number("startedInSector", "STARTINSECT", hint: "The year, such as 2019; 999 if nobody knows.")),
            new(Came, "Recruited from", e => Held.Number(e.RecruitedFrom), Label("recruitment_source"), Ask: Ask.One("recruitedFrom", "RECSOURCE", "recruitment_source")),
            new(Came, "Health and Care visa", e => Held.Number(e.HealthAndCareVisa), yesNo, Ask: Ask.One("healthAndCareVisa", "HANDCVISA", YesNo)),
            new(Came, "Recruited from inside the UK", e => Held.Number(e.RecruitedInUk), Label("recruited_in_uk"), Ask: Ask.One("recruitedInUk", "INOUTUK", "recruited_in_uk", hint: "Only for somebody on a Health and Care visa.")),

            new(Qualified, "Care Certificate", e => Held.Number(e.CareCertificate), Label("care_certificate"), Ask: Ask.One("careCertificate", "CARECERT", "care_certificate")),
            new(Qualified, "Level 2 Adult Social Care Certificate", e => Held.Number(e.Level2Certificate), Label("level2_care_certificate"), Ask: Ask.One("level2Certificate", "L2CARECERT", "level2_care_certificate", part: 0)),
            new(Qualified, "Year of that certificate", e => Held.Number(e.Level2CertificateYear), Plain, Ask: Ask.Number("level2CertificateYear", "L2CARECERT", part: 1)),
            new(Qualified, "Social care qualification", e => Held.Number(e.SocialCareQualification), Label("qualification_held"), Ask: Ask.One("socialCareQualification", "SCQUAL", "qualification_held", part: 0)),
            new(Qualified, "Its highest level", e => Held.Number(e.SocialCareLevel), Label("qualification_level"), Ask: Ask.One("socialCareLevel", "SCQUAL", "qualification_level", part: 1)),
            new(Qualified, "Other qualification", e => Held.Number(e.OtherQualification), Label("qualification_held"), Ask: Ask.One("otherQualification", "NONSCQUAL", "qualification_held", part: 0)),
            new(Qualified, "Its highest level (other)", e => Held.Number(e.OtherLevel), Label("qualification_level"), Ask: Ask.One("otherLevel", "NONSCQUAL", "qualification_level", part: 1)),
            new(Qualified, "Care workforce pathway category", e => Held.Number(e.PathwayCategory), Label("care_workforce_pathway_role_category"), Ask: Ask.One("pathwayCategory", "CWPCATEGORY", "care_workforce_pathway_role_category")),

            new(About, "Gender", e => Held.Number(e.Gender), Label("genders"), Ask: Ask.One("gender", "GENDER", "genders")),
            new(About, "Nationality", e => Held.Number(e.Nationality), Label("nationality"), Ask: Ask.One("nationality", "NATIONALITY", "nationality")),
            new(About, "British citizenship", e => Held.Number(e.BritishCitizenship), yesNo, Ask: Ask.One("britishCitizenship", "BRITISHCITIZENSHIP", YesNo, hint: "Not for somebody whose nationality is British.")),
            new(About, "Country of birth", e => Held.Number(e.CountryOfBirth), Label("country_of_birth"), Ask: Ask.One("countryOfBirth", "COUNTRYOFBIRTH", "country_of_birth")),
            new(About, "Year of arrival in the UK", e => Held.Number(e.YearOfEntry), Plain, Ask: Ask.Number("yearOfEntry", "YEAROFENTRY", hint: "Not for somebody who was born here.")),
            new(About, "Home postcode", e => e.HomePostcode, Plain, Ask: Ask.Text("homePostcode", "POSTCODE")),
            new(About, "Date of birth", e => Held.Date(e.BirthDate), Day, Sensitive: true, Ask.Day("birthDate", "DOB")),
            new(About, "National Insurance number", e => e.NationalInsurance, Plain, Sensitive: true, Ask.Text("nationalInsurance", "NINUMBER", "As on a payslip, such as AB123456C.")),
            new(About, "Ethnicity", e => Held.Number(e.Ethnicity), Label("ethnicity"), Sensitive: true, Ask.One("ethnicity", "ETHNICITY", "ethnicity")),
            new(About, "Disability", e => Held.Number(e.Disabled), Label("disabled"), Sensitive: true, Ask.One("disabled", "DISABLED", "disabled")),

            new(Left, "Left on", e => Held.Date(e.LeftOn), Day),
            new(Left, "Reason for leaving", e => Held.Number(e.LeavingReason), Label("leaving-reasons")),
        ];
    }

    private static string Plain(string held) => held;

    private static string Day(string held) => Format.Date(DateOnly.ParseExact(held, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Money(string pence) => Format.Money(long.Parse(pence, CultureInfo.InvariantCulture));

    private static string Hours(string minutes) => minutes == DontKnow ? "Don't know" : Halves(int.Parse(minutes, CultureInfo.InvariantCulture) / 30);

    private static string HalfDays(string halves) => halves == DontKnow ? "Don't know" : Halves(int.Parse(halves, CultureInfo.InvariantCulture));

    private static string Halves(int halves) => Format.Number(halves / 2m, halves % 2);

    private static string KnownYear(string year) => year == DontKnow ? "Don't know" : year;
}
