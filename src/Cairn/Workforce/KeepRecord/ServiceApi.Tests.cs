using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1, W2: another system keeps services and their posts, by the rules of the pages and files.</summary>
public sealed class ServiceApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Alder = """
        {"answers":{"name":"Alder Court","mainService":"2","employerType":"6","address1":"1 High Street","town":"Leeds","postcode":"ls1 2rp","area":"102","regulated":true,"providerNumber":"1-123456789","locationNumber":"1-987654321","staffStated":12}}
        """;

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static Task<Machine> Machine(RecordSite site, SeedProvider provider, params string[] permissions) => Tests.Machine.Of(site.Served.Store, site.Served.Address, provider.Id, permissions);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_service_is_added_changed_confirmed_given_posts_and_closed(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var (added, again) = (await machine.Send("POST", "/services", Alder, "once"), await machine.Send("POST", "/services", Alder, "once"));
        Assert.Equal((201, "S-002", true, "LS1 2RP"), (added.Status, (string?)added["reference"], (bool)added["answers"]["regulated"]!, (string?)added["answers"]["postcode"]));
        Assert.Equal((string?)added["record"], (string?)again["record"]);
        var place = added.Headers.Location!.OriginalString;
        Assert.Equal($"{machine.Home}/services/{added["record"]}", place);

        var changed = await machine.Send("PATCH", place, $$$"""{"version":{{{added["version"]}}},"answers":{"allServices":[{"service":"2","places":40,"inUse":35},{"service":"0"}],"serves":[{"code":"1"}],"leaveDays":28,"address2":"Oldtown"}}""");
        Assert.True(changed.Status == 200, changed.Body?.ToJsonString());
        Assert.Equal(("""[{"service":"2","places":40,"inUse":35,"description":null},{"service":"0","places":null,"inUse":null,"description":null}]""", 28m), (changed["answers"]["allServices"]!.ToJsonString(), (decimal)changed["answers"]["leaveDays"]!));
        Assert.Equal("changed-since", (await machine.Send("PATCH", place, $$$"""{"version":{{{added["version"]}}},"answers":{"leaveDays":30}}""")).Problem);
        Assert.Null((await machine.Send("PATCH", place, """{"answers":{"address2":null}}"""))["answers"]["address2"]);
        Assert.Contains("Places in the main service 40", await site.Served.Text(manager, $"/providers/{provider.Id}/services/{added["record"]}"), StringComparison.Ordinal);
        Assert.Equal("2026-11-22", (string?)(await machine.Send("POST", $"{place}/confirm"))["confirmed"]);

        var empty = await machine.Get($"{place}/posts");
        var posts = await machine.Send("PATCH", $"{place}/posts", $$$"""{"version":"{{{empty["version"]}}}","answers":{"posts":[{"role":"8","vacancies":2,"starters":3,"leavers":1},{"role":"27","vacancies":1,"starters":0,"leavers":0}],"reasons":[{"reason":"5","number":1}]}}""");
        Assert.True(posts.Status == 200, posts.Body?.ToJsonString());
        Assert.Equal("""[{"role":"8","vacancies":2,"starters":3,"leavers":1},{"role":"27","vacancies":1,"starters":0,"leavers":0}]""", posts["answers"]["posts"]!.ToJsonString());
        Assert.Equal("changed-since", (await machine.Send("PATCH", $"{place}/posts", $$$"""{"version":"{{{empty["version"]}}}","answers":{}}""")).Problem);

        Assert.Contains("3 posts are vacant here", (string?)(await machine.Send("POST", $"{place}/end", """{"closedOn":"2026-11-20"}"""))["detail"], StringComparison.Ordinal);
        Assert.Equal(["vacancies", "starters", "leavers"], (await machine.Send("PATCH", $"{place}/posts", """{"answers":{"posts":[],"reasons":null}}""")).Questions);
        Assert.Equal(200, (await machine.Send("PATCH", $"{place}/posts", """{"answers":{"posts":[],"reasons":null,"vacancies":"none","starters":"none","leavers":"none"}}""")).Status);
        Assert.Equal(["closedOn"], (await machine.Send("POST", $"{place}/end", """{"closedOn":"2027-01-01"}""")).Questions);
        var closed = await machine.Send("POST", $"{place}/end", """{"closedOn":"2026-11-20"}""");
        Assert.Equal((200, "2026-11-20"), (closed.Status, (string?)closed["closedOn"]));
        Assert.Equal("2026-11-20", (string?)(await machine.Get(place))["closedOn"]);
        Assert.Equal("not-found", (await machine.Send("PATCH", place, """{"answers":{"leaveDays":20}}""")).Problem);
        Assert.Equal("not-found", (await machine.Get($"{place}/posts")).Problem);
        var told = (await machine.Get("/changes?limit=500"))["items"].AsArray().Where(c => (string?)c!["record"] == (string?)added["record"]).Select(c => (string?)c!["change"]);
        Assert.Equal(["BeginService", "ChangeService", "ChangeService", "ConfirmAnswers", "KeepPosts", "KeepPosts", "EndService"], told);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_read_can_be_sent_back_as_it_is_and_changes_nothing(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var full = await machine.Send("POST", "/services", Alder);
        await machine.Send("PATCH", $"/services/{full["record"]}/posts", """{"answers":{"posts":[{"role":"8","vacancies":2}],"starters":"none","leavers":"unknown"}}""");
        foreach (var service in (await machine.Get("/services"))["items"].AsArray())
        {
            var same = await machine.Send("PATCH", $"/services/{service!["record"]}", new JsonObject { ["answers"] = service["answers"]!.DeepClone() }.ToJsonString());
            Assert.True(same.Status == 200, same.Body?.ToJsonString());
            Assert.Equal((long)service["version"]!, (long)same["version"]);
            var posts = await machine.Get($"/services/{service["record"]}/posts");
            var kept = await machine.Send("PATCH", $"/services/{service["record"]}/posts", new JsonObject { ["version"] = (string?)posts["version"], ["answers"] = posts["answers"].DeepClone() }.ToJsonString());
            Assert.True(kept.Status == 200, kept.Body?.ToJsonString());
            Assert.Equal(posts.Body!.ToJsonString(), kept.Body!.ToJsonString());
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_the_rules_refuse_is_told_question_by_question_and_nothing_is_kept(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var refused = await machine.Send("POST", "/services", """{"reference":"S0","answers":{"name":"","postcode":"nowhere","regulated":false,"providerNumber":"1-123456789","places":4}}""");
        Assert.Equal((422, "answers-refused"), (refused.Status, refused.Problem));
        Assert.Superset(new HashSet<string?> { "name", "postcode", "mainService", "area", "reference", "places" }, refused.Questions.ToHashSet());
        Assert.Contains("is not asked in the country", (string?)refused["detail"], StringComparison.Ordinal);
        var unreadable = await machine.Send("POST", "/services", """{"answers":{"regulated":"2","allServices":[{"place":1}],"serves":["1"],"subSector":"x"}}""");
        Assert.Equal(["/answers/regulated", "/answers/allServices/0/place", "/answers/allServices/0/service", "/answers/serves/0", "/answers/subSector"], unreadable.Questions);
        foreach (var (method, path, body) in new[] { ("PATCH", "", """{"answers":{}}"""), ("PATCH", "/posts", """{"answers":{}}"""), ("POST", "/end", """{"closedOn":"2026-11-20"}"""), ("POST", "/confirm", null) })
            Assert.Equal("not-found", (await machine.Send(method, $"/services/{site.Stranger.Services[0]}{path}", body)).Problem);
        using var reader = await Machine(site, provider, "services:read");
        Assert.Equal("permission-missing", (await reader.Send("POST", "/services", Alder)).Problem);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Single(await db.Own<Service>().ToListAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Scotlands_services_answer_Scotlands_questions(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await BeginServiceTests.Scottish(site);
        var service = await BeginServiceTests.ScottishService(site, provider, manager);
        using var machine = await Tests.Machine.Of(site.Served.Store, site.Served.Address, provider);
        var held = await machine.Get($"/services/{service}");
        Assert.Equal(("scotland", "care-homes-adults", "care-home-older", false), ((string?)held["country"], (string?)held["subSector"], (string?)held["answers"]["mainService"], held["answers"].AsObject().ContainsKey("allServices")));
        var changed = await machine.Send("PATCH", $"/services/{service}", """{"answers":{"places":40,"inUse":38}}""");
        Assert.Equal((200, 40m), (changed.Status, (decimal)changed["answers"]["places"]!));
        Assert.Equal(["allServices"], (await machine.Send("PATCH", $"/services/{service}", """{"answers":{"allServices":[{"service":"2"}]}}""")).Questions);
        Assert.Contains((await machine.Get("/codes/areas"))["codes"].AsArray(), c => (string?)c!["code"] == "S12000008");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Many_peoples_pay_and_training_are_kept_together_or_not_at_all(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        string Items(params (Guid Person, string Answers)[] items) => $$$"""{"items":[{{{string.Join(',', items.Select(i => $$$"""{"engagement":"{{{i.Person}}}","answers":{{{i.Answers}}}}"""))}}}]}""";
        var (one, two) = (provider.Staff[1], provider.Staff[2]);
        var kept = await machine.Send("POST", "/staff/changes", Items((one, """{"hourlyPay":14.1}"""), (two, """{"hourlyPay":14.2}""")), "raise");
        Assert.Equal((200, 2), (kept.Status, (int)kept["changed"]));
        Assert.Equal(2, (int)(await machine.Send("POST", "/staff/changes", Items((one, """{"hourlyPay":14.1}"""), (two, """{"hourlyPay":14.2}""")), "raise"))["changed"]);
        var refused = await machine.Send("POST", "/staff/changes", Items((one, """{"hourlyPay":15}"""), (two, """{"contractedHours":500}""")));
        Assert.Equal((422, "answers-refused"), (refused.Status, refused.Problem));
        Assert.Equal([("contractedHours", "/items/1/answers/contractedHours")], refused["errors"].AsArray().Select(e => ((string)e!["question"]!, (string)e["pointer"]!)));
        Assert.Equal(14.1m, (decimal)(await machine.Get($"/staff/{one}"))["answers"]["hourlyPay"]!);
        Assert.Equal("unreadable", (await machine.Send("POST", "/staff/changes", Items((one, "{}"), (one, "{}")))).Problem);
        Assert.Equal("not-found", (await machine.Send("POST", "/staff/changes", Items((one, """{"hourlyPay":16}"""), (site.Stranger.Staff[0], """{"hourlyPay":16}""")))).Problem);
        using var plain = await Machine(site, provider, "staff:write");
        Assert.Equal("permission-missing", (await plain.Send("POST", "/staff/changes", Items((one, """{"birthDate":"1990-01-01"}""")))).Problem);

        string Both(string answers) => $$$"""{"engagements":["{{{one}}}","{{{two}}}"],"answers":{{{answers}}}}""";
        var before = (await machine.Get($"/staff/{two}/training"))["items"].AsArray().Count;
        Assert.Equal(2, (int)(await machine.Send("POST", "/staff/training", Both("""{"category":"1","completed":"2026-10-01"}""")))["changed"]);
        Assert.Equal(before + 1, (await machine.Get($"/staff/{two}/training"))["items"].AsArray().Count);
        var late = await machine.Send("POST", "/staff/training", Both("""{"category":"1","completed":"2027-10-01"}"""));
        Assert.Equal([("completed", "/engagements/0"), ("completed", "/engagements/1")], late["errors"].AsArray().Select(e => ((string)e!["question"]!, (string)e["pointer"]!)));
    }
}
