using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Strategy;

/// <summary>(S2) Actions have owner, lead, partners, days and means; what waits for what has no circle; a slip shows what it moves; owners report.</summary>
public sealed class PlanActionsTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.4 "u8, 1, 2, 3];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] From(int day, int month, int days, int year = 2026) => [.. PlanDesk.Day("Starts", day, month, year), ("Days", $"{days}")];

    private async Task<PlanAction> Held(PlanDesk desk, Guid action)
    {
        await using var db = await desk.Served.Store.Read(Scope.Sector, stop);
        return await db.Set<PlanAction>().AsNoTracking().SingleAsync(a => a.Id == action, stop);
    }

    private static async Task Waits(PlanDesk desk, Guid plan, Guid action, Guid before, int lag = 0) => await desk.Saved($"{PlanDesk.Kept(desk, plan)}/actions/{action}/waits", ("Why", "It must"), ("Waits.0.before", $"{before}"), ("Waits.0.lag", $"{lag}"));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_an_action_says_who_when_for_whom_and_with_what_and_what_money_is_missing(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var action = await desk.Action(plan, "Train mentors", [("Text", "Each week."), ("OwnerWords", "head of learning"), ("Lead", "thorn care"), ("Partners", "Made-up College\nThorn Care\n"), ("Marks", "quick-win"), .. PlanDesk.Day("Starts", 1, 12, 2026), .. PlanDesk.Day("Due", 31, 12, 2026), ("Needed", "£12,000"), ("Found", "7500.50"), ("Hours", "120")]);
        await desk.Publish(plan);
        var page = await desk.Site.Text("", $"/plans/{plan}/actions/{action}");
        foreach (var said in new[] { "Train mentors: not started", "Each week.", "Quick win", "1 Dec 2026 to 31 Dec 2026", "Owner head of learning", "Leads Thorn Care", "Made-up College; Thorn Care", "The whole workforce", "£12,000", "£7,500.50, so that £4,499.50 is missing", "120 hours" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("£12,000 is needed by 1 action of 1, and £7,500.50 is found: £4,499.50 is missing.", await desk.Site.Text("", $"/plans/{plan}"), StringComparison.Ordinal);
        // The organisation of this Cairn is linked, and sees what it has promised.
        Assert.Equal(desk.Site.Stranger.Id, (await Held(desk, action)).LeadId);
        var promised = await desk.Site.Text("stranger", $"/organisations/{desk.Site.Stranger.Id}/commitments");
        Assert.Contains("Train mentors Leads 1 Dec 2026 to 31 Dec 2026 Not started", promised, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await desk.Status($"/organisations/{desk.Site.Stranger.Id}/commitments"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_what_an_action_cannot_be_is_told_beside_each_question_and_two_who_change_it_at_once_are_told(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var add = $"{PlanDesk.Kept(desk, plan)}/actions/new";
        foreach (var (answers, said) in new ((string, string)[], string)[]
        {
            ([], "Say what is done, in at most 150 characters"),
            ([("TakesUp", "vision/nowhere")], "No document has such an element."),
            ([("Owner", $"{NewId.Next()}")], "Choose an account of your organisation or of a partner, or none"),
            ([("Element", $"{NewId.Next()}")], "Choose what of the plan it serves"),
            ([("Groups", "Astronauts")], "Choose groups of the list"),
            ([("Needed", "plenty")], "Write a sum in pounds, such as 12000"),
            ([("Needed", "-1")], "Write a sum in pounds, nought or more"),
            ([("Hours", "-1")], "Enter people’s time in hours"),
            (PlanDesk.Day("Starts", 1, 1, 2035), "Its first day lies outside the plan’s days, 1 January 2026 to 31 December 2030"),
            (PlanDesk.Day("Due", 1, 2, 2027), "Give a first day with the last day"),
            ([.. PlanDesk.Day("Starts", 2, 2, 2027), .. PlanDesk.Day("Due", 1, 2, 2027)], "Its last day lies before its first"),
            ([.. From(1, 2, 3), .. PlanDesk.Day("Due", 10, 2, 2026)], "From its first to its last day it is 10 days, and the length says 3."),
            ([.. From(1, 2, 3), ("Marks", "milestone")], "A milestone has one day and no length."),
            ([("Days", "0")], "Enter its length in calendar days"),
            ([("Partners", new string('x', 201))], "is longer than 200 characters"),
        })
            Assert.Contains(said, await desk.Refused(add, [PlanDesk.Key, .. answers]), StringComparison.Ordinal);
        var action = await desk.Action(plan, "Train");
        var change = $"{PlanDesk.Kept(desk, plan)}/actions/{action}";
        await desk.Saved(change, PlanDesk.Key, ("Title", "Train more"), ("Version", "1"));
        using var late = await desk.Browser.Send(change, PlanDesk.Key, ("Title", "Train less"), ("Version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("Train more", (await Held(desk, action)).Title);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_a_circle_is_refused_with_its_path_named_by_titles(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var (first, second, third) = (await desk.Action(plan, "Ask"), await desk.Action(plan, "Build"), await desk.Action(plan, "Celebrate"));
        await Waits(desk, plan, second, first);
        await Waits(desk, plan, third, second, 7);
        var url = $"{PlanDesk.Kept(desk, plan)}/actions/{first}/waits";
        var page = await desk.Refused(url, ("Waits.0.before", $"{third}"), ("Waits.0.lag", ""));
        // One may begin to tell a circle anywhere on it.
        string[] told = ["“Ask” waits for “Celebrate” waits for “Build” waits for “Ask”", "“Celebrate” waits for “Build” waits for “Ask” waits for “Celebrate”", "“Build” waits for “Ask” waits for “Celebrate” waits for “Build”"];
        Assert.Contains(told, t => page.Contains(t, StringComparison.Ordinal));
        Assert.Contains("cannot wait for itself", await desk.Refused(url, ("Waits.0.before", $"{first}")), StringComparison.Ordinal);
        Assert.Contains("“-1” is no number of days", await desk.Refused(url, ("Waits.0.before", $"{third}"), ("Waits.0.lag", "-1")), StringComparison.Ordinal);
        Assert.Contains("Choose the action in each line", await desk.Refused(url, ("Waits.0.before", ""), ("Waits.0.lag", "3")), StringComparison.Ordinal);
        Assert.Contains("Choose actions of this plan", await desk.Refused(url, ("Waits.0.before", $"{NewId.Next()}")), StringComparison.Ordinal);
        Assert.Contains("An action is chosen twice", await desk.Refused($"{PlanDesk.Kept(desk, plan)}/actions/{third}/waits", ("Waits.0.before", $"{first}"), ("Waits.1.before", $"{first}")), StringComparison.Ordinal);
        // What is emptied goes, and the circle with it.
        await desk.Saved($"{PlanDesk.Kept(desk, plan)}/actions/{third}/waits", ("Waits.0.before", ""));
        await Waits(desk, plan, first, third);
        Assert.Contains("What waits for what", await desk.Site.Text(desk.Manager, $"/plans/{plan}/network"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_a_slip_shows_which_later_actions_milestones_and_indicators_it_moves(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        // Today is 22 November 2026: the first was to end on 10 November and goes on.
        var first = await desk.Action(plan, "Write it", From(1, 11, 10));
        var second = await desk.Action(plan, "Try it", From(13, 11, 10));
        var third = await desk.Action(plan, "It is out", [("Marks", "milestone"), .. PlanDesk.Day("Starts", 23, 11, 2026)]);
        await Waits(desk, plan, second, first, 2);
        await Waits(desk, plan, third, second);
        await desk.Site.Change(desk.Provider, async db =>
        {
            var indicator = NewId.Next();
            db.Add(new Indicator { Id = indicator, OrganisationId = desk.Provider.Id, PlanId = plan, Place = 1, Owner = "head", ShownFrom = new DateOnly(2026, 1, 1) });
            db.Add(new IndicatorVersion { Id = NewId.Next(), OrganisationId = desk.Provider.Id, IndicatorId = indicator, Number = 1, From = new DateOnly(2026, 1, 1), Title = "Share that stays", Definition = "d", Justification = "j", Use = "u", Verification = "v", Unit = "%", Bound = BoundTo.Waits, Frequency = Frequency.Year });
            db.Add(new ActionIndicator { Id = NewId.Next(), OrganisationId = desk.Provider.Id, ActionId = second, IndicatorId = indicator });
            return await db.SaveChangesAsync(stop);
        });
        await desk.Publish(plan);
        var page = await desk.Site.Text("", $"/plans/{plan}");
        Assert.Contains("“Write it” is expected 21 days late, and moves 2 later actions and the plan’s end by 21 days.", page, StringComparison.Ordinal);
        Assert.Contains("Try it : 21 days later", page, StringComparison.Ordinal);
        Assert.Contains("Milestone It is out : 21 days later", page, StringComparison.Ordinal);
        Assert.Contains("Indicators that it puts at risk: Share that stays .", page, StringComparison.Ordinal);
        Assert.Contains("3 actions decide when the plan ends", await desk.Site.Text("", $"/plans/{plan}/network"), StringComparison.Ordinal);
        // Its owner foresees a later end.
        await desk.Saved($"/my-actions/{first}?handler=Report", PlanDesk.Key, ("State", "UnderWay"), ("Words", "Half is written."), ("Why", "Nobody was free."), ("Version", "1"), PlanDesk.Day("Forecast", 30, 11, 2026)[0], PlanDesk.Day("Forecast", 30, 11, 2026)[1], PlanDesk.Day("Forecast", 30, 11, 2026)[2]);
        page = await desk.Site.Text("", $"/plans/{plan}/actions/{first}");
        Assert.Contains("expected 20 days late, and moves 2 later actions", page, StringComparison.Ordinal);
        Assert.Contains("Half is written. 30 Nov 2026 Nobody was free.", page, StringComparison.Ordinal);
        Assert.Contains("2 actions slip", await desk.Site.Text("", $"/plans/{plan}/timeline"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_the_owner_may_work_for_a_partner_reports_and_is_reminded_and_nobody_else_reports(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var action = await desk.Action(plan, "Hold courses", [("Partners", "Rowan Care"), .. From(1, 11, 30)]);
        await using (var db = await desk.Served.Store.Read(Scope.System, stop))
        {
            var editor = await db.Set<Account>().Where(a => a.UserName == "editor").Select(a => a.Id).SingleAsync(stop);
            await desk.Saved($"{PlanDesk.Kept(desk, plan)}/actions/{action}", [PlanDesk.Key, ("Title", "Hold courses"), ("Partners", "Rowan Care"), ("Owner", $"{editor}"), ("Version", "1"), .. From(1, 11, 30)]);
        }
        var (owner, url) = (await desk.Served.As("editor"), $"/my-actions/{action}");
        using (var draft = await owner.Get(url))
            Assert.Equal(HttpStatusCode.NotFound, draft.StatusCode);
        await desk.Publish(plan);
        Assert.Contains("Hold courses A plan 30 Nov 2026 Due soon", await desk.Site.Text("editor", "/my-actions"), StringComparison.Ordinal);
        Assert.Contains("Due from you", await desk.Site.Text("editor", $"/providers/{desk.Site.Parent.Id}"), StringComparison.Ordinal);
        foreach (var (answers, said) in new ((string, string)[], string)[]
        {
            ([("State", ""), ("Words", "x")], "Choose how far it is"),
            ([("State", "UnderWay"), ("Words", "")], "Say what was done, or that nothing was"),
            ([("State", "Done"), ("Words", "x")], "Enter the day on which it was done or stopped"),
            ([("State", "Done"), ("Words", "x"), .. PlanDesk.Day("EndedOn", 23, 11, 2026)], "today at the latest"),
            ([("State", "Stopped"), ("Words", "x"), .. PlanDesk.Day("EndedOn", 20, 11, 2026)], "Say why it was stopped"),
            ([("State", "UnderWay"), ("Words", "x"), .. PlanDesk.Day("EndedOn", 20, 11, 2026)], "It is not over by the state that you chose"),
            ([("State", "Done"), ("Words", "x"), .. PlanDesk.Day("EndedOn", 20, 11, 2026), .. PlanDesk.Day("Forecast", 20, 12, 2026)], "no end is foreseen"),
            ([("State", "UnderWay"), ("Words", "x"), .. PlanDesk.Day("Forecast", 20, 11, 2026)], "The day that you foresee has passed"),
            ([("State", "UnderWay"), ("Words", "x"), .. PlanDesk.Day("Forecast", 20, 12, 2026)], "Say why it ends after 30 November 2026, as it was planned"),
        })
            Assert.Contains(said, await Refused(owner, url, "Report", [PlanDesk.Key, ("Version", "2"), .. answers]), StringComparison.Ordinal);
        await Sent(owner, url, "Report", [PlanDesk.Key, ("State", "Done"), ("Words", "All held."), ("Version", "2"), .. PlanDesk.Day("EndedOn", 20, 11, 2026)]);
        Assert.Contains("Nothing waits for you", await desk.Site.Text("editor", "/my-actions"), StringComparison.Ordinal);
        // A partner's manager comments and does not report.
        var partner = await desk.Served.As("manager");
        Assert.Contains("Only the owner of this action", await Refused(partner, url, "Report", [PlanDesk.Key, ("State", "Done"), ("Words", "x"), ("Version", "3"), .. PlanDesk.Day("EndedOn", 20, 11, 2026)]), StringComparison.Ordinal);
        await Sent(partner, url, "Comment", [PlanDesk.Key, ("Comment", "Well done, canary.")]);
        Assert.Contains("Well done, canary.", await desk.Site.Text("editor", url), StringComparison.Ordinal);
        var shown = await desk.Site.Text("", $"/plans/{plan}/actions/{action}");
        Assert.Contains("Hold courses: done on 20 November 2026", shown, StringComparison.Ordinal);
        Assert.Contains("All held.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("editor", shown, StringComparison.Ordinal);
        using var stranger = await (await desk.Served.As("stranger")).Get(url);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_risks_and_files_are_for_those_who_work_on_the_action_and_every_change_stands_with_who_and_why(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var action = await desk.Action(plan, "Train");
        var (kept, url) = (PlanDesk.Kept(desk, plan), $"/my-actions/{action}");
        Assert.Contains("Line 1: choose how likely it is", await desk.Refused($"{kept}/actions/{action}/risks", ("Risks.0.text", "Winter"), ("Risks.0.answer", "Cover"), ("Risks.0.owner", "lead")), StringComparison.Ordinal);
        await desk.Saved($"{kept}/actions/{action}/risks", ("Risks.0.text", "Winter canary"), ("Risks.0.likelihood", "High"), ("Risks.0.effect", "Low"), ("Risks.0.answer", "Cover"), ("Risks.0.owner", "lead"));
        Assert.Contains("Choose a file", await Refused(desk.Browser, url, "Give", []), StringComparison.Ordinal);
        using (var wrong = await desk.Browser.SendFile($"{url}?handler=Give", "Document", "a.pdf", [1, 2, 3]))
            Assert.Contains("no PDF, JPEG or PNG", Served.Text(await Browser.Body(wrong)), StringComparison.Ordinal);
        using (var given = await desk.Browser.SendFile($"{url}?handler=Give", "Document", "proof.pdf", Pdf))
            Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        await desk.Publish(plan);
        await desk.Saved($"{kept}/actions/{action}", PlanDesk.Key, ("Title", "Train more"), ("Why", "The board asked for it"), ("Version", "1"));
        var work = await desk.Site.Text(desk.Manager, url);
        Assert.Contains("Winter canary High Low Cover lead", work, StringComparison.Ordinal);
        Assert.Contains("proof.pdf", work, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", await desk.Site.Text("", $"/plans/{plan}/actions/{action}"), StringComparison.Ordinal);
        await using var db = await desk.Served.Store.Read(Scope.Sector, stop);
        var file = await db.Set<ActionFile>().Where(f => f.ActionId == action).Select(f => f.Id).SingleAsync(stop);
        using (var mine = await desk.Browser.Get($"{url}?handler=File&file={file}"))
            Assert.Equal(Pdf, await mine.Content.ReadAsByteArrayAsync(stop));
        using (var stranger = await (await desk.Served.As("stranger")).Get($"{url}?handler=File&file={file}"))
            Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        var history = await desk.Site.Text(desk.Manager, $"{kept}/history");
        Assert.Contains($"{KeepAction.Verb.What} Train more {desk.Manager} The board asked for it", history, StringComparison.Ordinal);
        Assert.Contains(PublishPlan.Verb.What, history, StringComparison.Ordinal);
        Assert.Contains(GiveFileForAction.Verb.What, history, StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(desk.Served.Store, stop: stop)).Faults);
    }

    private static async Task<string> Refused(Browser by, string url, string handler, (string, string)[] form)
    {
        using var answer = await by.SendFrom(url, $"{url}?handler={handler}", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private static async Task Sent(Browser by, string url, string handler, (string, string)[] form)
    {
        using var answer = await by.SendFrom(url, $"{url}?handler={handler}", form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, Served.Text(await Browser.Body(answer)));
    }
}
