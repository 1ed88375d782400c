using System.Net;
using Cairn.Engine.Networks;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Strategy;

/// <summary>S5: an indicator moves because a worker was registered, not because somebody filled in a form.</summary>
public sealed class IndicatorsTests(Workforce.RecordSites sites) : IClassFixture<Workforce.RecordSites>
{
    private static readonly DateOnly today = Workforce.RecordSite.Today;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<(Served Site, IndicatorBench Bench)> On(string kind, string country = "scotland")
    {
        var site = (await sites.Of(kind)).Served;
        return (site, await IndicatorBench.Of(site.Store, stop, country));
    }

    private Task Register(Store store) => SeedRegistrant.Into(store, "Ada", "Lovat", null, stop, new Fact(FactKind.Admitted, new(2026, 3, 1), By: Decision.Person));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_very_next_request_after_a_registration_shows_it(string kind)
    {
        var (site, bench) = await On(kind);
        await Register(site.Store);
        var indicator = await bench.Make(IndicatorBench.Sheet("registrants/people"), stop);
        var page = $"/plans/{bench.Plan}/indicators/{indicator}";
        var before = (int)(await bench.Shown(indicator, stop)).Now!.Value!.Value;
        Assert.Contains($"On the register: {before}", await site.Text("", page), StringComparison.Ordinal);
        for (var more = 1; more <= 3; more++)
        {
            await Register(site.Store);
            Assert.Contains($"On the register: {before + more}", await site.Text("", page), StringComparison.Ordinal);
            Assert.Contains($"{before + more} people", await site.Text("", $"/plans/{bench.Plan}/indicators"), StringComparison.Ordinal);
        }
        // On the day before any of them was admitted nobody was on it: nothing is held, and no nought is made of it.
        Assert.Contains("On the register: no figure, nothing is held that it counts", await site.Text("", $"{page}?asAt=2026-02-28"), StringComparison.Ordinal);
        // By part, as counted, since the register is public.
        Assert.Contains("Social care workforce", await site.Text("", $"{page}?by=part"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_very_next_question_after_an_import_is_accepted_shows_it(string kind)
    {
        using var databases = new Databases();
        await using var provider = await Provider.Open(databases[kind]);
        var bench = await IndicatorBench.Of(provider.Store, stop, "england");
        var indicator = await bench.Make(IndicatorBench.Sheet("headcount/posts-filled", "Posts filled"), stop);
        var empty = await bench.Shown(indicator, stop);
        Assert.Equal((null, "nothing is held that it counts"), (empty.Now!.Value, empty.Now.Why)); // and not nought
        Assert.Contains("no figure", IndicatorWords.Finding(empty), StringComparison.Ordinal);
        var checkedReturn = await provider.Check(Provider.Sample("workplace.csv").Replace("HQ,UPDATE", "HQ,NEW", StringComparison.Ordinal), Provider.Sample("staff.csv"));
        await provider.Accept(checkedReturn.Id);
        Assert.Equal(880, (await bench.Shown(indicator, stop)).Now!.Value); // 883, as everybody may see it
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_changed_definition_is_another_version_and_what_was_shown_before_stays(string kind)
    {
        var (site, bench) = await On(kind);
        var sheet = IndicatorBench.Typed("Days to decide") with { Direction = Wanted.Down, Margin = "1", From = today.AddMonths(-6) };
        var indicator = await bench.Make(sheet, stop);
        await Enter(bench, indicator, new(2026, 6, 30), "40");
        await Enter(bench, indicator, new(2026, 9, 30), "30");
        var page = $"/plans/{bench.Plan}/indicators/{indicator}";
        var yesterday = $"{page}?asAt={today.AddDays(-1):yyyy-MM-dd}";
        Assert.Contains("Days to decide: 30, improving", await site.Text("", page), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<AnswersRefusedException>(() => Change(bench, indicator, 1, sheet with { From = today.AddDays(-1) }));
        Assert.Contains(refused.Faults, f => f.Question == "From");
        Assert.Equal(2, await Change(bench, indicator, 1, sheet with { From = today, Title = "Days to decide, without weekends", Direction = Wanted.Up, Margin = "50" }));
        await Assert.ThrowsAsync<ConflictException>(() => Change(bench, indicator, 1, sheet with { From = today }));
        var now = await site.Text("", page);
        Assert.Contains("Days to decide, without weekends: 30, holding", now, StringComparison.Ordinal);
        Assert.Contains("2 22 November 2026 Days to decide, without weekends Weekends do not count", now, StringComparison.Ordinal);
        // Values that were entered today were not known yesterday; the sheet of yesterday is the first.
        var then = await site.Text("", yesterday);
        Assert.Contains("Days to decide: no value has been entered", then, StringComparison.Ordinal);
        Assert.Contains("version 1 of its sheet", then, StringComparison.Ordinal);
        await using var db = await site.Store.Read(Scope.Sector, stop);
        Assert.Equal(["Days to decide", "Days to decide, without weekends"], await db.Set<IndicatorVersion>().Where(v => v.IndicatorId == indicator).OrderBy(v => v.Number).Select(v => v.Title).ToListAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_was_read_at_a_period_s_end_no_later_correction_changes(string kind)
    {
        var (site, bench) = await On(kind);
        var ada = await SeedRegistrant.Into(site.Store, "Ada", "Lovat", null, stop, new Fact(FactKind.Admitted, new(2025, 3, 1), By: Decision.Person));
        var indicator = await bench.Make(IndicatorBench.Sheet("registrants/people") with { BaselineDay = new(2025, 12, 31), Against = Against.Baseline, Targets = [(new(2026, 12, 31), "1000")] }, stop);
        Assert.True(await ReadIndicators.Run(site.Store, bench.Ask.Measures, null, stop) > 0);
        Assert.Equal(0, await ReadIndicators.Run(site.Store, bench.Ask.Measures, null, stop));
        var before = await bench.Shown(indicator, stop);
        var kept = before.Points.Single(p => p.Day == new DateOnly(2026, 3, 31)).Value;
        Assert.NotNull(kept);
        Assert.Equal((Pace.OffTrack, new DateOnly(2025, 12, 31)), (before.Track.Pace, before.ByRule.Before.Day));
        // Somebody turns out to have left long ago: today's figure knows, what was shown then stays.
        await SeedRegistrant.Add(site.Store, ada.Id, stop, new Fact(FactKind.Left, new(2026, 1, 10)));
        var after = await bench.Shown(indicator, stop);
        Assert.Equal(before.Now!.Value - 1, after.Now!.Value);
        Assert.Equal(kept, after.Points.Single(p => p.Day == new DateOnly(2026, 3, 31)).Value);
        Assert.Equal(kept, (await bench.Shown(indicator, stop, new(2026, 3, 31))).Now!.Value);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_value_that_is_missing_is_told_and_one_that_is_wrong_is_refused_and_a_correction_stands_beside(string kind)
    {
        var (site, bench) = await On(kind);
        var indicator = await bench.Make(IndicatorBench.Typed("Heard at reviews", TypedAs.Share) with { Unit = "per cent", Decimals = "1" }, stop);
        async Task<string> Refused(EnterIndicatorValue.Input input) => Assert.Single((await Assert.ThrowsAsync<AnswersRefusedException>(() => EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, input, null, stop))).Faults).Question;
        EnterIndicatorValue.Input Of(DateOnly day, string? value = null, NoValue why = NoValue.None, string? counted = null, string? outOf = null, string? note = null) => new(day, value, why, counted, outOf, null, null, "Survey", note);
        Assert.Equal("Value", await Refused(Of(new(2026, 3, 31))));
        Assert.Equal("Value", await Refused(Of(new(2026, 3, 31), "seven")));
        Assert.Equal("Value", await Refused(Of(new(2026, 3, 31), "140")));
        Assert.Equal("Value", await Refused(Of(new(2026, 3, 31), "60", NoValue.NobodyAnswered)));
        Assert.Equal("Value", await Refused(Of(new(2026, 3, 31), "61", counted: "60", outOf: "120")));
        Assert.Equal("Counted", await Refused(Of(new(2026, 3, 31), counted: "130", outOf: "120")));
        Assert.Equal("Day", await Refused(Of(new(2026, 3, 30), "60")));
        Assert.Equal("Day", await Refused(Of(new(2026, 12, 31), "60")));
        await EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, Of(new(2026, 3, 31), counted: "60", outOf: "120"), null, stop);
        Assert.Equal("Note", await Refused(Of(new(2026, 3, 31), "55")));
        await EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, Of(new(2026, 3, 31), counted: "48", outOf: "120", note: "Twelve were counted twice."), null, stop);
        await EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, Of(new(2026, 9, 30), counted: "90", outOf: "120"), null, stop);
        var shown = await bench.Shown(indicator, stop);
        Assert.Equal([40m, null, 75m], shown.Points.Select(p => p.Value));
        Assert.Equal(NoVerdict.NothingBefore, shown.ByRule.Why); // the quarter between was never entered, and is not nought
        await EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, Of(new(2026, 6, 30), why: NoValue.NobodyAnswered), null, stop);
        Assert.Contains("No figure: nobody answered", await site.Text("", $"/plans/{bench.Plan}/indicators/{indicator}"), StringComparison.Ordinal);
        await using var db = await site.Store.Read(Scope.Sector, stop);
        Assert.Equal(4, await db.Set<IndicatorValue>().CountAsync(v => v.IndicatorId == indicator, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S9_a_draft_is_its_own_organisation_s_and_what_waits_says_for_what(string kind)
    {
        var (site, bench) = await On(kind);
        var waits = await bench.Make(IndicatorBench.Sheet("", "Heard") with { Bound = BoundTo.Waits, Unit = "per cent", WaitsFor = "the room in which people who use services are asked." }, stop);
        var draft = await bench.Make(IndicatorBench.Sheet("registrants/people"), stop, show: false);
        Assert.Contains("It waits for the room in which people", await site.Text("", $"/plans/{bench.Plan}/indicators/{waits}"), StringComparison.Ordinal);
        async Task<HttpStatusCode> Status(string user, string url)
        {
            using var answer = await (await site.As(user)).Get(url);
            return answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotFound, await Status("", $"/plans/{bench.Plan}/indicators/{draft}"));
        Assert.Equal(HttpStatusCode.OK, await Status(bench.Lead, $"{bench.Home}/{draft}"));
        var other = await IndicatorBench.Of(site.Store, stop, state: PlanState.Draft);
        await other.Make(IndicatorBench.Sheet("registrants/people"), stop);
        Assert.Equal(HttpStatusCode.NotFound, await Status("", $"/plans/{other.Plan}/indicators"));
        Assert.NotEqual(HttpStatusCode.OK, await Status(bench.Lead, other.Home));
        Assert.NotEqual(HttpStatusCode.OK, await Status("manager", bench.Home));
        // Its own address with another's plan is no way in.
        Assert.Equal(HttpStatusCode.NotFound, await Status(bench.Lead, $"/organisations/{bench.Body}/plans/{other.Plan}/indicators"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_lead_sees_the_live_figure_before_saving_and_saves_by_the_form(string kind)
    {
        var (site, bench) = await On(kind);
        await Register(site.Store);
        var browser = await site.As(bench.Lead);
        (string, string)[] answers =
        [
            ("Form.Bound", "Measure"), ("Form.Measure", "registrants/people"), ("Form.Cut[part]", "social-care"), ("Form.Periods", "1"), ("Form.MarginIn", "unit"), ("Form.OwnRecord", "no"), ("Form.AddedUp", "no"),
            ("Form.Targets.0.day", "2026-12-31"), ("Form.Targets.0.value", "5000"),
        ];
        using var preview = await browser.Send($"{bench.Home}/new", [.. answers, ("do", "preview")]);
        var shown = Served.Text(await Browser.Body(preview));
        Assert.Contains("Before you save: On the register:", shown, StringComparison.Ordinal);
        Assert.Contains("The target is 5,000 by 31 December 2026. There is no baseline", shown, StringComparison.Ordinal);
        Assert.Contains("No indicators yet", await site.Text(bench.Lead, bench.Home), StringComparison.Ordinal);
        using var incomplete = await browser.Send($"{bench.Home}/new", [.. answers, ("do", "save")]);
        Assert.Contains("Give the indicator a title", Served.Text(await Browser.Body(incomplete)), StringComparison.Ordinal);
        using var saved = await browser.Send($"{bench.Home}/new",
        [
            .. answers, ("Form.Owner", "The forum"), ("Form.Title", "Registered carers"), ("Form.Definition", "On the part."), ("Form.Justification", "It matters."), ("Form.Use", "We look."), ("Form.Verification", "The register."),
            ("Form.Frequency", "Quarter"), ("Form.Direction", "Up"), ("Form.Against", "Earlier"), ("Form.For", $"action:{bench.Action}"), ("do", "save"),
        ]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var sheet = await site.Text(bench.Lead, saved.Headers.Location!.OriginalString);
        Assert.Contains("part of the register: Social care workforce", sheet, StringComparison.Ordinal);
        using var linked = await browser.Send(saved.Headers.Location.OriginalString.Split('?')[0], ("Moving", bench.Action.ToString()), ("do", "link"));
        Assert.Equal(HttpStatusCode.Redirect, linked.StatusCode);
        using var another = await browser.Send($"{bench.Home}/new", [.. answers, ("more", "Form.Targets")]);
        Assert.Contains("Form.Targets.1.value", await Browser.Body(another), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Parted_further_nobody_can_be_found_in_it(string kind)
    {
        var (site, bench) = await On(kind, "england");
        var indicator = await bench.Make(IndicatorBench.Sheet("headcount/posts-filled", "Posts filled"), stop);
        var page = await site.Text("", $"/plans/{bench.Plan}/indicators/{indicator}?by=role");
        Assert.Contains("Posts filled by role", page, StringComparison.Ordinal);
        Assert.Contains("too few: somebody could be found in it", page, StringComparison.Ordinal);
        Assert.Contains("It cannot be shown by “provider”", await site.Text("", $"/plans/{bench.Plan}/indicators/{indicator}?by=provider"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_published_series_is_shown_as_it_was_known_and_one_retired_stays_readable(string kind)
    {
        var (site, bench) = await On(kind);
        var series = (await bench.Ask.Series(null, stop)).First(s => s.Id == "scotland-workforce");
        var indicator = await bench.Make(IndicatorBench.Sheet("", "Workforce, as published") with { Bound = BoundTo.Published, Series = $"{series.Id}/{series.Lines[0].Id}", Frequency = Frequency.Year }, stop);
        var shown = await bench.Shown(indicator, stop);
        Assert.True(shown.Points.Count > 3);
        Assert.Equal(series.Lines[0].Points[^1].Value, shown.Now!.Value);
        Assert.Equal(NoVerdict.NoInterval, shown.ByInterval.Movement is null && shown.ByRule.Movement is not null ? shown.ByInterval.Why : NoVerdict.NoInterval);
        await RetireIndicator.Run(bench.Keeper, bench.Plan, indicator, "The series ends.", null, stop);
        Assert.DoesNotContain("Workforce, as published", await site.Text("", $"/plans/{bench.Plan}/indicators"), StringComparison.Ordinal);
        Assert.Contains("Followed no longer since 22 November 2026: The series ends.", await site.Text("", $"/plans/{bench.Plan}/indicators/{indicator}"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => Change(bench, indicator, 1, IndicatorBench.Sheet("registrants/people") with { From = today }));
    }

    private Task Enter(IndicatorBench bench, Guid indicator, DateOnly day, string value) => EnterIndicatorValue.Run(bench.Keeper, bench.Plan, indicator, new(day, value, NoValue.None, null, null, null, null, "Office", null), null, stop);

    private async Task<int> Change(IndicatorBench bench, Guid indicator, int version, IndicatorSheet sheet) =>
        await ChangeIndicator.Run(bench.Keeper, bench.Ask.Measures, await bench.Ask.Series(null, stop), bench.Plan, indicator, new(version, "Weekends do not count.", sheet), null, stop);
}
