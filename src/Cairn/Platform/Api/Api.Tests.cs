using Cairn.Platform.Access;
using Cairn.Tests;
using Cairn.Workforce;
using Xunit;

namespace Cairn.Platform.Api;

/// <summary>What holds for every operation, whatever it does.</summary>
public sealed class ApiTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly ApiTable api = Rooms.Open().Api;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_under_the_api_says_what_a_key_needs()
    {
        await using var site = await Site(new());
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)).ToList();
        var open = routes.Where(e => e.Metadata.GetMetadata<ApiRoute>() is null).Select(e => e.RoutePattern.RawText);
        Assert.Equal([ApiDescription.Route], open);
        Assert.Equal(api.Operations.DistinctBy(o => (o.Method, o.Route)).Count(), routes.Count - 1);
        // The register is everybody's to read; nothing else is.
        Assert.All(api.Operations.Where(o => o.Public), o => Assert.True(o.Route.StartsWith(ApiTable.Root + "/register/", StringComparison.Ordinal) && !o.Changes, o.Id));
        Assert.Empty(api.Operations.SelectMany(o => o.Permissions).Except(api.Permissions.Select(s => s.Name)));
        Assert.Empty(api.Permissions.Select(s => s.Name).Except(api.Operations.SelectMany(o => o.Permissions)));
        Assert.All(api.Versions, v => Assert.Distinct(api.In(v).Select(o => o.Id)));
        Assert.All(api.Versions, v => Assert.Distinct(api.In(v).Select(o => (o.Method, o.Route))));
        Assert.Empty(api.Operations.Select(o => o.Tag).Except(api.Tags.Select(t => t.Name)));
    }

    [Fact]
    public void A_machine_is_let_in_where_its_routes_say_so_and_nowhere_else() => Assert.Equal(
        api.Operations.Select(o => $"{o.Method} {o.Route}").Order(StringComparer.Ordinal),
        Rooms.Open().Access.Rows.Where(r => r.Role == Role.Machine).Select(r => $"{r.Method} {r.Route}").Distinct().Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_key_without_the_permission_is_refused_by_every_operation(string kind)
    {
        var site = await sites.Of(kind);
        foreach (var permission in api.Permissions.Select(s => s.Name))
        {
            using var machine = await Machine.Of(site.Served.Store, site.Served.Address, site.Parent.Id, [.. api.Permissions.Select(s => s.Name).Where(s => s != permission)]);
            foreach (var operation in api.Operations.Where(o => o.Permissions.Contains(permission)))
            {
                var answer = await machine.Send(operation.Method, Filled(operation.Route, site.Parent.Id));
                Assert.Equal((403, "permission-missing", operation.Id), (answer.Status, answer.Problem, operation.Id));
                Assert.Contains("insufficient_scope", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(null, "key-missing")]
    [InlineData("Bearer", "key-wrong")]
    [InlineData("Bearer cairn_no_key", "key-wrong")]
    [InlineData("Basic Y2Fpcm46a2V5", "key-wrong")]
    public async Task Who_shows_no_key_that_is_known_is_told_so(string? header, string problem)
    {
        var site = await sites.Of("sqlite");
        using var http = new HttpClient { BaseAddress = site.Served.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/providers/{site.Parent.Id}/staff");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        request.Headers.Add("Accept", "text/html"); // a browser is told the same
        using var answer = await http.SendAsync(request, stop);
        var body = await answer.Content.ReadAsStringAsync(stop);
        Assert.Equal((401, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"/problems/{problem}", body, StringComparison.Ordinal);
        Assert.StartsWith("Bearer realm=\"Cairn\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_has_spent_its_requests_waits_and_another_does_not()
    {
        await using var site = await Site(new(PerMinute: 1, Burst: 3));
        using var machine = await Machine.Of(site.Store, site.Address, site.Provider.Id);
        using var other = await Machine.Of(site.Store, site.Address, site.Provider.Id);
        for (var n = 0; n < 3; n++)
            Assert.Equal(200, (await machine.Get("/services")).Status);
        var refused = await machine.Get("/services");
        Assert.Equal((429, "too-many-requests"), (refused.Status, refused.Problem));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (await other.Get("/services")).Status);
    }

    [Fact]
    public async Task Wrong_keys_are_counted_by_address_and_hold_up_no_right_one()
    {
        await using var site = await Site(new(WrongPerMinute: 2));
        using var machine = await Machine.Of(site.Store, site.Address, site.Provider.Id);
        using var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", ApiKeyText.Make().ToString());
        List<int> told = [];
        for (var n = 0; n < 4; n++)
        {
            using var answer = await http.GetAsync(new Uri(machine.Home, UriKind.Relative), stop);
            told.Add((int)answer.StatusCode);
        }
        Assert.Equal([401, 401, 429, 429], told);
        Assert.Equal(200, (await machine.Get("")).Status);
    }

    [Fact]
    public async Task What_is_not_there_and_what_cannot_be_done_are_problems_too()
    {
        var site = await sites.Of("sqlite");
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, site.Parent.Id);
        Assert.Equal("not-found", (await machine.Get("/nothing")).Problem);
        Assert.Equal("method-not-allowed", (await machine.Send("PUT", "/staff")).Problem);
        Assert.Equal("too-large", (await machine.Send("POST", "/staff", $"{{\"reference\":\"{new string('x', 70_000)}\"}}")).Problem);
        Assert.Equal("wrong-media-type", (await machine.Send("POST", "/staff", "{}", type: "text/plain")).Problem);
        Assert.Equal("wrong-media-type", (await machine.Send("POST", "/staff", "{}", type: "application/json; charset=utf-16")).Problem);
        Assert.Equal("unreadable", (await machine.Get("/staff?limit=0")).Problem);
        Assert.Equal("unreadable", (await machine.Get("/staff?limit=501")).Problem);
        Assert.Equal("unreadable", (await machine.Get("/staff?after=x")).Problem);
        Assert.Equal("unreadable", (await machine.Get("/staff?limit=1&limit=2")).Problem);
        Assert.Equal("unreadable", (await machine.Get("/staff?colour=red")).Problem);
        Assert.Equal("unreadable", (await machine.Send("POST", $"/staff/{site.Parent.Staff[0]}/confirm", "{}")).Problem);
        Assert.Equal("unreadable", (await machine.Send("POST", $"/staff/{site.Parent.Staff[0]}/confirm", null, new string('k', 201))).Problem);
        foreach (var problem in ApiProblem.All)
            Assert.Contains(problem.Title, await site.Served.Text("manager", problem.Type), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown", 500, "failed")]
    [InlineData("busy", 503, "busy")]
    [InlineData("conflict", 409, "changed-since")]
    [InlineData("refused", 422, "refused")]
    public async Task What_fails_inside_is_told_in_the_same_form_and_without_the_inside(string fails, int status, string problem)
    {
        const string secret = "Jane-Canary-QQ123456C";
        await using var site = await LimitedSite.Start(new(), house =>
        {
            house.Access.Allow("GET", "/api/v1/fails", AccessTable.Everyone);
            house.Routes(routes => routes.MapGet("/api/v1/fails", string () => throw fails switch
            {
                "busy" => new Database.BusyException(), "conflict" => new Database.ConflictException(), "refused" => new Database.RefusedException("Why it is so."), _ => new InvalidOperationException(secret),
            }));
        });
        using var http = new HttpClient { BaseAddress = site.Address };
        using var answer = await http.GetAsync(new Uri("/api/v1/fails", UriKind.Relative), stop);
        var body = await answer.Content.ReadAsStringAsync(stop);
        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"\"type\":\"/problems/{problem}\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
        Assert.Equal(status == 503, answer.Headers.RetryAfter is not null);
    }

    private static string Filled(string route, Guid organisation) => OpenApiParts.Path(route).Replace("{organisation}", organisation.ToString(), StringComparison.Ordinal)
        .Replace("{engagement}", NewId.Next().ToString(), StringComparison.Ordinal).Replace("{line}", NewId.Next().ToString(), StringComparison.Ordinal)
        .Replace("{measure}", "headcount", StringComparison.Ordinal).Replace("{list}", "job-roles", StringComparison.Ordinal).Replace("{return}", NewId.Next().ToString(), StringComparison.Ordinal).Replace("{service}", NewId.Next().ToString(), StringComparison.Ordinal)
        .Replace("{subsidiary}", NewId.Next().ToString(), StringComparison.Ordinal);

    private static Task<LimitedSite> Site(ApiLimits limits) => LimitedSite.Start(limits);
}

/// <summary>The program with limits of its own, over a small provider.</summary>
internal sealed class LimitedSite(WebApplication app, Databases databases, SeedProvider provider) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;
    public Database.Store Store => app.Services.GetRequiredService<Database.Store>();
    public Uri Address => new(app.Urls.First(u => u.StartsWith("http://127", StringComparison.Ordinal)));
    public SeedProvider Provider => provider;

    public static async Task<LimitedSite> Start(ApiLimits api, Action<House>? furnish = null, Site.PublicLimits? limits = null)
    {
        var house = Rooms.Open();
        furnish?.Invoke(house);
        var (databases, provider) = (new Databases(), new SeedProvider(NewId.Next(), "Rowan Care", 1, 5, RecordSite.Today));
        var app = Platform.Site.Serve.Build(house, databases["sqlite"] with { Api = api, Public = limits ?? new(), Today = RecordSite.Today }, 0);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var site = new LimitedSite(app, databases, provider);
        await provider.Into(site.Store, TestContext.Current.CancellationToken);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        databases.Dispose();
    }
}
