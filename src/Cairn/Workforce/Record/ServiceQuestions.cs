using System.Text.Json;
using Cairn.People;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What the record of a service answers, in the order in which it is read.</summary>
public static class ServiceQuestions
{
    private const string What = "What it is", Where = "Where it is", Size = "Size and use", Registered = "Registration", Care = "Services and people", Terms = "Terms of work", Leaving = "Leaving";

    /// <summary>The return's other columns: their group, words and the list that their codes are of.</summary>
    private static readonly (string Column, string Group, string Label, string? List)[] Columns =
    [
        ("OTHERTYPE", What, "Employer type, described", null),
        ("ALLSERVICES", Care, "All services", "services"),
        ("SERVICEDESC", Care, "Services, described", null),
        ("CAPACITY", Size, "Places, service by service", null),
        ("UTILISATION", Size, "In use, service by service", null),
        ("SERVICEUSERS", Care, "Who is served", "service_users"),
        ("OTHERUSERDESC", Care, "Who is served, described", null),
        ("DHA", Care, "Staff carry out delegated healthcare", "yes_no_dont_know"),
        ("DHAACTIVITIES", Care, "Which delegated healthcare", "delegated_healthcare_activity"),
        ("PERMCQC", Registered, "Data shared with the Care Quality Commission", "share_permission"),
        ("PERMLA", Registered, "Data shared with local authorities", "share_permission"),
        ("REASONS", Leaving, "Reasons for leaving", "leaving-reasons"),
        ("REASONNOS", Leaving, "Leavers for each reason", null),
        ("REPEATTRAINING", Terms, "New starters repeat training", "repeat_training"),
        ("CWPAWARE", Terms, "Knows the care workforce pathway", "care_workforce_pathway_awareness"),
        ("CWPUSE", Terms, "Uses the pathway", null),
        ("CWPUSEDESC", Terms, "Its use of the pathway, described", null),
        ("SICKPAY", Terms, "Pays more than statutory sick pay", "sick_pay_pension"),
        ("PENSION", Terms, "Pays more than the minimum pension", "sick_pay_pension"),
        ("ACTUALCONT", Terms, "Pension contribution, per cent", null),
        ("OPTOUTPEN", Terms, "Staff opt out of the pension", "yes_no_dont_know"),
        ("HOLIDAY", Terms, "Days of leave for a full-time care worker", null),
        ("SLEEPINS", Terms, "Offers sleep-ins", "yes_no_dont_know"),
        ("SLEEPINPAY", Terms, "How sleep-ins are paid", "sleep_in_pay"),
        ("TRAVELTIME", Terms, "How travel time is paid", "travel_time_pay"),
        ("TTDIFFRATE", Terms, "Rate for travel time, £ an hour", null),
    ];

    /// <param name="versions">Those that will be asked.</param>
    public static IReadOnlyList<Question<Service>> In(CountryLabels labels, IReadOnlyList<Service> versions)
    {
        Func<string, string?> Label(string list) => code => labels[list, code];
        var others = versions.ToDictionary(v => v.Id, v => JsonSerializer.Deserialize<Dictionary<string, string>>(v.Answers)!);
        string? Other(Service service, string column) => others[service.Id].GetValueOrDefault(column) is { Length: > 0 } held ? held : null;
        var told = Columns.Select(c => c.Column).ToHashSet(StringComparer.Ordinal);
        return
        [
            new(What, "Name", s => s.Name, Plain),
            new(What, "Your reference", s => s.Reference, Plain),
            new(What, "Main service", s => s.MainService, Label("services")),
            new(What, "Sub-sector", s => s.SubSector, Label("sub-sectors")),
            new(What, "Employer type", s => s.EmployerType, code => labels.Find("employer-types", code) ?? labels["establishment-types", code]),
            new(Where, "Address", Address, Plain),
            new(Where, "Postcode", s => s.Postcode, Plain),
            new(Where, "Council area", s => s.Area, Label("areas")),
            new(Registered, "Regulated", s => s.Regulated switch { true => "Yes", false => "No", null => null }, Plain),
            new(Registered, "Provider's registration number", s => s.ProviderNumber, Plain),
            new(Registered, "Service's registration number", s => s.LocationNumber, Plain),
            new(Size, "Places in the main service", s => Held.Number(s.Capacity), Plain),
            new(Size, "In use, or people served", s => Held.Number(s.Utilisation), Plain),
            new(Size, "Staff, as stated", s => Held.Number(s.StaffStated), Plain),
            .. Columns.Select(c => new Question<Service>(c.Group, c.Label, s => Other(s, c.Column), held => Many(held, c.List is null ? Plain : Label(c.List)))),
            // A column that this program does not know yet is shown under its own name rather than lost.
            .. others.Values.SelectMany(o => o.Keys).Distinct().Except(told).Order(StringComparer.Ordinal)
                .Select(column => new Question<Service>("Other answers", column, s => Other(s, column), Plain)),
        ];
    }

    private static string? Plain(string held) => held;

    private static string Many(string held, Func<string, string?> one) => string.Join("; ", held.Split(';').Select(code => code == "" ? "–" : one(code.Trim())));

    private static string? Address(Service s)
    {
        var lines = new[] { s.Address1, s.Address2, s.Address3, s.Town }.Where(l => !string.IsNullOrEmpty(l)).ToList();
        return lines.Count == 0 ? null : string.Join(", ", lines);
    }
}
