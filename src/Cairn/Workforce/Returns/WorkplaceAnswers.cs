using System.Globalization;
using Cairn.Engine.Returns;
using FileAnswer = Cairn.Engine.Returns.Answer;

namespace Cairn.Workforce;

/// <summary>One column of the workplace file.</summary>
/// <param name="Get">As the format writes it, without the marks that keep spreadsheets from taking text for a formula.</param>
/// <param name="Copy">Takes the answer over from one row to another; columns that make one answer go together.</param>
public sealed record WorkplaceAnswer(string Column, Func<WorkplaceRow, string?> Get, Action<WorkplaceRow, WorkplaceRow> Copy);

/// <summary>The workplace file's columns and the row's members, side by side.</summary>
public static class WorkplaceAnswers
{
    public static readonly IReadOnlyList<WorkplaceAnswer> All =
    [
        new("ESTNAME", r => r.Name, (to, of) => to.Name = of.Name),
        new("ADDRESS1", r => r.Address1, (to, of) => to.Address1 = of.Address1),
        new("ADDRESS2", r => r.Address2, (to, of) => to.Address2 = of.Address2),
        new("ADDRESS3", r => r.Address3, (to, of) => to.Address3 = of.Address3),
        new("POSTTOWN", r => r.Town, (to, of) => to.Town = of.Town),
        new("POSTCODE", r => r.Postcode, (to, of) => to.Postcode = of.Postcode),
        new("ESTTYPE", r => Code(r.EmployerType), (to, of) => to.EmployerType = of.EmployerType),
        new("OTHERTYPE", r => r.OtherEmployerType, (to, of) => to.OtherEmployerType = of.OtherEmployerType),
        new("PERMCQC", r => Code(r.ShareWithCqc), (to, of) => to.ShareWithCqc = of.ShareWithCqc),
        new("PERMLA", r => Code(r.ShareWithLocalAuthorities), (to, of) => to.ShareWithLocalAuthorities = of.ShareWithLocalAuthorities),
        new("REGTYPE", r => Code(r.Regulation), (to, of) => to.Regulation = of.Regulation),
        new("PROVNUM", r => r.ProviderId, (to, of) => to.ProviderId = of.ProviderId),
        new("LOCATIONID", r => r.LocationId, (to, of) => to.LocationId = of.LocationId),
        new("MAINSERVICE", r => Code(r.MainService), (to, of) => to.MainService = of.MainService),
        new("ALLSERVICES", r => List(r.Services.Select(s => (int?)s.Service).Concat(r.NoOtherServices ? [0] : Array.Empty<int?>())), Services),
        new("CAPACITY", r => List(r.Services.Select(s => s.Capacity)), Services),
        new("UTILISATION", r => List(r.Services.Select(s => s.Utilisation)), Services),
        new("SERVICEDESC", r => Texts(r.Services.Select(s => s.Description)), Services),
        new("SERVICEUSERS", r => List(r.Serves.Select(s => (int?)s.Group)), (to, of) => to.Serves = of.Serves),
        new("OTHERUSERDESC", r => Texts(r.Serves.Select(s => s.Description)), (to, of) => to.Serves = of.Serves),
        new("DHA", r => Code(r.DelegatedHealthcare), (to, of) => to.DelegatedHealthcare = of.DelegatedHealthcare),
        new("DHAACTIVITIES", r => r.DelegatedActivitiesUnknown ? "999" : List(r.DelegatedActivities.Select(a => (int?)a)),
            (to, of) => (to.DelegatedActivities, to.DelegatedActivitiesUnknown) = (of.DelegatedActivities, of.DelegatedActivitiesUnknown)),
        new("TOTALPERMTEMP", r => Whole(r.TotalStaff), (to, of) => to.TotalStaff = of.TotalStaff),
        new("ALLJOBROLES", r => List(r.Roles.Select(c => (int?)c.Role)), Roles),
        new("STARTERS", r => Counts(r.Starters, r.Roles.Select(c => c.Starters)), Roles),
        new("LEAVERS", r => Counts(r.Leavers, r.Roles.Select(c => c.Leavers)), Roles),
        new("VACANCIES", r => Counts(r.Vacancies, r.Roles.Select(c => c.Vacancies)), Roles),
        new("REASONS", r => List(r.LeavingReasons.Select(l => (int?)l.Reason)), (to, of) => to.LeavingReasons = of.LeavingReasons),
        new("REASONNOS", r => List(r.LeavingReasons.Select(l => (int?)l.Leavers)), (to, of) => to.LeavingReasons = of.LeavingReasons),
        new("REPEATTRAINING", r => Code(r.RepeatTraining), (to, of) => to.RepeatTraining = of.RepeatTraining),
        new("CWPAWARE", r => Code(r.PathwayAwareness), (to, of) => to.PathwayAwareness = of.PathwayAwareness),
        new("CWPUSE", r => r.PathwayUse.IsBlank ? "" : List([r.PathwayUse.Value, .. r.PathwayReasons.Select(p => (int?)p)]), (to, of) => (to.PathwayUse, to.PathwayReasons) = (of.PathwayUse, of.PathwayReasons)),
        new("CWPUSEDESC", r => r.PathwayOtherReason, (to, of) => to.PathwayOtherReason = of.PathwayOtherReason),
        new("SICKPAY", r => Unknown(r.SickPay), (to, of) => to.SickPay = of.SickPay),
        new("PENSION", r => Unknown(r.Pension), (to, of) => to.Pension = of.Pension),
        new("ACTUALCONT", r => Hundredths(r.PensionBasisPoints), (to, of) => to.PensionBasisPoints = of.PensionBasisPoints),
        new("OPTOUTPEN", r => Code(r.PensionOptOut), (to, of) => to.PensionOptOut = of.PensionOptOut),
        new("HOLIDAY", r => Whole(r.LeaveDays), (to, of) => to.LeaveDays = of.LeaveDays),
        new("SLEEPINS", r => Code(r.SleepIns), (to, of) => to.SleepIns = of.SleepIns),
        new("SLEEPINPAY", r => Code(r.SleepInPay), (to, of) => to.SleepInPay = of.SleepInPay),
        new("TRAVELTIME", r => Code(r.TravelTime), (to, of) => to.TravelTime = of.TravelTime),
        new("TTDIFFRATE", r => r.TravelPence is { } pence ? (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null, (to, of) => to.TravelPence = of.TravelPence),
    ];

    private static void Services(WorkplaceRow to, WorkplaceRow of) => (to.Services, to.NoOtherServices) = (of.Services, of.NoOtherServices);

    private static void Roles(WorkplaceRow to, WorkplaceRow of) => (to.Roles, to.Starters, to.Leavers, to.Vacancies) = (of.Roles, of.Starters, of.Leavers, of.Vacancies);

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Code(FileAnswer answer) => answer.IsBlank ? null : Whole(answer.Value);

    private static string? Unknown(FileAnswer answer) => answer.State == AnswerState.DontKnow ? "unknown" : Code(answer);

    private static string? Hundredths(int? number) => number is { } n ? (n / 100m).ToString("0.##", CultureInfo.InvariantCulture) : null;

    private static string Texts(IEnumerable<string?> texts) => string.Join(';', texts);

    private static string List(IEnumerable<int?> items) => string.Join(';', items.Select(i => Whole(i)));

    private static string Counts(CountsState state, IEnumerable<int?> counts) => state switch
    {
        CountsState.None => "0", CountsState.DontKnow => "999", CountsState.ByRole => List(counts), _ => "",
    };
}
