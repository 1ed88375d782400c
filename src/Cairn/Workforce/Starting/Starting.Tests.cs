using System.Net;
using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(R11) Nobody starts without the checks that their role asks for, unless a manager waives one by name.</summary>
public sealed class StartingTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly string[] Asked = ["identity", "criminal-record", "references", "right-to-work", "health"];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string) Key => ("Key", NewId.Next().ToString());

    private static (string, string)[] Day(string name, int day, int month, int year = 2026) => [($"{name}.day", $"{day}"), ($"{name}.month", $"{month}"), ($"{name}.year", $"{year}")];

    private static (string, string)[] Clear(string check) => [Key, ("Outcome", "Clear"), .. Day("AskedOn", 2, 11), .. Day("DoneOn", 16, 11), ("LookedBy", "registered manager"), ("Count", check == "references" ? "2" : ""), ("Document", "001-A7")];

    private static async Task<string> Saved(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{url}: {Served.Text(await Browser.Body(answer))}");
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<string> Refused(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private static async Task<string> Candidate(Browser browser, SeedProvider provider, string role = "8", string name = "Iseabail Canary") =>
        (await Saved(browser, $"/providers/{provider.Id}/starting/new", [Key, ("Name", name), ("Service", provider.Services[0].ToString()), ("Role", role), ("Contract", "1"), .. Day("PlannedOn", 23, 11)])).Split('?')[0];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_a_start_is_refused_with_each_missing_check_named_and_goes_through_when_all_are_clear_or_waived(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        Assert.Contains("Nobody is to start", await site.Text(manager, $"{home}/starting"), StringComparison.Ordinal);
        var one = await Candidate(browser, provider);
        Assert.Contains("5 checks stand in the way", await site.Text(manager, one), StringComparison.Ordinal);

        var refused = await Refused(browser, one, [Key, .. Day("On", 22, 11)]);
        foreach (var label in new[] { "Identity", "Enhanced DBS check", "References", "Right to work in the UK", "Health declaration" })
            Assert.Contains($"{label}: it is not recorded.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Registration with a professional body", refused, StringComparison.Ordinal);

        foreach (var check in Asked[..3])
            await Saved(browser, $"{one}/{check}", Clear(check));
        await Saved(browser, $"{one}/health", Key, ("Outcome", "Waiting"), ("AskedOn.day", "10"), ("AskedOn.month", "11"), ("AskedOn.year", "2026"));
        var list = await site.Text(manager, $"{home}/starting");
        Assert.Contains("1 person is to start, and is not ready yet", list, StringComparison.Ordinal);
        Assert.Contains("Health declaration: the candidate, 12 days Ask for: Right to work in the UK Not ready", list, StringComparison.Ordinal);
        Assert.Contains("Checks are missing before a start 1 person by 23 Nov 2026 Check", await site.Text(manager, home), StringComparison.Ordinal);

        await Saved(browser, $"{one}/right-to-work", [.. Clear("right-to-work"), .. Day("Ends", 10, 1, 2027)]);
        refused = await Refused(browser, one, [Key, .. Day("On", 22, 11)]);
        Assert.Contains("Health declaration: it is still waited for. Record it when it is in, or have a manager waive it.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Identity: it", refused, StringComparison.Ordinal);
        await Saved(browser, $"{one}/health/waive", [Key, ("WaivedBy", "Mòrag Tully"), ("Reason", "Form in the post"), ("Safeguards", "Beside a senior"), .. Day("Until", 6, 12)]);
        Assert.Contains("A check is waived 1 waiver until 6 Dec 2026 Ends", await site.Text(manager, home), StringComparison.Ordinal);

        var record = await Saved(browser, one, [Key, .. Day("On", 22, 11), ("Reference", "W-NEW")]);
        var page = await site.Text(manager, record);
        Assert.Contains("Started in this job 22 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("Right to work in the UK Clear 16 Nov 2026, by registered manager; renew by 10 Jan 2027", page, StringComparison.Ordinal);
        Assert.Contains("Health declaration Waived By Mòrag Tully, until 6 Dec 2026", page, StringComparison.Ordinal);
        list = await site.Text(manager, $"{home}/starting");
        Assert.Contains("Nobody is to start", list, StringComparison.Ordinal);
        Assert.Contains("0% of starts had every check in time Starts since 1 October 2026 1 Every check clear on the first day 0 By a waiver of one check or more 1 Without 0", list, StringComparison.Ordinal);
        Assert.Contains("Mòrag Tully Form in the post Beside a senior 6 Dec 2026", list, StringComparison.Ordinal);
        Assert.Contains("A check is due for renewal 1 check by 10 Jan 2027 Renew", await site.Text(manager, home), StringComparison.Ordinal);
        using (var again = await browser.SendFrom($"{home}/starting", one, [Key, .. Day("On", 22, 11)]))
            Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_the_page_for_people_in_post_takes_nobody_who_starts_under_the_rule_and_returns_are_counted_not_refused(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        (string, string)[] answers = [("service", provider.Services[0].ToString()), ("displayName", "Late Comer"), ("mainJobRole", "8"), ("contractType", "1")];
        Assert.Contains("Whoever starts on or after 1 October 2026 begins from the list “Before they start”, so that their checks are seen.", await Refused(browser, $"{home}/staff/new", [Key, .. answers, .. Day("startDate", 1, 10)]), StringComparison.Ordinal);
        Assert.Contains("Enter the day on which they started.", await Refused(browser, $"{home}/staff/new", [Key, .. answers]), StringComparison.Ordinal);
        await Saved(browser, $"{home}/staff/new", [Key, .. answers, .. Day("startDate", 30, 9)]);
        Assert.Contains("No figure: nobody is known to have started since 1 October 2026", await site.Text(manager, $"{home}/starting"), StringComparison.Ordinal);

        // Another system tells of somebody who works already: taken in, and counted.
        Guid record;
        using (var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id))
            record = Guid.Parse((string)(await machine.Send("POST", "/staff", $$$"""{"service":"{{{provider.Services[0]}}}","answers":{"displayName":"Told Us","mainJobRole":"8","contractType":"1","startDate":"2026-11-09"}}"""))["record"]!);
        Assert.Contains("Started, and a check is not clear 1 person since 9 Nov 2026 Record", await site.Text(manager, home), StringComparison.Ordinal);
        Assert.Contains("Told Us Care worker, Alder Care 000 9 Nov 2026 Checks not recorded", await site.Text(manager, $"{home}/starting"), StringComparison.Ordinal);
        foreach (var check in Asked)
            await Saved(browser, $"{home}/starting/{record}/{check}", Clear(check));
        // Clear now, a week too late.
        var list = await site.Text(manager, $"{home}/starting");
        Assert.DoesNotContain("a check is not clear", await site.Text(manager, home), StringComparison.Ordinal);
        Assert.Contains("0% of starts had every check in time Starts since 1 October 2026 1 Every check clear on the first day 0 By a waiver of one check or more 0 Without 1", list, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_what_is_wrong_with_a_check_is_told_and_no_sentence_fits_into_a_documents_number(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var one = await Candidate(browser, provider);
        Assert.Contains("Say what came of it, or that it is still waited for", await Refused(browser, $"{one}/identity", Key), StringComparison.Ordinal);
        var wrong = await Refused(browser, $"{one}/criminal-record", [Key, ("Outcome", "ClearWithNote"), .. Day("AskedOn", 20, 11), .. Day("DoneOn", 2, 11), ("Document", "theft in 1999, spent"), .. Day("Ends", 1, 1)]);
        Assert.Contains("It was looked at before it was asked for. Check both days", wrong, StringComparison.Ordinal);
        Assert.Contains("Say who looked at it, by name or post", wrong, StringComparison.Ordinal);
        Assert.Contains("Never write what it says", wrong, StringComparison.Ordinal);
        Assert.Contains("This day is not after the one on which it was looked at", wrong, StringComparison.Ordinal);
        Assert.Contains("This day is in the future", await Refused(browser, $"{one}/identity", [Key, ("Outcome", "Clear"), .. Day("DoneOn", 1, 1, 2027), ("LookedBy", "me")]), StringComparison.Ordinal);
        Assert.Contains("2 are asked for, and 1 have come", await Refused(browser, $"{one}/references", [.. Clear("x").Where(f => f.Item1 != "Count"), ("Count", "1")]), StringComparison.Ordinal);
        await Saved(browser, $"{one}/criminal-record", Clear("criminal-record"));
        // Three years by the list.
        Assert.Contains("Enhanced DBS check Clear 16 Nov 2026, by registered manager; renew by 16 Nov 2029", await site.Text(manager, one), StringComparison.Ordinal);
        using (var none = await browser.Get($"{one}/registration"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var nurse = await Candidate(browser, provider, "16", "Nurse");
        Assert.Contains("Registration with a professional body Not recorded", await site.Text(manager, nurse), StringComparison.Ordinal);
        Assert.Contains("Enter the day on which they are to start, within a year of today", await Refused(browser, $"/providers/{provider.Id}/starting/new", Key, ("Name", "X"), ("Service", provider.Services[0].ToString()), ("Role", "8"), ("Contract", "1")), StringComparison.Ordinal);
        Assert.Contains("Choose the service where they are to start", await Refused(browser, $"/providers/{provider.Id}/starting/new", Key, ("Service", site.Stranger.Services[0].ToString())), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_only_a_manager_waives_what_may_be_waived_no_longer_than_the_list_says_and_never_what_is_not_clear(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var editor = $"editor-{provider.Id}";
        await SeedProvider.Account(site.Served.Store, editor, Role.ProviderEditor, provider.Id, stop);
        var browser = await site.Served.As(manager);
        var one = await Candidate(browser, provider);
        foreach (var never in new[] { "identity", "right-to-work" })
            using (var none = await browser.Get($"{one}/{never}/waive"))
                Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using (var none = await (await site.Served.As(editor)).Get($"{one}/health/waive"))
            Assert.NotEqual(HttpStatusCode.OK, none.StatusCode);
        Assert.Contains("A manager may waive it.", await site.Text(editor, $"{one}/health"), StringComparison.Ordinal);
        var wrong = await Refused(browser, $"{one}/health/waive", [Key, .. Day("Until", 21, 12)]);
        Assert.Contains("Enter the name of who answers for it", wrong, StringComparison.Ordinal);
        Assert.Contains("Say why they start without it", wrong, StringComparison.Ordinal);
        Assert.Contains("Say what keeps people safe until it is in", wrong, StringComparison.Ordinal);
        Assert.Contains("Enter its last day, 20 December 2026 at the latest", wrong, StringComparison.Ordinal);
        await Saved(browser, $"{one}/health", [Key, ("Outcome", "NotClear"), .. Day("DoneOn", 16, 11), ("LookedBy", "registered manager")]);
        (string, string)[] good = [Key, ("WaivedBy", "M"), ("Reason", "R"), ("Safeguards", "S"), .. Day("Until", 1, 12)];
        Assert.Contains("what is not clear is not waived", await Refused(browser, $"{one}/health/waive", good), StringComparison.Ordinal);
        Assert.Contains("Health declaration: it is not clear. They cannot start by it, and it is not waived.", await Refused(browser, one, [Key, .. Day("On", 22, 11)]), StringComparison.Ordinal);
        await Saved(browser, $"{one}/health", Clear("health"));
        Assert.Contains("there is nothing to waive", await Refused(browser, $"{one}/health/waive", good), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_who_will_not_start_is_erased_and_another_provider_sees_nobody(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var one = await Candidate(browser, provider);
        await Saved(browser, $"{one}/identity", Clear("identity"));
        using (var none = await (await site.Served.As("stranger")).Get(one.Replace(provider.Id.ToString(), site.Stranger.Id.ToString(), StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var id = Guid.Parse(one.Split('/')[^1]);
        Assert.Equal($"/providers/{provider.Id}/starting?saved=dropped", await Saved(browser, $"{one}?handler=Drop"));
        await using (var db = await site.Served.Store.Read(Scope.System, stop))
        {
            foreach (var type in Traces.Tables(db))
                Assert.Empty(await Traces.Of(db, type, provider.Id, id, stop));
            Assert.Null((await db.Set<AuditKey>().SingleAsync(k => k.Id == id, stop)).Salt);
        }
        Assert.Contains("They were to start, and will not", await site.Text(manager, $"/providers/{provider.Id}/retention"), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_who_never_started_goes_by_the_retention_rule_six_months_after_the_planned_day(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        var (old, young) = (NewId.Next(), NewId.Next());
        await site.Change(provider, db =>
        {
            foreach (var (id, day) in new[] { (old, RecordSite.Today.AddMonths(-6).AddDays(-1)), (young, RecordSite.Today.AddMonths(-6).AddDays(1)) })
                db.Add(new Candidate { Id = id, OrganisationId = provider.Id, ServiceId = provider.Services[0], Name = "Never", Role = "8", PlannedOn = day, Added = day });
            return Task.FromResult(0);
        });
        await RunRetention.Run(site.Served.Store, Packs.Load(Packs.Beside), null, stop);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Equal([young], await db.Set<Candidate>().Where(c => c.OrganisationId == provider.Id).Select(c => c.Id).ToListAsync(stop));
        Assert.Contains("candidate, P6M", (await db.Set<Erasure>().SingleAsync(e => e.Record == old, stop)).Rule, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_a_worker_reads_their_own_checks_and_nobody_can_change_them_there(string kind)
    {
        var site = await sites.Of(kind);
        await site.Change(site.Parent, db =>
        {
            db.Add(new SuitabilityCheck { Id = NewId.Next(), OrganisationId = site.Parent.Id, EngagementId = site.Parent.Staff[7], Check = "identity", Outcome = CheckResult.Clear, AskedOn = new(2026, 10, 1), DoneOn = new(2026, 10, 2), LookedBy = "deputy" });
            return Task.FromResult(0);
        });
        var mine = await site.Text("worker", "/me");
        Assert.Contains("Checks of your suitability", mine, StringComparison.Ordinal);
        Assert.Contains("Identity Clear 2 Oct 2026, by deputy", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("Record a check", mine, StringComparison.Ordinal);
        Assert.Contains("Identity Clear 2 Oct 2026, by deputy", await site.Text("worker", "/me/everything"), StringComparison.Ordinal);
    }

    [Fact]
    public void R11_scotlands_membership_runs_out_by_the_day_on_which_they_joined()
    {
        var words = new CountryLabels(Packs.Load(Packs.Beside)["scotland"]);
        int? Months(DateOnly day) => StartRule.Months(StartRule.Asked(words, "support-worker", day).Single(c => c.Code == "criminal-record"));
        Assert.Null(Months(new(2026, 3, 31)));
        Assert.Equal(60, Months(new(2026, 4, 1)));
        Assert.DoesNotContain(StartRule.Asked(words, "support-worker", RecordSite.Today), c => c.Code is "registration" or "qualification");
        Assert.Contains(StartRule.Asked(words, "social-worker", RecordSite.Today), c => c.Code == "registration");
        Assert.Empty(StartRule.Asked(new CountryLabels(null), "8", RecordSite.Today));
    }
}
