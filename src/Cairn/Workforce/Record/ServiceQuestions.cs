using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>What the record of a service answers, in the order in which it is read.</summary>
public static class ServiceQuestions
{
    private const string What = "What it is", Where = "Where it is", Registered = "Registration and sharing", Size = "Size and use", Care = "Services and people", Terms = "Terms of work";

    /// <summary>The heading of what is kept with the posts.</summary>
    public const string Leaving = "Why people left";

    private const string YesNoList = "yes_no_dont_know", Share = "share_permission";

    /// <summary>The parts in which answers are given, each a page of its own, by the heading that they stand under.</summary>
    public static readonly IReadOnlyDictionary<string, string> Sections = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["what"] = What, ["where"] = Where, ["registration"] = Registered, ["size"] = Size, ["services"] = Care, ["terms"] = Terms,
    };

    /// <summary>The questions that a country asks, in their order.</summary>
    /// <param name="held">The version whose answers will be looked at.</param>
    public static IReadOnlyList<Question<Service>> Asked(CountryLabels words, Service? held = null) =>
        [.. All(words, held is null ? [] : [held], asked: true).Concat(PostQuestions.All).Where(q => q.Ask is not null && words.Asks(CountryLabels.ServiceQuestions, q.Ask.Name))];

    /// <summary>What a reader sees: what the country asks, and what is held beside.</summary>
    /// <param name="versions">Those that will be looked at, the newest last.</param>
    public static IReadOnlyList<Question<Service>> In(CountryLabels words, IReadOnlyList<Service> versions) =>
        [.. All(words, versions, asked: false).Where(q => (q.Ask is not null && words.Asks(CountryLabels.ServiceQuestions, q.Ask.Name)) || versions.Any(v => q.Held(v) is not null))];

    /// <param name="asked">The address is read as one and asked for line by line; so the numbers that follow from another answer where that is asked.</param>
    private static IReadOnlyList<Question<Service>> All(CountryLabels labels, IReadOnlyList<Service> versions, bool asked)
    {
        Func<string, string?> Label(string list) => code => labels[list, code];
        // What came by file and has no member of its own lies in the row that the file had.
        var rows = versions.ToDictionary(v => v.Id, v => ServiceAnswers.ToRow(v, RowStatus.Unknown));
        Question<Service> Row(string group, string label, Func<WorkplaceRow, string?> held, Func<string, string?>? show, Ask? ask) =>
            new(group, label, s => held(rows[s.Id]) is { Length: > 0 } text ? text : null, show ?? Plain, Ask: ask);
        string Service(int code) => labels["services", Code(code)]!;
        var yesNo = Label(YesNoList);
        var like = labels.Regulator(DateOnly.MaxValue);
        string? Number(string column, string otherwise) => like is null ? null : labels.Fact("regulators", like.Code, column) is { } number ? $"{like.Label}: written as in {number}." : otherwise;
        // Where all services are asked for, each has its own places.
        var listed = labels.Asks(CountryLabels.ServiceQuestions, "allServices");

        return
        [
            new(What, "Name", s => s.Name, Plain, Ask: Ask.Text("name", "ESTNAME", first: true)),
            new(What, "Your reference", s => s.Reference, Plain),
            new(What, "Main service", s => s.MainService, Label("services"), Ask: Ask.One("mainService", "MAINSERVICE", "services", first: true)),
            new(What, "Sub-sector", s => s.SubSector, Label("sub-sectors")),
            new(What, "Employer type", s => s.EmployerType, Label("employer-types"), Ask: Ask.One("employerType", "ESTTYPE", "employer-types", first: true)),
            Row(What, "Employer type, described", r => r.OtherEmployerType, null, Ask.Text("employerDescription", "OTHERTYPE", "Only for the type that the list calls “other”.")),
            .. asked ? AddressLines : [new(Where, "Address", Address, Plain, Ask: AddressLines[0].Ask)],
            new(Where, "Postcode", s => s.Postcode, Plain, Ask: Ask.Text("postcode", "POSTCODE", first: true)),
            new(Where, "Council area", s => s.Area, Label("areas"), Ask: Ask.One("area", "AREA", "areas", first: true)),
            new(Registered, "Regulated", s => s.Regulated switch { true => "Yes", false => "No", null => null }, Plain, Ask: Ask.One("regulated", "REGTYPE", "reg_type", first: true) with { Flag = ("2", "0") }),
            new(Registered, "Provider's registration number", s => s.ProviderNumber, Plain, Ask: Ask.Text("providerNumber", "PROVNUM", Number("provider-number", "Care Quality Commission: written as in 1-123456789. Only for a regulated service."), first: true)),
            new(Registered, "Service's registration number", s => s.LocationNumber, Plain, Ask: Ask.Text("locationNumber", "LOCATIONID", Number("service-number", "Its location id, written as in 1-123456789. Only for a regulated service."), first: true)),
            Row(Registered, "Shared with the Care Quality Commission", r => Code(r.ShareWithCqc), Label(Share), Ask.One("shareWithCqc", "PERMCQC", Share)),
            Row(Registered, "Shared with local authorities", r => Code(r.ShareWithLocalAuthorities), Label(Share), Ask.One("shareWithCouncils", "PERMLA", Share)),
            new(Size, "Places in the main service", s => Held.Number(s.Capacity), Plain, Ask: listed ? null : Ask.Number("places", "CAPACITY", hint: "Only for a service that has places, such as a care home.")),
            new(Size, "In use, or people served", s => Held.Number(s.Utilisation), Plain, Ask: listed ? null : Ask.Number("inUse", "UTILISATION")),
            new(Size, asked ? "Number of staff" : "Staff, as stated", s => Held.Number(s.StaffStated), Plain, Ask: Ask.Number("staffStated", "TOTALPERMTEMP", hint: "Permanent and temporary together.", first: true)),
            Row(Care, "All services", r => List(r.Services.Select(s => Joined(Service(s.Service), s.Description, Places(s))).Append(r.NoOtherServices ? "no other service" : null)), null,
                Ask.Rows("allServices", "The main service is one of them. Places and use are asked of services that have them: beds, places, people.",
                    new("service", "ALLSERVICES", "Service", Control.Choice, "services", new Choice("0", "No other service")), new("places", "CAPACITY", "Places", Control.Number),
                    new("inUse", "UTILISATION", "In use, or served", Control.Number), new("description", "SERVICEDESC", "If “other”, what", Control.Text))),
            Row(Care, "Who is served", r => List(r.Serves.Select(s => Joined(labels["service_users", Code(s.Group)]!, s.Description))), null,
                Ask.Many("serves", "SERVICEUSERS", "service-users", described: "OTHERUSERDESC")),
            Row(Care, "Staff carry out delegated healthcare", r => Code(r.DelegatedHealthcare), yesNo, Ask.One("delegatedHealthcare", "DHA", YesNoList)),
            Row(Care, "Which delegated healthcare", r => r.DelegatedActivitiesUnknown ? "Don't know" : List(r.DelegatedActivities.Select(a => labels["delegated_healthcare_activity", Code(a)]!)), null,
                Ask.Many("delegatedActivities", "DHAACTIVITIES", "delegated_healthcare_activity", hint: "Only where staff carry it out.", also: new Choice("999", "Don't know"))),
            Row(Leaving, "Leavers by reason", r => List(r.LeavingReasons.Select(l => $"{labels["leaving-reasons", Code(l.Reason)]}: {Code(l.Leavers)}")), null, null),
            Row(Terms, "New starters repeat training", r => Code(r.RepeatTraining), Label("repeat_training"), Ask.One("repeatTraining", "REPEATTRAINING", "repeat_training")),
            Row(Terms, "Knows the care workforce pathway", r => Code(r.PathwayAwareness), Label("care_workforce_pathway_awareness"), Ask.One("pathwayAwareness", "CWPAWARE", "care_workforce_pathway_awareness")),
            Row(Terms, "Uses the pathway", r => Code(r.PathwayUse), yesNo, Ask.One("pathwayUse", "CWPUSE", YesNoList, part: 0)),
            Row(Terms, "What for", r => List(r.PathwayReasons.Select(p => labels["care_workforce_pathway_use_reason", Code(p)]!).Append(r.PathwayOtherReason)), null,
                Ask.Many("pathwayReasons", "CWPUSE", "care_workforce_pathway_use_reason", part: 1, hint: "Only where it is used.")),
            .. asked ? new[] { Row(Terms, "Something else: what for", r => r.PathwayOtherReason, null, Ask.Text("pathwayOtherReason", "CWPUSEDESC")) } : [],
            Row(Terms, "More than statutory sick pay", r => YesNo(r.SickPay), null, Ask.One("sickPay", "SICKPAY", "sick_pay_pension")),
            Row(Terms, "More than the least pension", r => YesNo(r.Pension), null, Ask.One("pension", "PENSION", "sick_pay_pension")),
            Row(Terms, "Pension contribution", r => r.PensionBasisPoints is { } points ? Format.Percent(points / 100m, 2) : null, null, Ask.Number("pensionContribution", "ACTUALCONT", hint: "Only where it is more than the least. Such as 5.5.", after: "%")),
            Row(Terms, "Staff opt out of the pension", r => Code(r.PensionOptOut), yesNo, Ask.One("pensionOptOut", "OPTOUTPEN", YesNoList)),
            Row(Terms, "Days of leave a year", r => Held.Number(r.LeaveDays), null, Ask.Number("leaveDays", "HOLIDAY", hint: "Of a full-time care worker.", after: "days")),
            Row(Terms, "Offers sleep-ins", r => Code(r.SleepIns), yesNo, Ask.One("sleepIns", "SLEEPINS", YesNoList)),
            Row(Terms, "How sleep-ins are paid", r => Code(r.SleepInPay), Label("sleep_in_pay"), Ask.One("sleepInPay", "SLEEPINPAY", "sleep_in_pay", hint: "Only where there are sleep-ins.")),
            Row(Terms, "How travel time is paid", r => Code(r.TravelTime), Label("travel_time_pay"), Ask.One("travelTime", "TRAVELTIME", "travel_time_pay")),
            Row(Terms, "Rate for travel time, an hour", r => r.TravelPence is { } pence ? Format.Money(pence) : null, null, Ask.Number("travelRate", "TTDIFFRATE", hint: "Only where travel has a rate of its own.", before: "£", after: "an hour")),
        ];
    }

    private static readonly Question<Service>[] AddressLines =
    [
        new(Where, "Address line 1", s => s.Address1, Plain, Ask: Ask.Text("address1", "ADDRESS1", first: true)),
        new(Where, "Address line 2", s => s.Address2, Plain, Ask: Ask.Text("address2", "ADDRESS2")),
        new(Where, "Address line 3", s => s.Address3, Plain, Ask: Ask.Text("address3", "ADDRESS3")),
        new(Where, "Town", s => s.Town, Plain, Ask: Ask.Text("town", "POSTTOWN", first: true)),
    ];

    private static string Plain(string held) => held;

    private static string Code(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static string? Code(Answer answer) => answer.IsBlank ? null : Code(answer.Value);

    private static string? YesNo(Answer answer) => answer switch { { IsBlank: true } => null, { Known: { } known } => known == 1 ? "Yes" : "No", _ => "Don't know" };

    private static string? Places(ServiceLine line) => (line.Capacity, line.Utilisation) switch
    {
        (null, null) => null,
        ({ } places, null) => $"{places} places",
        (null, { } used) => $"{used} in use or served",
        ({ } places, { } used) => $"{places} places, {used} in use",
    };

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));

    private static string List(IEnumerable<string?> items) => string.Join("; ", items.Where(i => !string.IsNullOrEmpty(i)));

    private static string? Address(Service s) => Joined(s.Address1, s.Address2, s.Address3, s.Town) is { Length: > 0 } address ? address : null;
}
