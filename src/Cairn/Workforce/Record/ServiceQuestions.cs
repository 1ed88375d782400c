using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What the record of a service answers, in the order in which it is read.</summary>
public static class ServiceQuestions
{
    private const string What = "What it is", Where = "Where it is", Registered = "Registration and sharing", Size = "Size and use", Care = "Services and people", Terms = "Terms of work", Leaving = "Why people left";

    /// <param name="versions">Those that will be asked.</param>
    public static IReadOnlyList<Question<Service>> In(CountryLabels labels, IReadOnlyList<Service> versions)
    {
        Func<string, string?> Label(string list) => code => labels[list, code];
        // What came by file and has no member of its own lies in the row that the file had.
        var rows = versions.ToDictionary(v => v.Id, v => ServiceAnswers.ToRow(v, RowStatus.Unknown));
        Question<Service> Row(string group, string label, Func<WorkplaceRow, string?> held, Func<string, string?>? show = null) =>
            new(group, label, s => held(rows[s.Id]) is { Length: > 0 } text ? text : null, show ?? Plain);
        string Service(int code) => labels["services", Code(code)]!;
        var yesNo = Label("yes_no_dont_know");

        return
        [
            new(What, "Name", s => s.Name, Plain),
            new(What, "Your reference", s => s.Reference, Plain),
            new(What, "Main service", s => s.MainService, Label("services")),
            new(What, "Sub-sector", s => s.SubSector, Label("sub-sectors")),
            new(What, "Employer type", s => s.EmployerType, Label("employer-types")),
            Row(What, "Employer type, described", r => r.OtherEmployerType),
            new(Where, "Address", Address, Plain),
            new(Where, "Postcode", s => s.Postcode, Plain),
            new(Where, "Council area", s => s.Area, Label("areas")),
            new(Registered, "Regulated", s => s.Regulated switch { true => "Yes", false => "No", null => null }, Plain),
            new(Registered, "Provider's registration number", s => s.ProviderNumber, Plain),
            new(Registered, "Service's registration number", s => s.LocationNumber, Plain),
            Row(Registered, "Shared with the Care Quality Commission", r => Code(r.ShareWithCqc), Label("share_permission")),
            Row(Registered, "Shared with local authorities", r => Code(r.ShareWithLocalAuthorities), Label("share_permission")),
            new(Size, "Places in the main service", s => Held.Number(s.Capacity), Plain),
            new(Size, "In use, or people served", s => Held.Number(s.Utilisation), Plain),
            new(Size, "Staff, as stated", s => Held.Number(s.StaffStated), Plain),
            Row(Care, "All services", r => List(r.Services.Select(s => Joined(Service(s.Service), s.Description, Places(s))))),
            Row(Care, "Who is served", r => List(r.Serves.Select(s => Joined(labels["service_users", Code(s.Group)]!, s.Description)))),
            Row(Care, "Staff carry out delegated healthcare", r => Code(r.DelegatedHealthcare), yesNo),
            Row(Care, "Which delegated healthcare", r => r.DelegatedActivitiesUnknown ? "Don't know" : List(r.DelegatedActivities.Select(a => labels["delegated_healthcare_activity", Code(a)]!))),
            Row(Leaving, "Leavers by reason", r => List(r.LeavingReasons.Select(l => $"{labels["leaving-reasons", Code(l.Reason)]}: {Code(l.Leavers)}"))),
            Row(Terms, "New starters repeat training", r => Code(r.RepeatTraining), Label("repeat_training")),
            Row(Terms, "Knows the care workforce pathway", r => Code(r.PathwayAwareness), Label("care_workforce_pathway_awareness")),
            Row(Terms, "Uses the pathway", r => Code(r.PathwayUse), yesNo),
            Row(Terms, "What for", r => List(r.PathwayReasons.Select(p => labels["care_workforce_pathway_use_reason", Code(p)]!).Append(r.PathwayOtherReason))),
            Row(Terms, "More than statutory sick pay", r => YesNo(r.SickPay)),
            Row(Terms, "More than the least pension", r => YesNo(r.Pension)),
            Row(Terms, "Pension contribution", r => r.PensionBasisPoints is { } points ? Format.Percent(points / 100m, 2) : null),
            Row(Terms, "Staff opt out of the pension", r => Code(r.PensionOptOut), yesNo),
            Row(Terms, "Days of leave a year", r => Held.Number(r.LeaveDays)),
            Row(Terms, "Offers sleep-ins", r => Code(r.SleepIns), yesNo),
            Row(Terms, "How sleep-ins are paid", r => Code(r.SleepInPay), Label("sleep_in_pay")),
            Row(Terms, "How travel time is paid", r => Code(r.TravelTime), Label("travel_time_pay")),
            Row(Terms, "Rate for travel time, an hour", r => r.TravelPence is { } pence ? Format.Money(pence) : null),
        ];
    }

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
