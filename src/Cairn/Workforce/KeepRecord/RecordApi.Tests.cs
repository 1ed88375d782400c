using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: another system keeps a person's record from the start to the leaving, by the rules of the pages and files.</summary>
public sealed class RecordApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static Task<Machine> Machine(RecordSite site, SeedProvider provider, params string[] permissions) => Tests.Machine.Of(site.Served.Store, site.Served.Address, provider.Id, permissions);

    private static async Task<Answered> Added(Machine machine, SeedProvider provider, string? key = null) =>
        await machine.Send("POST", "/staff", $$$"""{"service":"{{{provider.Services[0]}}}","answers":{"displayName":"Mòrag O’Neill","mainJobRole":"8","contractType":"1","startDate":"2026-11-02"}}""", key);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_is_added_changed_confirmed_ended_and_taken_back(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var added = await Added(machine, provider);
        Assert.Equal((201, "S0-021"), (added.Status, (string?)added["reference"]));
        var (record, place) = ((string)added["record"]!, added.Headers.Location!.OriginalString);
        Assert.Equal($"{machine.Home}/staff/{record}", place);
        Assert.Equal("“Payroll”, another system", (string?)added["source"]);
        Assert.Contains("from “Payroll”, another system", await site.Served.Text(manager, $"/providers/{provider.Id}/staff/{record}"), StringComparison.Ordinal);

        var changed = await machine.Send("PATCH", place, $$$"""{"version":{{{added["version"]}}},"answers":{"payInterval":"3","hourlyPay":13.40,"contractedHours":37.5,"zeroHours":"2","birthDate":"1990-04-01"}}""");
        Assert.Equal((200, 13.40m, 37.5m, "1990-04-01"), (changed.Status, (decimal)changed["answers"]["hourlyPay"]!, (decimal)changed["answers"]["contractedHours"]!, (string?)changed["answers"]["birthDate"]));
        Assert.Equal("changed-since", (await machine.Send("PATCH", place, $$$"""{"version":{{{added["version"]}}},"answers":{"hourlyPay":14}}""")).Problem);
        var taken = await machine.Send("PATCH", place, """{"answers":{"contractedHours":null}}""");
        Assert.Equal((200, null), (taken.Status, (string?)taken["answers"]["contractedHours"]?.ToString()));

        Assert.Equal((200, "2026-11-22"), ((await machine.Send("POST", $"{place}/confirm")).Status, (string?)(await machine.Get(place))["confirmed"]));
        Assert.Equal(["on"], (await machine.Send("POST", $"{place}/end", """{"on":"2026-12-24","reason":"6"}""")).Questions);
        Assert.Equal(["reason"], (await machine.Send("POST", $"{place}/end", """{"on":"2026-11-20","reason":"12345"}""")).Questions);
        var ended = await machine.Send("POST", $"{place}/end", """{"on":"2026-11-20","reason":"6"}""");
        Assert.Equal((200, "2026-11-20", "6"), (ended.Status, (string?)ended["leftOn"], (string?)ended["leavingReason"]));
        Assert.Equal("not-found", (await machine.Send("POST", $"{place}/end", """{"on":"2026-11-20","reason":"6"}""")).Problem);
        Assert.Equal("not-found", (await machine.Send("PATCH", place, """{"answers":{}}""")).Problem);
        Assert.Equal(20, (await machine.Get("/staff?limit=500"))["items"].AsArray().Count);
        Assert.Equal((200, null), ((await machine.Send("POST", $"{place}/resume")).Status, (string?)(await machine.Get(place)).Body!["leftOn"]?.ToString()));
        Assert.Equal("refused", (await machine.Send("POST", $"{place}/resume")).Problem);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_a_record_says_can_be_sent_back_as_it_is_and_changes_nothing(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        foreach (var person in provider.Staff.Take(5))
        {
            var held = await machine.Get($"/staff/{person}");
            var again = await machine.Send("PATCH", $"/staff/{person}", new JsonObject { ["answers"] = held["answers"].DeepClone() }.ToJsonString());
            Assert.Equal((200, (long)held["version"]), (again.Status, (long)again["version"]));
            foreach (var line in (await machine.Get($"/staff/{person}/training"))["items"].AsArray())
            {
                var kept = await machine.Send("PATCH", $"/staff/{person}/training/{line!["record"]}", new JsonObject { ["answers"] = line["answers"]!.DeepClone() }.ToJsonString());
                Assert.Equal((200, line["answers"]!.ToJsonString()), (kept.Status, kept["answers"].ToJsonString()));
            }
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_the_rules_refuse_is_told_question_by_question_and_nothing_is_kept(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var refused = await machine.Send("POST", "/staff", $$$"""{"service":"{{{provider.Services[0]}}}","reference":"W00003","answers":{"displayName":"","mainJobRole":"8","startDate":"2026-12-22","contractedHours":99}}""");
        Assert.Equal((422, "answers-refused"), (refused.Status, refused.Problem));
        Assert.Superset(new HashSet<string?> { "displayName", "contractType", "startDate", "contractedHours", "reference" }, refused.Questions.ToHashSet());
        Assert.Contains("“Contract” is blank.", (string?)refused["detail"], StringComparison.Ordinal);
        Assert.Equal(["service"], (await machine.Send("POST", "/staff", $$$"""{"service":"{{{site.Stranger.Services[0]}}}","answers":{"displayName":"Stray","mainJobRole":"8","contractType":"1"}}""")).Questions);
        Assert.Equal(["mainJobRole"], (await machine.Send("PATCH", $"/staff/{provider.Staff[0]}", """{"answers":{"mainJobRole":"99999"}}""")).Questions);

        var unreadable = await machine.Send("POST", "/staff", """{"service":1,"answers":{"hourlyPay":"12","hourlypay":1,"displayName":"A","displayName":"B"},"extra":true}""");
        Assert.Equal((400, "unreadable"), (unreadable.Status, unreadable.Problem));
        Assert.Equal(["/service", "/answers/hourlyPay", "/answers/hourlypay", "/answers/displayName", "/extra"], unreadable.Questions);
        foreach (var body in new[] { "", "{", "[]", "{\"answers\":{\"displayName\":\"\\ud800\"}}", "{} {}", new string('[', 100) })
            Assert.Equal("unreadable", (await machine.Send("PATCH", $"/staff/{provider.Staff[0]}", body)).Problem);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Equal(20, await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).CountAsync(e => e.OrganisationId == provider.Id, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_request_again_is_carried_out_once_and_another_with_its_key_is_refused(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var (first, again) = (await Added(machine, provider, "once"), await Added(machine, provider, "once"));
        Assert.Equal((201, first.Body!.ToJsonString(), first.Headers.Location), (again.Status, again.Body!.ToJsonString(), again.Headers.Location));
        Assert.Equal("idempotency-key-reused", (await machine.Send("POST", "/staff", $$$"""{"service":"{{{provider.Services[0]}}}","answers":{"displayName":"Another","mainJobRole":"8","contractType":"1"}}""", "once")).Problem);
        // Another system of the same organisation may happen to use the same key.
        using var other = await Machine(site, provider);
        Assert.NotEqual((string?)first["record"], (string?)(await Added(other, provider, "once"))["record"]);

        var place = first.Headers.Location!.OriginalString;
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(200, (await machine.Send("POST", $"{place}/end", """{"on":"2026-11-20","reason":"6"}""", "end")).Status);
        // A request that was refused has used its key for nothing.
        Assert.Equal(422, (await machine.Send("POST", $"/staff/{provider.Staff[1]}/absences", """{"answers":{"kind":"sickness"}}""", "line")).Status);
        Assert.Equal(201, (await machine.Send("POST", $"/staff/{provider.Staff[1]}/absences", """{"answers":{"kind":"sickness","firstDay":"2026-11-02"}}""", "line")).Status);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Equal(1, await db.Own<Engagement>().CountAsync(e => e.DisplayName == "Mòrag O’Neill", stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Sensitive_answers_are_shown_and_taken_only_with_their_permission(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var plain = await Machine(site, provider, "staff:read", "staff:write");
        using var full = await Machine(site, provider, "staff:read", "staff:sensitive");
        string[] sensitive = ["birthDate", "nationalInsurance", "ethnicity", "disabled"];
        foreach (var path in new[] { $"/staff/{provider.Staff[2]}", "/staff" })
        {
            var (less, more) = ((await plain.Get(path)).Body!, (await full.Get(path)).Body!);
            foreach (var name in sensitive)
                Assert.Equal((false, true), (less.ToJsonString().Contains($"\"{name}\"", StringComparison.Ordinal), more.ToJsonString().Contains($"\"{name}\"", StringComparison.Ordinal)));
        }
        var refused = await plain.Send("PATCH", $"/staff/{provider.Staff[2]}", """{"answers":{"birthDate":"1990-01-01","hourlyPay":14}}""");
        Assert.Equal((403, "permission-missing"), (refused.Status, refused.Problem));
        Assert.Equal(["birthDate"], refused.Questions);
        Assert.Equal(12.5m, (decimal)(await plain.Get($"/staff/{provider.Staff[2]}"))["answers"]["hourlyPay"]!);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Lines_of_a_record_are_listed_added_corrected_and_taken_away(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        foreach (var (line, add, change, wrong, question) in new[]
        {
            ("training", """{"category":"1","completed":"2026-10-01","validity":"12"}""", """{"validity":"24"}""", """{"completed":"2027-10-01"}""", "completed"),
            ("qualifications", """{"qualification":"1","year":2019}""", """{"notes":"Seen"}""", """{"year":1066}""", "year"),
            ("absences", """{"kind":"sickness","firstDay":"2026-11-02","days":2.5}""", """{"lastDay":"2026-11-06"}""", """{"lastDay":"2026-11-01"}""", "lastDay"),
        })
        {
            var place = $"/staff/{provider.Staff[1]}/{line}";
            var before = (await machine.Get(place))["items"].AsArray().Count;
            var added = await machine.Send("POST", place, $$$"""{"answers":{{{add}}}}""");
            Assert.True(added.Status == 201, added.Body?.ToJsonString());
            var one = added.Headers.Location!.OriginalString;
            var changed = await machine.Send("PATCH", one, $$$"""{"version":{{{added["version"]}}},"answers":{{{change}}}}""");
            Assert.True(changed.Status == 200, changed.Body?.ToJsonString());
            Assert.Equal("changed-since", (await machine.Send("PATCH", one, $$$"""{"version":{{{added["version"]}}},"answers":{}}""")).Problem);
            var refused = await machine.Send("PATCH", one, $$$"""{"answers":{{{wrong}}}}""");
            Assert.Equal((422, true), (refused.Status, refused.Questions.Contains(question)));
            Assert.Equal(before + 1, (await machine.Get(place))["items"].AsArray().Count);
            Assert.Equal((204, 204), ((await machine.Send("DELETE", one, null, $"gone-{line}")).Status, (await machine.Send("DELETE", one, null, $"gone-{line}")).Status));
            Assert.Equal("not-found", (await machine.Send("DELETE", one)).Problem);
            Assert.Equal("not-found", (await machine.Send("PATCH", one, """{"answers":{}}""")).Problem);
            Assert.Equal(before, (await machine.Get(place))["items"].AsArray().Count);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_end_that_follows_from_the_months_moves_with_them(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        var added = await machine.Send("POST", $"/staff/{provider.Staff[1]}/training", """{"answers":{"category":"1","completed":"2026-10-01","validity":"12"}}""");
        var changed = await machine.Send("PATCH", added.Headers.Location!.OriginalString, """{"answers":{"validity":"24"}}""");
        Assert.Equal(("2027-09-30", "2028-09-30"), ((string?)added["answers"]["expires"], (string?)changed["answers"]["expires"]));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_list_is_read_leaf_by_leaf_and_nobody_is_left_out(string kind)
    {
        var site = await sites.Of(kind);
        using var machine = await Machine(site, site.Parent);
        var (seen, after) = (new List<string>(), "");
        do
        {
            var leaf = await machine.Get($"/staff?limit=50{after}");
            seen.AddRange(leaf["items"].AsArray().Select(e => (string)e!["record"]!));
            after = leaf.Body!["next"] is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        Assert.Equal(site.Parent.Staff.Concat(site.Child.Staff).Select(s => s.ToString()).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal(60, (await machine.Get($"/staff?limit=500&service={site.Parent.Services[1]}"))["items"].AsArray().Count);
        Assert.Equal("not-found", (await machine.Get($"/staff?service={site.Stranger.Services[0]}")).Problem);
        Assert.Equal("unreadable", (await machine.Get("/staff?service=x")).Problem);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_organisations_records_are_as_if_they_were_not(string kind)
    {
        var site = await sites.Of(kind);
        using var machine = await Machine(site, site.Parent);
        foreach (var path in new[] { "", "/training", "/qualifications", "/absences" })
        {
            var (foreign, absent) = (await machine.Get($"/staff/{site.Stranger.Staff[0]}{path}"), await machine.Get($"/staff/{NewId.Next()}{path}"));
            Assert.Equal((404, absent.Body!.ToJsonString()), (foreign.Status, foreign.Body!.ToJsonString()));
        }
        foreach (var (verb, body) in new (string, string?)[] { ("end", """{"on":"2026-11-20","reason":"6"}"""), ("resume", null), ("confirm", null), ("move", $$$"""{"to":"{{{site.Parent.Services[0]}}}"}""") })
            Assert.Equal(404, (await machine.Send("POST", $"/staff/{site.Stranger.Staff[0]}/{verb}", body)).Status);
        Assert.Equal(404, (await machine.Get($"/api/v1/providers/{site.Stranger.Id}/staff")).Status);
        Assert.Equal(200, (await machine.Get($"/api/v1/providers/{site.Child.Id}/staff")).Status);
        Assert.Equal(10, (await machine.Get($"/api/v1/providers/{site.Child.Id}/staff"))["items"].AsArray().Count);
        Assert.Equal(404, (await machine.Get($"/services/{site.Stranger.Services[0]}")).Status);
        Assert.Equal((200, "Rowan Care 000"), ((await machine.Get($"/services/{site.Parent.Services[0]}")).Status, (string?)(await machine.Get($"/services/{site.Parent.Services[0]}"))["answers"]["name"]));
        Assert.Equal(3, (await machine.Get("/services"))["items"].AsArray().Count);
        Assert.Equal("Birch Care", (string?)(await machine.Get(""))["keepsDataOf"][0]!["name"]);
        // A subsidiary whose record its parent keeps may read, and is told who keeps it when it writes.
        using var child = await Machine(site, site.Child);
        Assert.Contains("Rowan Care keeps your record", (string?)(await child.Send("PATCH", $"/staff/{site.Child.Staff[0]}", """{"answers":{"hourlyPay":14}}"""))["detail"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_moves_to_another_service(string kind)
    {
        var site = await sites.Of(kind);
        var provider = new SeedProvider(NewId.Next(), "Elm Care", 2, 5, RecordSite.Today);
        await provider.Into(site.Served.Store, stop);
        using var machine = await Machine(site, provider);
        Assert.Equal(["to"], (await machine.Send("POST", $"/staff/{provider.Staff[1]}/move", $$$"""{"to":"{{{site.Stranger.Services[0]}}}"}""")).Questions);
        var moved = await machine.Send("POST", $"/staff/{provider.Staff[1]}/move", $$$"""{"to":"{{{provider.Services[1]}}}","reference":"N1"}""");
        Assert.Equal((200, provider.Services[1].ToString(), "N1"), (moved.Status, (string?)moved["service"], (string?)moved["reference"]));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_has_changed_is_told_in_order_and_says_nothing_of_what(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine(site, provider);
        Assert.Empty((await machine.Get("/changes"))["items"].AsArray());
        var person = provider.Staff[1];
        await machine.Send("PATCH", $"/staff/{person}", """{"answers":{"hourlyPay":14.25}}""");
        var line = await machine.Send("POST", $"/staff/{person}/training", """{"answers":{"category":"1"}}""");
        await machine.Send("POST", $"/staff/{person}/end", """{"on":"2026-11-20","reason":"6"}""");
        var all = await machine.Get("/changes");
        Assert.Equal(
            [$"ChangeEngagement engagement {person} {person}", $"KeepTraining training {line["record"]} {person}", $"EndEngagement engagement {person} {person}"],
            all["items"].AsArray().Select(c => $"{c!["change"]} {c["subject"]} {c["record"]} {c["engagement"]}"));
        Assert.DoesNotContain("14.25", all.Body!.ToJsonString(), StringComparison.Ordinal);
        var first = await machine.Get("/changes?limit=1");
        Assert.Equal(((long)first["items"][0]!["sequence"]!, 2), ((long)first["next"], (await machine.Get(string.Create(CultureInfo.InvariantCulture, $"/changes?after={(long)first["next"]}")))["items"].AsArray().Count));
    }
}
