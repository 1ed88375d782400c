using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Operate;

/// <summary>Two real processes on one PostgreSQL, with one master key and one folder of uploads.</summary>
[Trait("Category", "Drill")]
public sealed class TwoInstancesTests : IDisposable
{
    private const int Rows = 20_000;
    private static readonly Verb Seed = new("TestTwo", "A test fills its database.");
    private readonly Databases databases = new();
    private readonly string folder = Directory.CreateTempSubdirectory("cairn-two-").FullName;
    private readonly List<Process> processes = [];
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> said = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_goes_on_at_the_other_and_a_job_whose_instance_was_killed_is_finished_once()
    {
        var key = Path.Combine(folder, "master");
        await File.WriteAllTextAsync(key, new string('a', 64), stop);
        var settings = databases["postgres"] with { KeyFile = key, Uploads = Path.Combine(folder, "uploads") };
        var (provider, user) = await Fill(settings);
        // Both at once, so that they take turns at the schema.
        var (a, b) = (Start("a", settings), Start("b", settings));
        await Task.WhenAll(Ready(a), Ready(b));

        using var browser = new Browser(a);
        using (var signedIn = await browser.Send("/sign-in", ("Name", user), ("Password", SeededSite.Password)))
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var other = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = b };
        other.DefaultRequestHeaders.Add("Cookie", browser.Cookies);
        using (var goesOn = await other.GetAsync(new Uri($"/providers/{provider}", UriKind.Relative), stop))
            Assert.Equal(HttpStatusCode.OK, goesOn.StatusCode);

        await WriteFiles();
        using var typed = Run("import", "run", "--data", Path.Combine(folder, "a"), "--provider", "Two", "--check-only", "--workplace", Path.Combine(folder, "w.csv"), "--staff", Path.Combine(folder, "s.csv"));
        var job = await Until(settings, j => j.State == JobState.Running && j.DoneUnits > 0);
        using (var seen = await other.GetAsync(new Uri($"/providers/{provider}/jobs/{job.Id}/progress", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop))
        {
            using var lines = new StreamReader(await seen.Content.ReadAsStreamAsync(stop));
            Assert.Contains("\"state\":\"Running\"", await lines.ReadLineAsync(stop), StringComparison.Ordinal);
        }
        processes[0].Kill();
        var done = await Until(settings, j => j.State is JobState.Done or JobState.Failed);
        Assert.Equal((JobState.Done, job.Lease + 1), (done.State, done.Lease));

        await using var store = await Store.OpenToRead(settings, stop);
        await using var db = await store.Read(Scope.System, stop);
        var checkedReturn = await db.Set<Return>().AsNoTracking().SingleAsync(stop);
        Assert.Equal(Rows, checkedReturn.StaffRows);
        Assert.Equal(checkedReturn.New, await db.Set<ReturnDifference>().CountAsync(d => d.ReturnId == checkedReturn.Id && !d.OfService && d.Kind == DifferenceKind.New, stop));
        Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
    }

    private async Task<(Guid Provider, string User)> Fill(Settings settings)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var (provider, id) = (NewId.Next(), NewId.Next());
        await store.Write(Scope.System, new Change(Seed, Actor.Public, provider), db =>
        {
            db.Add(new Organisation { Id = provider, Name = "Two", NameKey = SearchKey.Of("Two"), Country = "england" });
            db.Add(new Account
            {
                Id = id, UserName = "two", NormalizedUserName = "TWO", Name = "Two", Role = Role.ProviderManager, OrganisationId = provider, LockoutEnabled = true,
                PasswordHash = new PasswordHasher<Account>().HashPassword(null!, SeededSite.Password), SecurityStamp = id.ToString(),
            });
            return Task.FromResult(0);
        }, stop);
        return (provider, "two");
    }

    private async Task WriteFiles()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "w.csv"), Provider.Sample("workplace.csv"), stop);
        var lines = Provider.Sample("staff.csv").Split("\r\n");
        await File.WriteAllLinesAsync(Path.Combine(folder, "s.csv"), Enumerable.Range(0, Rows)
            .Select(i => lines[1].Replace("W0000001", $"W{i:0000000}", StringComparison.Ordinal).Replace("AB000001D", $"AB{i:000000}D", StringComparison.Ordinal)).Prepend(lines[0]), stop);
    }

    private Uri Start(string name, Settings settings)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        processes.Add(Run("up", "--empty", "--data", Path.Combine(folder, name), "--port", $"{port}", "--database", settings.Database!, "--key-file", settings.KeyFile!, "--uploads", settings.Uploads!));
        return new Uri($"http://localhost:{port}");
    }

    private Process Run(params string[] command)
    {
        var process = Process.Start(new ProcessStartInfo(Path.Combine(Source.Root, "artifacts/bin/Cairn/release/Cairn"), command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        foreach (var begin in new Action[] { process.BeginOutputReadLine, process.BeginErrorReadLine })
            begin();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        return process;
    }

    private async Task Ready(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            Assert.True(processes.All(p => !p.HasExited), string.Join('\n', said));
            try
            {
                using var answer = await http.GetAsync(new Uri(Health.Ready, UriKind.Relative), stop);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(100, stop);
        }
    }

    private async Task<Job> Until(Settings settings, Func<Job, bool> stands)
    {
        await using var store = await Store.OpenToRead(settings, stop);
        while (true)
        {
            await using var db = await store.Read(Scope.System, stop);
            if (await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(stop) is { } job && stands(job))
                return job;
            await Task.Delay(50, stop);
        }
    }

    public void Dispose()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited)
                process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        databases.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
