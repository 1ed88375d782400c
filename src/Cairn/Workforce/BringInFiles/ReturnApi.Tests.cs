using System.Text;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W2: another system sends files in, follows their check, and accepts them or leaves them.</summary>
public sealed class ReturnApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly string Workplaces = Provider.Sample("workplace.csv").Replace("HQ,UPDATE", "HQ,NEW", StringComparison.Ordinal);
    private static readonly string Staff = string.Join('\n', Provider.Sample("staff.csv").ReplaceLineEndings("\n").Split('\n')[..61]) + "\n";

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Files_are_sent_in_followed_and_accepted(string kind)
    {
        var site = await sites.Of(kind);
        using var machine = await Beginner(site);
        using var sent = Files(("workplace", Workplaces), ("staff", Staff));
        var made = await machine.Send("POST", "/returns", sent, "files");
        Assert.Equal(202, made.Status);
        var place = made.Headers.Location!.OriginalString;
        var check = await Until(site, machine, place, "checked");
        var (rows, refused, added) = ((int)check["counts"]["staffRows"]!, (int)check["counts"]["staffRefused"]!, (int)check["counts"]["new"]!);
        Assert.True(added > 0 && added == rows - refused);
        using var other = Files(("workplace", Workplaces), ("staff", Staff + "\n"));
        Assert.Equal("idempotency-key-reused", (await machine.Send("POST", "/returns", other, "files")).Problem);
        using var same = Files(("workplace", Workplaces), ("staff", Staff));
        Assert.Equal(place, (await machine.Send("POST", "/returns", same, "files")).Headers.Location!.OriginalString);

        var findings = await machine.Get($"{place}/findings?limit=3");
        Assert.Equal((200, 3), (findings.Status, findings["items"].AsArray().Count));
        Assert.NotEqual(3, (int)(await machine.Get($"{place}/findings?limit=3&after={findings["next"]}"))["items"][0]!["finding"]!);
        Assert.Equal(202, (await machine.Send("POST", $"{place}/accept", (string?)null, "accept")).Status);
        await Until(site, machine, place, "accepted");
        Assert.Equal(202, (await machine.Send("POST", $"{place}/accept", (string?)null, "accept")).Status); // the same again
        Assert.Equal("refused", (await machine.Send("POST", $"{place}/accept")).Problem);
        Assert.Equal(added, (await machine.Get("/staff?limit=500"))["items"].AsArray().Count);
        // What is held, as a file.
        Assert.Equal(added + 2, (await Text(machine, "/record/staff.csv")).Split('\n').Length);
        Assert.StartsWith("LOCALESTID", (await Text(machine, "/record/workplace.csv")).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("LOCALESTID", (await Text(machine, "/record/training.csv")).TrimStart('\uFEFF'), StringComparison.Ordinal);
        var changes = (await machine.Get("/changes?limit=500"))["items"].AsArray().Select(c => $"{c!["change"]} {c["subject"]}").ToList();
        Assert.Contains("AcceptReturn engagement", changes);
        Assert.Equal("AcceptReturn return", changes[^1]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_return_is_left_and_another_organisations_is_as_if_it_were_not(string kind)
    {
        var site = await sites.Of(kind);
        using var machine = await Beginner(site);
        using var stranger = await Machine.Of(site.Served.Store, site.Served.Address, site.Stranger.Id);
        using var files = Files(("workplace", Workplaces), ("staff", Staff));
        var place = (await machine.Send("POST", "/returns", files, null)).Headers.Location!.OriginalString;
        await Until(site, machine, place, "checked");
        var foreign = place.Replace(machine.Organisation.ToString(), stranger.Organisation.ToString(), StringComparison.Ordinal);
        foreach (var path in new[] { "", "/findings" })
            Assert.Equal("not-found", (await stranger.Get(foreign + path)).Problem);
        foreach (var path in new[] { "/accept", "/leave", "/check" })
            Assert.Equal("not-found", (await stranger.Send("POST", foreign + path)).Problem);
        Assert.Equal(202, (await machine.Send("POST", $"{place}/check")).Status);
        await Until(site, machine, place, "checked");
        Assert.Equal("left", (string?)(await machine.Send("POST", $"{place}/leave"))["state"]);
        Assert.Equal("refused", (await machine.Send("POST", $"{place}/accept")).Problem);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_accepting_would_do_is_told_and_who_is_missing_is_said_to_have_left(string kind)
    {
        var site = await sites.Of(kind);
        using var machine = await Beginner(site);
        var lines = Staff.TrimEnd('\n').Split('\n');
        async Task<string> Sent(params (string, string)[] parts)
        {
            using var files = Files(parts);
            var place = (await machine.Send("POST", "/returns", files, null)).Headers.Location!.OriginalString;
            await Until(site, machine, place, "checked");
            return place;
        }
        var first = await Sent(("workplace", Workplaces), ("staff", Staff));
        var added = (await machine.Get($"{first}/differences?limit=500"))["items"].AsArray();
        Assert.All(added, d => Assert.Equal(("new", true), ((string)d!["kind"]!, d["record"] is null)));
        await machine.Send("POST", $"{first}/accept");
        await Until(site, machine, first, "accepted");

        // The file of the next time leaves most of the staff out.
        var next = await Sent(("workplace", Workplaces.Replace("NEW", "UPDATE", StringComparison.Ordinal)), ("staff", string.Join('\n', lines[..30]).Replace(",NEW,", ",UPDATE,", StringComparison.Ordinal) + "\n"));
        var missing = (await machine.Get($"{next}/differences?limit=500"))["items"].AsArray().Where(d => (string?)d!["kind"] == "missing" && (string?)d["of"] == "engagement").ToList();
        Assert.True(missing.Count > 2);
        string Said(long difference, string rest) => $$$"""{"items":[{"difference":{{{difference}}},{{{rest}}}}]}""";
        var (left, record) = ((long)missing[0]!["difference"]!, (string)missing[0]!["record"]!);
        Assert.Equal(["on"], (await machine.Send("POST", $"{next}/missing-staff", Said(left, "\"left\":true,\"on\":\"2027-01-01\",\"reason\":\"5\""))).Questions);
        Assert.Equal(["reason"], (await machine.Send("POST", $"{next}/missing-staff", Said(left, "\"left\":true,\"on\":\"2026-10-31\",\"reason\":\"none\""))).Questions);
        Assert.Equal("not-found", (await machine.Send("POST", $"{next}/missing-staff", Said(1, "\"left\":false"))).Problem);
        Assert.Equal("not-found", (await machine.Send("POST", $"{next}/missing-services", Said(left, "\"closed\":false"))).Problem);
        Assert.Equal(204, (await machine.Send("POST", $"{next}/missing-staff", Said(left, "\"left\":true,\"on\":\"2026-10-31\",\"reason\":\"5\""), "said")).Status);
        var again = (await machine.Get($"{next}/differences?limit=500"))["items"].AsArray().Single(d => (long)d!["difference"]! == left);
        Assert.Equal(("2026-10-31", "5"), ((string?)again!["leftOn"], (string?)again["leavingReason"]));
        await machine.Send("POST", $"{next}/accept");
        await Until(site, machine, next, "accepted");
        Assert.Equal("2026-10-31", (string?)(await machine.Get($"/staff/{record}"))["leftOn"]);
        Assert.Equal("refused", (await machine.Send("POST", $"{next}/missing-staff", Said(left, "\"left\":false"))).Problem);
    }

    [Fact]
    public async Task Parts_that_are_missing_empty_twice_or_unknown_are_refused()
    {
        var site = await sites.Of("sqlite");
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, site.Parent.Id);
        foreach (var (parts, why) in new ((string, string)[], string)[]
        {
            ([("staff", "x")], "The file “workplace” is missing."), ([("workplace", "x"), ("staff", "")], "The file “staff” is empty."),
            ([("workplace", "x"), ("workplace", "x"), ("staff", "x")], "“workplace” is there twice."), ([("workplace", "x"), ("staff", "x"), ("rota", "x")], "There is no file “rota” here."),
        })
        {
            using var files = Files(parts);
            var answer = await machine.Send("POST", "/returns", files, null);
            Assert.Equal((400, "unreadable"), (answer.Status, answer.Problem));
            Assert.Contains(why, (string?)answer["detail"], StringComparison.Ordinal);
        }
        Assert.Equal("wrong-media-type", (await machine.Send("POST", "/returns", "{}")).Problem);
    }

    /// <summary>Of a provider that holds nothing yet.</summary>
    private async Task<Machine> Beginner(RecordSite site)
    {
        var provider = new SeedProvider(NewId.Next(), "Hazel Care", 0, 0, RecordSite.Today);
        await provider.Into(site.Served.Store, stop);
        return await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
    }

    private async Task<string> Text(Machine machine, string path)
    {
        using var http = new HttpClient { BaseAddress = machine.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", machine.Key);
        return await http.GetStringAsync(new Uri(machine.Home + path, UriKind.Relative), stop);
    }

    private static MultipartFormDataContent Files(params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), name, $"{name}.csv");
        return form;
    }

    /// <summary>Lets the work on a return end.</summary>
    private async Task<Answered> Until(RecordSite site, Machine machine, string place, string state)
    {
        var id = Guid.Parse(place.Split('/')[^1]);
        Guid job;
        await using (var db = await site.Served.Store.Read(Scope.Of(machine.Organisation), stop))
            job = await db.Set<Return>().Where(r => r.Id == id).Select(r => r.JobId).SingleAsync(stop);
        await JobWorker.Finish(site.Served.Store, Rooms.Open(), job, _ => Task.CompletedTask, stop);
        var now = await machine.Get(place);
        Assert.Equal(state, (string?)now["state"]);
        return now;
    }
}
