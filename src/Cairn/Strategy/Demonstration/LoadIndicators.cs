using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>The demonstration plan's indicators: forty that are live, one whose values are entered, one of a published series, one that waits (S5).</summary>
internal static class LoadIndicators
{
    /// <param name="Of">Key of the plan's element that it shows.</param>
    /// <param name="Measure">"measure/definition".</param>
    /// <param name="Target">By the end of the year after the plan's third; null: none is set.</param>
    private sealed record One(string Of, string Title, string Measure, bool Up, decimal Margin = 0, decimal? Target = null, string Cut = "");

    private static readonly One[] live =
    [
        new("learn", "People on the register", "registrants/people", true, 100), new("learn", "Registrations on the register", "registrants/registrations", true, 100),
        new("learn", "Newly registered", "newly-registered/in-year", true, 50), new("learn", "Registered with the regulator", "registered-share/people", true, 0.5m, 63),
        new("learn", "Registered, of those who must be", "registered-share/of-required", true, 0.5m, 98), new("learn", "Registered with any body", "registered-share/any-body", true, 0.5m),
        new("learn", "Registered in time", "registered-in-time/of-known", true, 1, 95), new("learn", "Days from application to admission", "days-to-register/median", false, 2),
        new("learn", "Registered on condition", "on-condition/of-registrations", false, 0.5m, 20), new("learn", "On condition, and past their day", "on-condition/overdue", false, 0.5m, 1),
        new("learn", "Renewals complete", "renewals-complete/of-registrations", true, 0.5m, 97), new("learn", "Qualified", "qualification-share/any", true, 1, 70),
        new("learn", "Qualified, in care homes for adults", "qualification-share/any", true, 1, null, "sub-sector=care-homes-adults"), new("learn", "Training in date", "training-in-date/of-held", true, 1, 95),
        new("learn", "Training in date, of everybody", "training-in-date/of-everybody", true, 1), new("learn", "Spent on training", "training-spend/of-staff-cost", true, 0.1m, 3),
        new("stay", "Turnover", "turnover/of-employees", false, 1, 20), new("stay", "Turnover, of everybody", "turnover/of-everybody", false, 1), new("stay", "Turnover of the voluntary sector", "turnover/of-employees", false, 1, null, "sector=voluntary"),
        new("stay", "Stability", "stability/same-post", true, 1, 82), new("stay", "Years in the post", "time-in-role/median", true), new("stay", "Leave the sector altogether", "sector-leavers/of-known", false, 1),
        new("stay", "Vacancy rate", "vacancy-rate/of-workforce", false, 0.5m, 5), new("stay", "Services with a vacancy", "services-with-vacancy/any", false, 1), new("stay", "Days off sick", "sickness/mean", false, 0.5m),
        new("stay", "On a zero-hours contract", "zero-hours-share/of-known", false, 0.5m), new("stay", "On a permanent contract", "permanent-share/of-known", true, 0.5m), new("stay", "Through an agency", "agency-share/of-people", false, 0.5m),
        new("stay", "Agency or bank", "agency-share/agency-and-bank", false, 0.5m), new("stay", "Cost of agencies", "agency-cost/of-staff-cost", false, 0.2m), new("stay", "Pay by the hour", "pay/median", true, 0.1m, 13.5m),
        new("stay", "Paid below the Real Living Wage", "below-rlw/in-force", false, 0.5m, 5), new("stay", "Paid below the law’s minimum", "below-minimum/by-age", false, 0), new("stay", "Low own pay for their hours", "low-own-pay/median-60", false, 0.5m),
        new("know", "People in post", "headcount/people", true, 500), new("know", "Posts filled", "headcount/posts-filled", true, 500), new("know", "Whole-time equivalents", "wte/contracted-hours", true, 500),
        new("know", "Started in the year", "starters/stated", true, 100), new("know", "Left in the year", "leavers/stated", false, 100), new("know", "Workforce as a share of cost", "workforce-cost-share/with-agency", true, 0.5m),
    ];

    /// <summary>By key of an action what it is to move.</summary>
    private static readonly (string Action, string Measure)[] moves =
    [
        ("induction", "turnover/of-employees"), ("mentors", "turnover/of-employees"), ("mentors", "stability/same-post"), ("reward", "pay/median"), ("reward", "below-rlw/in-force"), ("register", "registrants/people"),
        ("register", "registered-in-time/of-known"), ("places", "qualification-share/any"), ("assessors", "on-condition/of-registrations"), ("managers", "sickness/mean"),
    ];

    /// <summary>The same in every demonstration.</summary>
    private static Guid Of(int number) => new(0x5DE30000, 1, 0, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)(number & 0xFF));

    /// <summary>Inside the change that loads the demonstration, after the plan.</summary>
    public static async Task Into(Db db, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var forum = LoadPlan.Forum;
        var plan = await db.Set<Plan>().FirstAsync(p => p.Id == LoadPlan.Plan, stop);
        var library = Packs.Load(Packs.Beside).Measures;
        var today = db.Store.Clock.Today;
        var baseline = new DateOnly(today.Year - 1, 12, 31);
        var (place, links) = (0, 0);
        IndicatorVersion Add(string of, string title, BoundTo bound, string unit, bool up, decimal margin)
        {
            var indicator = new Indicator
            {
                Id = Of(++place), OrganisationId = forum, PlanId = plan.Id, Place = place, Owner = "head of evidence", ShownFrom = plan.From < today ? plan.From : today,
                ElementId = LoadPlan.ElementOf(of),
            };
            var version = new IndicatorVersion
            {
                Id = Of(1_000 + place), OrganisationId = forum, IndicatorId = indicator.Id, Number = 1, From = plan.From < baseline ? plan.From : baseline, Title = title, Definition = $"{title}, as the library defines it.",
                Justification = "The forum agreed it with the plan.", Use = "The forum looks at it each quarter.", Verification = "The measure’s own page, under every definition.", Unit = unit, Direction = up ? Wanted.Up : Wanted.Down, Margin = margin,
                Against = Against.Baseline, Frequency = Frequency.Quarter, BaselineDay = baseline, Bound = bound, Recorded = db.Store.Clock.Now, RecordedBy = Guid.Empty,
            };
            db.Add(indicator);
            db.Add(version);
            return version;
        }
        foreach (var one in live)
        {
            var (measure, definition) = (library[one.Measure.Split('/')[0]], one.Measure.Split('/')[1]);
            var version = Add(one.Of, one.Title, BoundTo.Measure, measure.Unit, one.Up, one.Margin);
            (version.Measure, version.MeasureDefinition, version.Country, version.Cut, version.Decimals) = (measure.Id, definition, "scotland", one.Cut, measure.Decimals);
            version.Definition = measure.Definitions.First(d => d.Id == definition).Words;
            if (one.Target is { } target)
                db.Add(new IndicatorTarget { Id = Of(2_000 + place), OrganisationId = forum, IndicatorId = version.IndicatorId, VersionId = version.Id, Day = new(today.Year + 3, 12, 31), Value = target });
        }
        foreach (var (action, measure) in moves)
            db.Add(new ActionIndicator { Id = Of(4_000 + ++links), OrganisationId = forum, ActionId = LoadPlan.ActionOf(action), IndicatorId = Of(Array.FindIndex(live, l => l.Measure == measure) + 1) });
        Mentors(db, Add("stay", "Mentors trained", BoundTo.Typed, "mentors", true, 0), today);
        var published = Add("know", "Workforce, as published", BoundTo.Published, "people", true, 500);
        (published.Series, published.Frequency, published.Against, published.BaselineDay) = ("scotland-workforce", Frequency.Year, Against.Earlier, null);
        var heard = Add("lead", "People who use services feel heard", BoundTo.Waits, "per cent", true, 0);
        (heard.WaitsFor, heard.Against, heard.BaselineDay) = ("feedback that is asked of people who use services.", Against.Earlier, null);
    }

    /// <summary>Values of the quarters since the baseline.</summary>
    private static void Mentors(Db db, IndicatorVersion version, DateOnly today)
    {
        (version.TypedAs, version.AddedUp, version.Against, version.Definition) = (TypedAs.Count, true, Against.Earlier, "People who ended the training for mentors in the quarter. The target is the sum of all quarters.");
        db.Add(new IndicatorTarget { Id = Of(2_900), OrganisationId = version.OrganisationId, IndicatorId = version.IndicatorId, VersionId = version.Id, Day = new(today.Year + 1, 12, 31), Value = 400 });
        int[] trained = [40, 58, 72];
        foreach (var (end, n) in IndicatorPeriods.Ends(Frequency.Quarter, version.BaselineDay!.Value.AddDays(1), today).Take(3).Select((end, n) => (end, n)))
            db.Add(new IndicatorValue
            {
                Id = Of(3_000 + n), OrganisationId = version.OrganisationId, IndicatorId = version.IndicatorId, Day = end, Value = trained[n], Source = "The forum’s training list", Recorded = db.Store.Clock.Now, RecordedBy = Guid.Empty,
            });
    }
}
