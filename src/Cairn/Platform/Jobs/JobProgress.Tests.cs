using System.Net;
using System.Threading.Channels;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Jobs;

public sealed class JobProgressTests : IDisposable
{
    private static readonly Verb Ask = new("TestAsk", "A test asks for a job.");
    private readonly Databases databases = new();
    private readonly Channel<(string Step, int Done)> steps = Channel.CreateUnbounded<(string, int)>();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Progress_is_told_as_it_comes_and_the_stream_ends_with_the_job(string kind)
    {
        await using var site = await Start(kind);
        var id = await Add(site, SeededSite.Parent);
        using var http = await SignedIn(site);
        using var answer = await http.GetAsync(Url(SeededSite.Parent, id), HttpCompletionOption.ResponseHeadersRead, stop);
        Assert.Equal(("text/event-stream", true), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore));
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        foreach (var (step, done) in new[] { ("Reading", 1), ("Checking", 2), ("Ending", 3) })
        {
            site.Time.Pass(TimeSpan.FromSeconds(1));
            await steps.Writer.WriteAsync((step, done), stop);
            var wanted = $"\"step\":\"{step}\",\"done\":{done},\"total\":3";
            while (!(await lines.ReadLineAsync(stop))!.Contains(wanted, StringComparison.Ordinal))
            {
                // What came before, and the lines between.
            }
        }
        steps.Writer.Complete();
        var rest = await lines.ReadToEndAsync(stop);
        Assert.Contains("\"state\":\"Done\"", rest, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_organisations_job_is_not_there(string kind)
    {
        await using var site = await Start(kind);
        var (foreign, own) = (await Add(site, SeededSite.Stranger), await Add(site, SeededSite.Parent));
        steps.Writer.Complete();
        using var http = await SignedIn(site);
        Assert.Equal(HttpStatusCode.OK, await Status(http, Url(SeededSite.Parent, own)));
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, Url(SeededSite.Parent, foreign)));
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, Url(SeededSite.Parent, NewId.Next())));
        Assert.Equal(HttpStatusCode.NotFound, await Status(http, Url(SeededSite.Stranger, foreign)));
    }

    [Fact]
    public async Task A_program_that_stops_does_not_wait_for_those_who_watch()
    {
        var site = await Start("sqlite");
        var id = await Add(site, SeededSite.Parent);
        using var http = await SignedIn(site);
        using var answer = await http.GetAsync(Url(SeededSite.Parent, id), HttpCompletionOption.ResponseHeadersRead, stop);
        await site.DisposeAsync();
        // Ended as it should be; a connection that was cut at the end of the waiting time would throw.
        Assert.Contains("\"state\":", await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }

    private async Task<SeededSite> Start(string kind) => await SeededSite.Start(databases[kind], house => house.Jobs["Test"] = async run =>
    {
        await foreach (var (step, done) in steps.Reader.ReadAllAsync(run.Stop))
            await run.Report(step, done, 3);
    });

    private async Task<Guid> Add(SeededSite site, Guid organisation)
    {
        var id = await site.Store.Write(Scope.Of(organisation), new Change(Ask, Actor.Public, organisation), db => Task.FromResult(JobWorker.Add(db, "Test", organisation, Guid.Empty, "{}").Id), stop);
        site.App.Services.GetRequiredService<JobWorker>().Wake();
        return id;
    }

    private static async Task<HttpClient> SignedIn(SeededSite site)
    {
        using var browser = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Parent));
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Add("Cookie", browser.Cookies);
        return http;
    }

    private async Task<HttpStatusCode> Status(HttpClient http, Uri url)
    {
        using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop);
        return answer.StatusCode;
    }

    private static Uri Url(Guid organisation, Guid job) => new($"/providers/{organisation}/jobs/{job}/progress", UriKind.Relative);

    public void Dispose() => databases.Dispose();
}
