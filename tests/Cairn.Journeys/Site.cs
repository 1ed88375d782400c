using System.Collections.Concurrent;
using Cairn.Journeys;
using Cairn.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Site))]

namespace Cairn.Journeys;

/// <summary>The demonstration, served, and a real browser before it: once for the whole run.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> signedIn = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<Walk>>> walks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string View, string Shape), bool> shapes = new();
    private RunningProgram? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public RunningProgram Program => program!;

    public Routes Routes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        program = await RunningProgram.Start(demonstration: true);
        Routes = new Routes(program);
        // No page waits for the register to be read.
        await program.Services.GetRequiredService<Cairn.Register.RegisterFacts>().Follow(default);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A page in a browser of its own: nothing kept from another, motion reduced so that styles settle at once.</summary>
    /// <param name="who">User name of a demonstration account, or nothing for the public.</param>
    /// <param name="width">Of the view, in CSS pixels.</param>
    /// <param name="height">Of the view, in CSS pixels.</param>
    /// <param name="at">Another program than the demonstration.</param>
    public async Task<Visit> Open(string who = "", int width = 1280, bool script = true, int height = 900, RunningProgram? at = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = (at ?? Program).Address,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            StorageState = who.Length == 0 ? null : await signedIn.GetOrAdd(who, w => new(() => SignIn(w))).Value,
        };
        var context = await browser!.NewContextAsync(options);
        var scripted = script ? context : await browser.NewContextAsync(new(options) { JavaScriptEnabled = true });
        return new Visit(context, await context.NewPageAsync(), scripted);
    }

    /// <summary>The demonstration's plan, and the body that runs it: the same in every demonstration.</summary>
    private const string Plan = "5de30000-0000-0000-8000-000000000002", Body = "5de30000-0000-0000-8000-000000000001";

    /// <summary>Where somebody comes by following links.</summary>
    public Task<Walk> WalkOf(string who) => walks.GetOrAdd(who, w => new(() => Follow(w))).Value;

    /// <summary>Whether no page of this make was looked at so: managers, editors and parents of providers are shown many alike.</summary>
    public bool IsNew(string view, string shape) => shapes.TryAdd((view, shape), true);

    /// <summary>Looks at each page that somebody may open, and fails with all that is wrong. What the public may open is looked at as the public alone.</summary>
    /// <param name="look">Is given the address and the status that it answers with.</param>
    public async Task OnEachPage(string who, Func<string, int, Task<IReadOnlyList<string>>> look)
    {
        IReadOnlyCollection<string> known = who.Length == 0 ? [] : (await WalkOf("")).Pages.Keys;
        var pages = (await WalkOf(who)).Pages.ExceptBy(known, p => p.Key).Select(p => (Address: p.Value, Status: 200));
        var wrong = new List<string>();
        foreach (var (address, status) in who.Length == 0 ? pages.Concat(Routes.Samples.Values) : pages)
            wrong.AddRange((await look(address, status)).Select(sentence => $"{address}: {sentence}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<Walk> Follow(string who)
    {
        await using var visit = await Open(who);
        // The demonstration's plan first: journeys make plans with less in them, which a link may lead to sooner.
        return await Routes.Follow(visit, who switch { "" => ["/", $"/plans/{Plan}"], "lead" => [$"/organisations/{Body}/plans/{Plan}", "/", "/start"], _ => ["/", "/start"] });
    }

    private async Task<string> SignIn(string who)
    {
        await using var visit = await Open();
        await visit.SignIn(who);
        return await visit.Page.Context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is not null)
            await program.DisposeAsync();
    }

    /// <summary>The shell first: it is Chromium's own engine without its windows, which cost more than the pages in them.</summary>
    private static string Chromium()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return new[] { "chromium-headless-shell", "chromium", "google-chrome" }.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need Chromium, which is missing. On Debian: sudo apt-get install chromium-headless-shell");
    }
}
