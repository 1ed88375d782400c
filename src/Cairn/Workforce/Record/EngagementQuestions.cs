using System.Globalization;
using Cairn.People;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What the record of a person's work answers, in the order in which it is read.</summary>
public static class EngagementQuestions
{
    private const string Work = "The work", Pay = "Hours and pay", Came = "Starting", Qualified = "Certificates and qualifications", About = "Personal details", Left = "Leaving";

    private const string DontKnow = "999";

    /// <param name="services">Names of the services by their records.</param>
    public static IReadOnlyList<Question<Engagement>> In(CountryLabels labels, IReadOnlyDictionary<Guid, string> services)
    {
        Func<string, string?> Label(string list) => code => labels[list, code];
        var yesNo = Label("yes_no_dont_know");
        return
        [
            new(Work, "Service", e => e.ServiceId.ToString(), id => services.GetValueOrDefault(Guid.Parse(id)) ?? "A service that is no longer held"),
            new(Work, "Main job role", e => e.Role, Label("job-roles")),
            new(Work, "Role described", e => e.RoleDescription, Plain),
            new(Work, "Contract", e => Held.Number(e.ContractType), Label("contract-types")),
            new(Work, "Zero-hours contract", e => Held.Number(e.ZeroHours), yesNo),
            new(Work, "Apprentice", e => Held.Number(e.Apprentice), yesNo),
            new(Work, "Carries out delegated healthcare", e => Held.Number(e.DelegatedHealthcare), yesNo),
            new(Work, "Kind of nurse", e => Held.Number(e.NurseCategory), Label("registered_nurse_category")),
            new(Work, "Approved mental health professional", e => Held.Number(e.ApprovedMentalHealth), yesNo),

            new(Pay, "Contracted hours a week", e => Held.Number(e.ContractedMinutes), Hours),
            new(Pay, "Average hours a week", e => Held.Number(e.AverageMinutes), Hours),
            new(Pay, "Paid by", e => Held.Number(e.PayInterval), Label("salary_interval")),
            new(Pay, "Pay a year", e => Held.Number(e.AnnualPay), Money),
            new(Pay, "Pay an hour", e => Held.Number(e.HourlyPay), Money),
            new(Pay, "Days off sick in 12 months", e => Held.Number(e.SickHalfDays), HalfDays),

            new(Came, "Started in this job", e => Held.Date(e.StartDate), Day),
            new(Came, "Started in social care", e => Held.Number(e.StartedInSector), KnownYear),
            new(Came, "Recruited from", e => Held.Number(e.RecruitedFrom), Label("recruitment_source")),
            new(Came, "Recruited from inside the UK", e => Held.Number(e.RecruitedInUk), RecruitedFrom),
            new(Came, "Health and Care visa", e => Held.Number(e.HealthAndCareVisa), yesNo),

            new(Qualified, "Care Certificate", e => Held.Number(e.CareCertificate), Label("care_certificate")),
            new(Qualified, "Level 2 Adult Social Care Certificate", e => Held.Number(e.Level2Certificate), Label("level2_care_certificate")),
            new(Qualified, "Year of that certificate", e => Held.Number(e.Level2CertificateYear), Plain),
            new(Qualified, "Social care qualification", e => Held.Number(e.SocialCareQualification), Label("qualification_held")),
            new(Qualified, "Its highest level", e => Held.Number(e.SocialCareLevel), Label("qualification_level")),
            new(Qualified, "Other qualification", e => Held.Number(e.OtherQualification), Label("qualification_held")),
            new(Qualified, "Its highest level (other)", e => Held.Number(e.OtherLevel), Label("qualification_level")),
            new(Qualified, "Care workforce pathway category", e => Held.Number(e.PathwayCategory), Label("care_workforce_pathway_role_category")),

            new(About, "Gender", e => Held.Number(e.Gender), Label("genders")),
            new(About, "Nationality", e => Held.Number(e.Nationality), Label("nationality")),
            new(About, "British citizenship", e => Held.Number(e.BritishCitizenship), yesNo),
            new(About, "Country of birth", e => Held.Number(e.CountryOfBirth), Label("country_of_birth")),
            new(About, "Year of arrival in the UK", e => Held.Number(e.YearOfEntry), Plain),
            new(About, "Home postcode", e => e.HomePostcode, Plain),
            new(About, "Date of birth", e => Held.Date(e.BirthDate), Day, Sensitive: true),
            new(About, "National Insurance number", e => e.NationalInsurance, Plain, Sensitive: true),
            new(About, "Ethnicity", e => Held.Number(e.Ethnicity), Label("ethnicity"), Sensitive: true),
            new(About, "Disability", e => Held.Number(e.Disabled), Label("disabled"), Sensitive: true),

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

    private static string RecruitedFrom(string code) => code switch { "1" => "No, from outside", "2" => "Yes", DontKnow => "Don't know", _ => code };
}
