using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Strategy;

/// <summary>(S1, S2) Any organisation makes a plan, empty, from a document or from a plan; a draft is its own alone, a published plan everybody's.</summary>
public sealed class PlansTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S1_a_plan_takes_over_what_a_document_wants_and_what_it_says_is_to_be_done_with_where_it_came_from(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan("document:vision");
        var document = Packs.Load(Packs.Beside).Strategies.Find("vision")!;
        await using var db = await desk.Served.Store.Read(Scope.Sector, stop);
        var actions = await db.Set<PlanAction>().Where(a => a.PlanId == plan).OrderBy(a => a.Place).ToListAsync(stop);
        Assert.Equal(document.Elements.Where(e => e.Type == "action").Select(e => (e.Title, $"vision/{e.Id}")), actions.Where(a => document.Find(a.TakesUp!.Split('/')[1])!.Type == "action").Select(a => (a.Title, a.TakesUp!)));
        var elements = await db.Set<PlanElement>().Where(e => e.PlanId == plan).ToListAsync(stop);
        Assert.Equal(document.Elements.Where(e => PlanElement.Types.Contains(e.Type)).Select(e => $"vision/{e.Id}"), elements.OrderBy(e => e.Place).Select(e => e.TakesUp));
        Assert.All(elements, e => Assert.True(e.ParentId is null || elements.Exists(x => x.Id == e.ParentId)));
        Assert.Equal("vision", await db.Set<Plan>().Where(p => p.Id == plan).Select(p => p.TakenFrom).FirstAsync(stop));
        Assert.Contains("none running", await desk.Shows(""), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(desk.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S1_a_plan_is_cloned_with_its_days_moved_and_without_owners_money_and_reports_and_what_waits_for_what_comes_along(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var first = await desk.Action(plan, "Train", ("OwnerWords", "head of learning"), ("Needed", "1000"));
        var second = await desk.Action(plan, "Begin", [.. PlanDesk.Day("Starts", 1, 3, 2027)]);
        await desk.Saved($"{PlanDesk.Kept(desk, plan)}/actions/{second}/waits", ("Waits.0.before", $"{first}"), ("Waits.0.lag", "5"));
        var clone = await desk.Plan($"plan:{plan}", year: 2028);
        await using var db = await desk.Served.Store.Read(Scope.Sector, stop);
        var copies = await db.Set<PlanAction>().Where(a => a.PlanId == clone).OrderBy(a => a.Place).ToListAsync(stop);
        Assert.Equal([first, second], copies.Select(a => a.ClonedFrom!.Value));
        Assert.All(copies, a => Assert.Null(a.OwnerWords));
        Assert.All(copies, a => Assert.Null(a.NeededPence));
        Assert.Equal(new DateOnly(2027, 3, 1).AddDays(new DateOnly(2028, 1, 1).DayNumber - new DateOnly(2026, 1, 1).DayNumber), copies[1].Starts);
        Assert.Equal([(copies[0].Id, copies[1].Id, 5)], (await db.Set<ActionDependency>().Where(d => d.PlanId == clone).ToListAsync(stop)).Select(d => (d.BeforeId, d.AfterId, d.Lag)));
        // Of somebody else's draft nothing can be taken.
        var other = await PlanDesk.Open(sites, kind);
        Assert.Contains("There is no such plan to begin from.", await other.Refused($"{other.Plans}/new", [.. PlanDesk.Heading, ("Source", $"plan:{plan}")]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_a_draft_is_seen_by_its_own_organisation_alone(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var action = await desk.Action(plan, "Train");
        var other = await PlanDesk.Open(sites, kind);
        foreach (var url in new[] { $"/plans/{plan}", $"/plans/{plan}/board", $"/plans/{plan}/actions/{action}" })
        {
            Assert.Contains("Train", await desk.Site.Text(desk.Manager, url), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, await other.Status(url));
            Assert.Equal(HttpStatusCode.NotFound, await desk.StatusForPublic(url));
        }
        Assert.Equal(HttpStatusCode.NotFound, await other.Status(PlanDesk.Kept(desk, plan)));
        Assert.Equal(HttpStatusCode.NotFound, await other.Status($"/organisations/{other.Provider.Id}/plans/{plan}"));
        Assert.Equal(HttpStatusCode.NotFound, await other.Status($"/my-actions/{action}"));
        await desk.Publish(plan);
        Assert.Contains("Train", await other.Site.Text(other.Manager, $"/plans/{plan}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await desk.StatusForPublic($"/plans/{plan}/timeline"));
        Assert.Equal(HttpStatusCode.NotFound, await other.Status($"/my-actions/{action}"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_a_strategy_lead_keeps_the_plans_of_their_organisation_and_no_record(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var lead = $"lead-{desk.Provider.Id}";
        await SeedProvider.Account(desk.Served.Store, lead, Role.StrategyLead, desk.Provider.Id, stop);
        Assert.Contains("No plan yet", await desk.Site.Text(lead, desk.Plans), StringComparison.Ordinal);
        var browser = await desk.Served.As(lead);
        using var made = await browser.Send($"{desk.Plans}/new", [.. PlanDesk.Heading, ("Source", "")]);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        foreach (var page in new[] { "", "/staff", "/accounts" })
        {
            using var record = await browser.Get($"/providers/{desk.Provider.Id}{page}");
            Assert.Equal(HttpStatusCode.NotFound, record.StatusCode);
        }
        using var refused = await (await desk.Served.As("editor")).Get($"/organisations/{desk.Site.Parent.Id}/plans");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_a_plan_is_published_once_when_there_is_something_to_see_and_closed_with_what_came_of_it(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var kept = PlanDesk.Kept(desk, plan);
        Assert.Contains("There is no action in this plan yet", await desk.Refused($"{kept}/publish"), StringComparison.Ordinal);
        Assert.Contains("Only a running plan is closed.", await desk.Refused($"{kept}/close", ("Closing", "Done.")), StringComparison.Ordinal);
        await desk.Action(plan, "Train");
        Assert.Contains("1 action without an owner", await desk.Site.Text(desk.Manager, $"{kept}/publish"), StringComparison.Ordinal);
        await desk.Publish(plan);
        Assert.Contains("published already", await desk.Refused($"{kept}/publish"), StringComparison.Ordinal);
        Assert.Contains("Say why the plan is changed", await desk.Refused($"{kept}/actions/new", PlanDesk.Key, ("Title", "Another")), StringComparison.Ordinal);
        Assert.Contains("Say what came of the plan", await desk.Refused($"{kept}/close", ("Closing", " ")), StringComparison.Ordinal);
        await desk.Saved($"{kept}/close", ("Closing", "Half of it was reached."));
        Assert.Contains("Half of it was reached.", await desk.Site.Text(desk.Manager, $"/plans/{plan}"), StringComparison.Ordinal);
        Assert.Contains("This plan is closed.", await desk.Refused($"{kept}/actions/new", PlanDesk.Key, ("Title", "Another"), ("Why", "late")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_what_a_plan_cannot_be_is_told_beside_each_question(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var page = await desk.Refused($"{desk.Plans}/new", PlanDesk.Key, ("Title", new string('x', 151)), ("Source", "document:nowhere"));
        foreach (var said in new[] { "Give the plan a title of at most 150", "Say what the plan is for", "Enter the plan’s first day", "Enter the plan’s last day", "Choose what the plan begins from" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("Its last day lies after its first", await desk.Refused($"{desk.Plans}/new", [PlanDesk.Key, ("Title", "T"), ("Summary", "S"), .. PlanDesk.Day("From", 1, 4, 2026), .. PlanDesk.Day("Until", 1, 4, 2026)]), StringComparison.Ordinal);
        var plan = await desk.Plan();
        var kept = PlanDesk.Kept(desk, plan);
        await desk.Action(plan, "Train", [.. PlanDesk.Day("Starts", 1, 3, 2027)]);
        Assert.Contains("An action begins outside these days", await desk.Refused($"{kept}/change", [("Title", "T"), ("Summary", "S"), ("Version", "0"), .. PlanDesk.Day("From", 1, 1, 2026), .. PlanDesk.Day("Until", 1, 1, 2027)]), StringComparison.Ordinal);
        await desk.Saved($"{kept}/change", [("Title", "New"), ("Summary", "S"), ("Version", "0"), .. PlanDesk.Day("From", 1, 1, 2026), .. PlanDesk.Day("Until", 1, 1, 2029)]);
        using var late = await desk.Browser.Send($"{kept}/change", [("Title", "Newer"), ("Summary", "S"), ("Version", "0"), .. PlanDesk.Day("From", 1, 1, 2026), .. PlanDesk.Day("Until", 1, 1, 2029)]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        await desk.Saved($"{kept}/elements/new", PlanDesk.Key, ("Type", "outcome"), ("Title", "People stay"));
        Assert.Contains("Choose what it is", await desk.Refused($"{kept}/elements/new", PlanDesk.Key, ("Type", "action"), ("Title", "X")), StringComparison.Ordinal);
        await using var db = await desk.Served.Store.Read(Scope.Sector, stop);
        var outcome = await db.Set<PlanElement>().Where(e => e.PlanId == plan).Select(e => e.Id).FirstAsync(stop);
        Assert.Contains("cannot stand under itself", await desk.Refused($"{kept}/elements/{outcome}", PlanDesk.Key, ("Type", "outcome"), ("Title", "X"), ("Parent", $"{outcome}")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S1_a_document_and_its_elements_name_the_running_plans_that_take_them_up_and_no_draft(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan(title: $"Plan {desk.Provider.Id}");
        await desk.Action(plan, "Induct everybody", ("TakesUp", "vision/wf13-induction"));
        string[] pages = ["/strategies", "/strategies/vision", "/strategies/vision/wf13-induction"];
        foreach (var page in pages)
            Assert.DoesNotContain($"Plan {desk.Provider.Id}", await desk.Site.Text(desk.Manager, page), StringComparison.Ordinal);
        await desk.Publish(plan);
        foreach (var page in pages)
            Assert.Contains($"Plan {desk.Provider.Id}", await desk.Site.Text(desk.Manager, page), StringComparison.Ordinal);
        Assert.Contains("Induct everybody", await desk.Site.Text(desk.Manager, pages[2]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task S2_what_is_not_wanted_is_taken_out_of_a_draft_and_stays_in_a_published_plan(string kind)
    {
        var desk = await PlanDesk.Open(sites, kind);
        var plan = await desk.Plan();
        var kept = PlanDesk.Kept(desk, plan);
        await desk.Saved($"{kept}/elements/new", PlanDesk.Key, ("Type", "area"), ("Title", "Above"));
        await using var db = await desk.Served.Store.Read(Scope.Sector, stop);
        var area = await db.Set<PlanElement>().Where(e => e.PlanId == plan).Select(e => e.Id).SingleAsync(stop);
        var (first, second) = (await desk.Action(plan, "Ask", ("Element", $"{area}"), ("Partners", "A college")), await desk.Action(plan, "Build"));
        await desk.Saved($"{kept}/actions/{second}/waits", ("Waits.0.before", $"{first}"));
        foreach (var url in new[] { $"{kept}/elements/{area}", $"{kept}/actions/{first}" })
        {
            using var dropped = await desk.Browser.SendFrom(url, $"{url}?handler=Drop");
            Assert.Equal(HttpStatusCode.Redirect, dropped.StatusCode);
        }
        var page = await desk.Site.Text(desk.Manager, kept);
        Assert.Contains("Build", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Above", page, StringComparison.Ordinal);
        await using var now = await desk.Served.Store.Read(Scope.Sector, stop);
        Assert.Equal(0, await now.Set<ActionDependency>().CountAsync(d => d.PlanId == plan, stop) + await now.Set<ActionPartner>().CountAsync(p => p.ActionId == first, stop));
        await desk.Publish(plan);
        var last = $"{kept}/actions/{second}";
        using var refused = await desk.Browser.SendFrom(last, $"{last}?handler=Drop");
        Assert.Contains("what was promised stays to be read", Served.Text(await Browser.Body(refused)), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(desk.Served.Store, stop: stop)).Faults);
    }
}
