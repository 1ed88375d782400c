using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>R5: other systems look the register up, as at any day, without a key; and each gets the version of the interface that it was written for.</summary>
public sealed class RegisterApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly Verb verb = new("TestRegister", "A test changes the register.");
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private Task<Registrant> Registered(RecordSite site, string given, string family, bool hidden, params Fact[] facts) => SeedRegistrant.Into(site.Served.Store, given, family, r => r.Hidden = hidden, stop, facts);

    private static async Task<Answered> Ask(RecordSite site, string method, string path, string? body = null, string? version = null)
    {
        using var http = new HttpClient { BaseAddress = site.Served.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/register{path}") { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (version is not null)
            request.Headers.Add(ApiVersion.Header, version);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new((int)answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null, answer.Headers, answer.Content.Headers.ContentType?.MediaType ?? "");
    }

    private static string Number(Registrant r) => r.Number.ToString(CultureInfo.InvariantCulture);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_number_answers_as_at_any_day_with_a_receipt_that_verifies_and_whom_nobody_may_see_is_as_nobody(string kind)
    {
        var site = await sites.Of(kind);
        var today = RecordSite.Today;
        var person = await Registered(site, "Màiri", "Lookup", false, new Fact(FactKind.Admitted, today.AddMonths(-8), By: Decision.Person), new Fact(FactKind.Suspension, today.AddDays(-3), today.AddMonths(6), By: Decision.Panel));
        var now = await Ask(site, "GET", $"/{Number(person)}");
        Assert.Equal((200, "Màiri Lookup", "suspended", "2026-11-19"), (now.Status, (string?)now["name"], (string?)now["registrations"][0]!["standing"], (string?)now["registrations"][0]!["since"]));
        Assert.Equal(("suspension", "2026-11-19", "2027-05-22"), ((string?)now["sanctions"][0]!["kind"], (string?)now["sanctions"][0]!["from"], (string?)now["sanctions"][0]!["until"]));
        Assert.True(LookupReceipt.Verify(site.Served.Store.Keys, (string)now["receipt"]!, out var number, out _));
        Assert.Equal(person.Number, number);
        Assert.DoesNotContain("birth", now.Body!.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        var before = await Ask(site, "GET", $"/{Number(person)}?asAt=2026-11-18");
        Assert.Equal((200, "registered", "2026-11-18"), (before.Status, (string?)before["registrations"][0]!["standing"], (string?)before["asAt"]));
        Assert.Empty(before["sanctions"].AsArray());
        Assert.Equal((422, "refused"), (await Ask(site, "GET", $"/{Number(person)}?asAt=2026-11-23") is var late ? (late.Status, late.Problem) : default));
        Assert.Equal((400, "unreadable"), (await Ask(site, "GET", $"/{Number(person)}?asAt=yesterday") is var wrong ? (wrong.Status, wrong.Problem) : default));

        // Before 3 June 2024 the part has the name of that day, where the role tells it.
        var earlier = await Registered(site, "Iain", "Partthen", false, new Fact(FactKind.Admitted, new(2021, 3, 1), By: Decision.Person), new Fact(FactKind.Role, new(2022, 1, 1), Code: "care-at-home/worker"));
        async Task<(string?, string?, bool)> Part(string day) => (await Ask(site, "GET", $"/{Number(earlier)}?asAt={day}"))["registrations"][0] is { } r ? ((string?)r["part"], (string?)r["partName"], (bool)r["partTold"]!) : default;
        Assert.Equal(("social-care", "One of the parts that became “Social care workforce”", false), await Part("2021-12-31"));
        Assert.Equal(("workers-home-care", "Workers in care at home", true), await Part("2024-06-02"));
        Assert.Equal(("social-care", "Social care workforce", true), await Part("2024-06-03"));

        var hidden = await Registered(site, "Hetty", "Unseen", true, new Fact(FactKind.Admitted, today.AddMonths(-8), By: Decision.Person));
        var (nobody, unseen) = (await Ask(site, "GET", $"/{RegistrationNumber.Of(9_999_997)}"), await Ask(site, "GET", $"/{Number(hidden)}"));
        Assert.Equal((404, nobody.Body!.ToJsonString()), (unseen.Status, unseen.Body!.ToJsonString()));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_name_is_searched_for_in_the_body_and_shows_what_the_page_does(string kind)
    {
        var site = await sites.Of(kind);
        var person = await Registered(site, "Seonaid", "MacEachainn", false, new Fact(FactKind.Admitted, RecordSite.Today.AddMonths(-8), By: Decision.Person));
        await Registered(site, "Seonaid", "MacEachainn", true, new Fact(FactKind.Admitted, RecordSite.Today.AddMonths(-8), By: Decision.Person));
        await UntilRead(site);
        var found = await Ask(site, "POST", "/search", "{\"name\":\"seonaid maceachainn\"}");
        Assert.Equal((200, 1, false), (found.Status, (int)found["found"], (bool)found["more"]));
        Assert.Equal((person.Number, "registered", "Perth"), ((long)found["items"][0]!["number"]!, (string?)found["items"][0]!["registrations"]![0]!["standing"], (string?)found["items"][0]!["town"]));
        Assert.Equal(0, (int)(await Ask(site, "POST", "/search", "{\"name\":\"seonaid maceachainn\",\"town\":\"Oban\"}"))["found"]);
        Assert.Equal((422, "answers-refused"), (await Ask(site, "POST", "/search", "{\"name\":\"x\"}") is var short1 ? (short1.Status, short1.Problem) : default));
        Assert.Equal((422, "refused"), (await Ask(site, "POST", "/search", $"{{\"name\":\"{Number(person)}\"}}") is var numbered ? (numbered.Status, numbered.Problem) : default));
        Assert.Equal((400, "unreadable"), (await Ask(site, "POST", "/search", "{\"named\":\"x\"}") is var unknown ? (unknown.Status, unknown.Problem) : default));
    }

    private static async Task UntilRead(RecordSite site)
    {
        var search = site.Served.App.Services.GetRequiredService<RegisterSearch>();
        for (var n = 0; n < 400 && !search.Ready; n++)
            await Task.Delay(25);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_refused_with_those_that_do()
    {
        var site = await sites.Of("sqlite");
        var refused = await Ask(site, "POST", "/search", "{\"name\":\"Flora Macrae\"}", "2026-01-01");
        Assert.Equal((400, "version-unknown"), (refused.Status, refused.Problem));
        Assert.Contains(ApiVersion.Words(ApiTable.First), (string?)refused["detail"], StringComparison.Ordinal);
    }

    /// <summary>A house with a second version, in which an operation answers otherwise and another is gone.</summary>
    [Fact]
    public async Task A_client_gets_what_it_was_written_for_by_its_header_or_by_the_day_of_its_key()
    {
        var second = ApiTable.First.AddDays(100);
        static ApiOperation Says(string words, string id) => new("GET", ApiTable.Root + "/register/hello", id, [], words, new(200, words, "Hello"), (_, _) => Task.FromResult(new ApiAnswer(200, new JsonObject { ["hello"] = words }))) { Tag = RegisterJson.Tag, Description = words };
        await using var site = await LimitedSite.Start(new(), house =>
        {
            house.Api.Schemas["Hello"] = _ => JsonShape.Object("A greeting.", ("hello", JsonShape.Text("A greeting.", "old")));
            house.Api.Add(Says("old", "hello") with { Until = second });
            house.Api.Add(Says("new", "hello") with { Since = second });
            house.Api.Add(new ApiOperation("GET", ApiTable.Root + "/register/gone", "gone", [], "Gone", new(200, "Gone", "Hello"), (_, _) => Task.FromResult(ApiAnswer.Gone)) { Tag = RegisterJson.Tag, Description = "Gone.", Until = second });
        });
        using var http = new HttpClient { BaseAddress = site.Address };
        async Task<(int Status, string Body, string Version)> Get(string path, string? version = null, string? key = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (version is not null)
                request.Headers.Add(ApiVersion.Header, version);
            if (key is not null)
                request.Headers.Add("Authorization", $"Bearer {key}");
            using var answer = await http.SendAsync(request, stop);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(stop), answer.Headers.GetValues(ApiVersion.Header).Single());
        }
        var (first, newest) = (ApiVersion.Words(ApiTable.First), ApiVersion.Words(second));
        Assert.Equal((200, "{\"hello\":\"old\"}", first), await Get("/api/v1/register/hello", first));
        Assert.Equal((200, "{\"hello\":\"new\"}", newest), await Get("/api/v1/register/hello", newest));
        Assert.Equal((200, "{\"hello\":\"new\"}", newest), await Get("/api/v1/register/hello"));
        Assert.Equal(204, (await Get("/api/v1/register/gone", first)).Status);
        var gone = await Get("/api/v1/register/gone", newest);
        Assert.Equal(404, gone.Status);
        Assert.Contains("/problems/not-in-version", gone.Body, StringComparison.Ordinal);

        // A key speaks for its client: made before the second version, it stays with the first.
        using var machine = await Machine.Of(site.Store, site.Address, site.Provider.Id);
        Assert.Equal((200, "{\"hello\":\"old\"}", first), await Get("/api/v1/register/hello", key: machine.Key));
        await site.Store.Write(Scope.Of(site.Provider.Id), new Change(verb, Actor.Public, site.Provider.Id), async db =>
        {
            (await db.Set<ApiKey>().SingleAsync(stop)).Made = Clock.StartOf(second.AddDays(1));
            return 0;
        }, stop);
        Assert.Equal((200, "{\"hello\":\"new\"}", newest), await Get("/api/v1/register/hello", key: machine.Key));

        async Task<IEnumerable<string>> Paths(string query) => JsonNode.Parse(await http.GetStringAsync(new Uri(ApiDescription.Route + query, UriKind.Relative), stop))!["paths"]!.AsObject().Select(p => p.Key);
        Assert.Contains("/api/v1/register/gone", await Paths($"?version={first}"));
        Assert.DoesNotContain("/api/v1/register/gone", await Paths(""));
    }

    [Fact]
    public async Task Who_asks_without_a_key_may_ask_as_often_as_a_page_may_be_searched()
    {
        await using var site = await LimitedSite.Start(new(), limits: new Platform.Site.PublicLimits(6, 2));
        using var http = new HttpClient { BaseAddress = site.Address };
        List<int> told = [];
        for (var n = 0; n < 3; n++)
        {
            using var answer = await http.GetAsync(new Uri("/api/v1/register/10000006", UriKind.Relative), stop);
            told.Add((int)answer.StatusCode);
        }
        Assert.Equal([404, 404, 429], told);
        using var machine = await Machine.Of(site.Store, site.Address, site.Provider.Id);
        Assert.Equal(404, (await machine.Get("/api/v1/register/10000006")).Status);
    }
}
