using System.Collections.Immutable;
using System.Text;
using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>REPEATTRAINING, the care workforce pathway, sick pay, pension, leave, sleep-ins and travel time.</summary>
internal sealed partial class WorkplaceRules
{
    private const int OtherReason = 10, LeastContribution = 3_00, MostContribution = 100_00;

    private static readonly Rule RepeatCode = IgnoreCode(REPEATTRAINING, "2420", "1 always, 2 very often, 3 not very often or 4 never");
    private static readonly Rule AwareCode = IgnoreCode(CWPAWARE, "2480", "a code from 1 to 4, or 999 don't know");
    private static readonly Rule UseCode = IgnoreCode(CWPUSE, "2490", "1 (then ;reasons), 2 or 999");
    private static readonly Rule UseReason = SetAside(CWPUSE, "reason", "2490", "CWPUSE holds a reason that its list does not have; that reason is set aside.", "Use reasons from 1 to 10, parted by semicolons.");
    private static readonly Rule UseTextLong = SetAside(CWPUSEDESC, "long", "2500", "CWPUSEDESC is longer than 120 characters and is set aside.", "Shorten it to 120 characters.");
    private static readonly Rule UseTextNotNeeded = SetAside(CWPUSEDESC, "not-needed", "2500", "CWPUSEDESC is set aside, since reason 10 (something else) is not among those in CWPUSE.", "Add ;10 to CWPUSE, or leave the text blank.");
    private static readonly Rule SickPayCode = IgnoreCode(SICKPAY, "2450", "0 no, 1 yes or unknown");
    private static readonly Rule PensionCode = IgnoreCode(PENSION, "2460", "0 no, 1 yes or unknown");
    private static readonly Rule ContributionNotNeeded = SetAside(ACTUALCONT, "not-needed", "2541", "ACTUALCONT is set aside, since PENSION is not 1.", "Leave it blank, or write 1 in PENSION.");
    private static readonly Rule ContributionRange = SetAside(ACTUALCONT, "range", "2540", "ACTUALCONT is not a percentage above 3 and up to 100; it is set aside.", "Write it as in 5 or 5.5.");
    private static readonly Rule OptOutCode = IgnoreCode(OPTOUTPEN, "2550", "1 yes, 2 no or 999 don't know");
    private static readonly Rule HolidayForm = SetAside(HOLIDAY, "form", "2470", "HOLIDAY is not a whole number of days and is set aside.", "Write the days of leave a year, such as 28.");
    private static readonly Rule SleepCode = IgnoreCode(SLEEPINS, "2560", "1 yes, 2 no or 999 don't know");
    private static readonly Rule SleepService = SetAside(SLEEPINS, "service", "2561", "SLEEPINS is set aside, since the main service is not asked about sleep-ins.", "Leave it blank, or correct MAINSERVICE.");
    private static readonly Rule SleepPayNotNeeded = SetAside(SLEEPINPAY, "not-needed", "2572", "SLEEPINPAY is set aside, since SLEEPINS is not 1.", "Leave it blank, or write 1 in SLEEPINS.");
    private static readonly Rule SleepPayCode = IgnoreCode(SLEEPINPAY, "2570", "1 hourly rate, 2 flat rate or 999 don't know");
    private static readonly Rule SleepPayService = SetAside(SLEEPINPAY, "service", "2571", "SLEEPINPAY is set aside, since the main service is not asked about sleep-ins.", "Leave it blank, or correct MAINSERVICE.");
    private static readonly Rule TravelCode = IgnoreCode(TRAVELTIME, "2580", "a code from 1 to 6, or 999 don't know");
    private static readonly Rule TravelService = SetAside(TRAVELTIME, "service", "2581", "TRAVELTIME is set aside, since the main service is not asked about travel time.", "Leave it blank, or correct MAINSERVICE.");
    private static readonly Rule RateNotNeeded = SetAside(TTDIFFRATE, "not-needed", "2592", "TTDIFFRATE is set aside, since TRAVELTIME is not 3 (a different rate).", "Leave it blank, or write 3 in TRAVELTIME.");
    private static readonly Rule RateRange = SetAside(TTDIFFRATE, "range", "2590", "TTDIFFRATE is not an amount from £2.50 to £200 and is set aside.", "Write pounds an hour, as in 12.21.");
    private static readonly Rule RateService = SetAside(TTDIFFRATE, "service", "2591", "TTDIFFRATE is set aside, since the main service is not asked about travel time.", "Leave it blank, or correct MAINSERVICE.");

    private void CheckPathway()
    {
        row.RepeatTraining = Code(REPEATTRAINING, RepeatCode);
        row.PathwayAwareness = Code(CWPAWARE, AwareCode, 999);
        var reasons = ImmutableArray.CreateBuilder<int>();
        var use = ListReader.Item(Cell(CWPUSE), 0);
        if (!use.IsEmpty && !(lists.YesNo.TryRead(use, out var code) && Uses(code)))
            Report(UseCode, CWPUSE);
        else if (row.PathwayUse.Is(1))
            ReadReasons(reasons);
        row.PathwayReasons = new(reasons.ToImmutable());
        if (Cell(CWPUSEDESC).IsEmpty)
            return;
        if (!reasons.Contains(OtherReason))
            Report(UseTextNotNeeded, CWPUSEDESC);
        else
            row.PathwayOtherReason = Text(CWPUSEDESC, UseTextLong);
    }

    private bool Uses(int code)
    {
        row.PathwayUse = code == 999 ? Answer.DontKnow(999) : Answer.Of(code);
        return true;
    }

    private void ReadReasons(ImmutableArray<int>.Builder reasons)
    {
        var first = true;
        foreach (var item in new ListReader(Cell(CWPUSE)))
        {
            if (!first && Checks.List((int)CWPUSE).TryRead(item, out var reason))
                reasons.Add(reason);
            else if (!first)
                Report(UseReason, CWPUSE);
            first = false;
        }
    }

    private void CheckBenefits()
    {
        row.SickPay = YesNoUnknown(SICKPAY, SickPayCode);
        row.Pension = YesNoUnknown(PENSION, PensionCode);
        if (!Cell(ACTUALCONT).IsEmpty)
        {
            if (!row.Pension.Is(1))
                Report(ContributionNotNeeded, ACTUALCONT);
            else if (!Numbers.TryRoundedHundredths(Cell(ACTUALCONT), out var hundredths) || hundredths is <= LeastContribution or > MostContribution)
                Report(ContributionRange, ACTUALCONT);
            else
                row.PensionBasisPoints = hundredths;
        }
        row.PensionOptOut = Code(OPTOUTPEN, OptOutCode, 999);
        if (!Cell(HOLIDAY).IsEmpty)
        {
            if (Numbers.TryWhole(Cell(HOLIDAY), out var days))
                row.LeaveDays = days;
            else
                Report(HolidayForm, HOLIDAY);
        }
    }

    private Answer YesNoUnknown(WorkplaceColumn column, Rule unknown) =>
        Ascii.EqualsIgnoreCase(Cell(column), "unknown"u8) ? Answer.DontKnow(999) : Code(column, unknown);

    private void CheckSleepIns()
    {
        var asked = !lists.EnglandsRegulator || row.MainService.Known is not { } service || lists.PayGroup(service) is 1 or 2;
        row.SleepIns = OfGroup(SLEEPINS, asked, SleepCode, SleepService);
        if (Cell(SLEEPINPAY).IsEmpty)
            return;
        if (asked && !row.SleepIns.Is(1))
            Report(SleepPayNotNeeded, SLEEPINPAY);
        else
            row.SleepInPay = OfGroup(SLEEPINPAY, asked, SleepPayCode, SleepPayService);
    }

    private void CheckTravel()
    {
        var asked = !lists.EnglandsRegulator || row.MainService.Known is not { } service || lists.PayGroup(service) == 1;
        row.TravelTime = OfGroup(TRAVELTIME, asked, TravelCode, TravelService);
        if (Cell(TTDIFFRATE).IsEmpty)
            return;
        if (!asked)
            Report(RateService, TTDIFFRATE);
        else if (row.TravelTime.Known is not { } travel || !Checks.List((int)TRAVELTIME).Says(travel, "takes_rate"))
            Report(RateNotNeeded, TTDIFFRATE);
        else if (!Numbers.TryHundredths(Cell(TTDIFFRATE), out var pence) || pence is < StaffPay.LeastHourly or > StaffPay.MostHourly)
            Report(RateRange, TTDIFFRATE);
        else
            row.TravelPence = pence;
    }

    private Answer OfGroup(WorkplaceColumn column, bool asked, Rule code, Rule service)
    {
        if (asked || Cell(column).IsEmpty)
            return Code(column, code, 999);
        Report(service, column);
        return Answer.Blank;
    }
}
