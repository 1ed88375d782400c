using System.Net;
using System.Text.Json;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Operate;

public sealed class OperateTests : IDisposable
{
    private const string Secret = "Jane Canary";
    private static readonly Verb Verb = new("TestJob", "A test asks for a job that fails.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Status_tells_the_same_facts_with_and_without_the_program(string kind)
    {
        var settings = databases[kind];
        await using (var site = await SeededSite.Start(settings))
        {
            var now = await Ask(settings);
            Assert.Equal((JsonValueKind.String, true, kind), (now.GetProperty("since").ValueKind, now.GetProperty("schemaCurrent").GetBoolean(), now.GetProperty("database").GetString()));
            Assert.Contains("No backup", now.GetProperty("warnings")[0].GetProperty("what").GetString(), StringComparison.Ordinal);
            await MakeBackup.Run(settings, null, _ => { }, stop);
        }
        var after = await Ask(settings);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("since").ValueKind);
        Assert.EndsWith(".cairn", after.GetProperty("lastBackup").GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Contains("in the data folder itself", after.ToString(), StringComparison.Ordinal);
        Assert.True(after.GetProperty("databaseBytes").GetInt64() > 100_000);
    }

    [Fact]
    public void Each_limit_has_its_warning_and_well_kept_data_has_none()
    {
        var at = new DateTime(2026, 11, 27, 12, 0, 0, DateTimeKind.Utc);
        var well = new Status(at, at.AddHours(-3), "1", "/data", "sqlite", "0001", true, null, 1 << 20, 0, 10L << 30, new(0, 1, 0, null),
            new("/elsewhere/a.cairn", 1, at.AddHours(-5), at.AddHours(-5), 1), new AuditChecked(at.AddDays(-1), 5, 1, 0), at, 7);
        Assert.Empty(well.Warnings);
        foreach (var (worse, serious) in new[]
        {
            (well with { Problem = "The database cannot be read." }, true), (well with { SchemaCurrent = false }, true), (well with { DiskFreeBytes = 100 << 20 }, true),
            (well with { DatabaseBytes = 8L << 30 }, false), (well with { LogBytes = 65 << 20 }, false), (well with { LastBackup = null }, true),
            (well with { At = at.AddHours(22) }, true), (well with { LastBackup = well.LastBackup! with { File = "/data/backups/a.cairn" } }, false),
            (well with { Audit = null }, false), (well with { Audit = well.Audit! with { Faults = 1 } }, true), (well with { Audit = well.Audit! with { At = at.AddDays(-9) } }, false),
            (well with { Jobs = new(0, 0, 1, null) }, false), (well with { Jobs = new(1, 0, 0, at.AddMinutes(-6)) }, false),
        })
            Assert.Equal(serious, Assert.Single(worse.Warnings).Serious);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task It_is_ready_while_its_key_and_database_are_there_and_lives_without(string kind)
    {
        await using var site = await SeededSite.Start(databases[kind]);
        using var http = new HttpClient { BaseAddress = site.Address };
        Assert.Equal((HttpStatusCode.OK, "ready\n"), await Get(http, Health.Ready));
        File.Move(Keys.FileOf(databases[kind]), Keys.FileOf(databases[kind]) + ".away");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: the master key cannot be read\n"), await Get(http, Health.Ready));
        File.Move(Keys.FileOf(databases[kind]) + ".away", Keys.FileOf(databases[kind]));
        Assert.Equal(HttpStatusCode.OK, (await Get(http, Health.Ready)).Status);
        if (databases[kind].Database is { } connection)
            PostgresServer.Shared.Drop(connection);
        else
            File.Move(databases[kind].File("cairn.db"), databases[kind].File("moved"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: the database cannot be reached\n"), await Get(http, Health.Ready));
        Assert.Equal((HttpStatusCode.OK, "live\n"), await Get(http, Health.Live));
        Assert.Contains("cairn_database_up 0", (await Get(http, MetricsPage.Route)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_and_a_save_answer_503_while_the_database_is_down()
    {
        await using var site = await SeededSite.Start(databases["postgres"]);
        using var browser = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Parent));
        PostgresServer.Shared.Drop(databases["postgres"].Database!);
        using var http = new HttpClient { BaseAddress = site.Address };
        foreach (var url in new[] { "/", "/sign-in" })
        {
            using var answer = await http.GetAsync(new Uri(url, UriKind.Relative), stop);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "30"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        }
        // A person is told so on a page, whether or not they are signed in.
        using var page = await browser.Get("/start");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("Cairn cannot answer just now", Served.Text(await Browser.Body(page)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Metrics_count_by_template_and_hold_nothing_of_anybody(string kind)
    {
        await using var site = await SeededSite.Start(databases[kind]);
        using var browser = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Parent));
        using (await browser.Get($"/providers/{SeededSite.Parent}?q=Canary"))
        {
            // Counted by its template alone.
        }
        using var http = new HttpClient { BaseAddress = site.Address };
        var text = (await Get(http, MetricsPage.Route)).Text;
        foreach (var wanted in new[] { "cairn_database_up 1", "cairn_write_wait_seconds_count ", "cairn_write_duration_seconds_bucket", "cairn_jobs{state=\"waiting\"} 0", "cairn_database_bytes ", "http_server_request_duration_seconds_count", "http_route=\"providers/{organisation:guid}\"" })
            Assert.Contains(wanted, text, StringComparison.Ordinal);
        foreach (var secret in new[] { SeededSite.Parent.ToString(), "Canary", "Host=", site.Store.Settings.Data })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_go_to_this_machine_alone_or_to_whoever_shows_the_token()
    {
        await using (var site = await SeededSite.Start(databases["sqlite"]))
        {
            using var proxied = new HttpClient { BaseAddress = site.Address };
            proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
            Assert.Equal(HttpStatusCode.NotFound, (await Get(proxied, MetricsPage.Route)).Status);
        }
        await using var guarded = await SeededSite.Start(databases["postgres"] with { MetricsToken = "a token" });
        using var http = new HttpClient { BaseAddress = guarded.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await Get(http, MetricsPage.Route)).Status);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "a token");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        Assert.Equal(HttpStatusCode.OK, (await Get(http, MetricsPage.Route)).Status);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_operator_sees_a_failed_job_and_runs_it_again(string kind)
    {
        var fails = true;
        await using var site = await SeededSite.Start(databases[kind], house => house.Jobs["Count"] = _ => fails ? throw new RefusedException("The file was empty.") : Task.CompletedTask);
        var id = await site.Store.Write(Scope.System, new Change(Verb, Actor.Public, SeededSite.Parent), db => Task.FromResult(JobWorker.Add(db, "Count", SeededSite.Parent, Guid.Empty, Secret).Id), stop);
        await JobWorker.Finish(site.Store, site.House, id, _ => Task.CompletedTask, stop);
        using var browser = await site.SignIn(await site.AddAccount(Role.Administrator));
        using (var page = await browser.Get(OperatorPage.Route))
        {
            var text = await Browser.Body(page);
            Assert.Contains("The file was empty.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        }
        fails = false;
        using var again = await browser.Send(OperatorPage.Route + "?handler=Again", ("job", id.ToString()));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await JobWorker.Finish(site.Store, site.House, id, _ => Task.CompletedTask, stop);
        using var after = await browser.Get(OperatorPage.Route);
        Assert.DoesNotContain("The file was empty.", await Browser.Body(after), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Store, stop: stop)).Faults);
        // A job that has not failed is left alone.
        using var refused = await browser.Send(OperatorPage.Route + "?handler=Again", ("job", id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private async Task<JsonElement> Ask(Settings settings)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] database = settings.Database is { } connection ? ["--database", connection] : [];
        await Cli.Run(Rooms.Open(), ["status", "--json", "--data", settings.Data, .. database], output, error, stop);
        Assert.Equal("", error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    private async Task<(HttpStatusCode Status, string Text)> Get(HttpClient http, string url)
    {
        using var answer = await http.GetAsync(new Uri(url, UriKind.Relative), stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
    }

    public void Dispose() => databases.Dispose();
}
