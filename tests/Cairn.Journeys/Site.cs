using Cairn.Journeys;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Site))]

namespace Cairn.Journeys;

/// <summary>The real program on a port of its own and a real browser before it, once for the whole run.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Databases databases = new();
    private readonly House house = Rooms.Open();
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public Routes Routes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Warning");
        var settings = databases["sqlite"] with { Today = new DateOnly(2026, 11, 22) };
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        settings.Demonstration = await FirstStart.Prepare(house, store, demonstration: true, new Progress<string>(), CancellationToken.None);
        app = Serve.Build(house, settings, port: 0, store: store);
        await app.StartAsync();
        Address = app.Urls.First();
        Routes = new Routes(house, app.Services.GetRequiredService<EndpointDataSource>());
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
    /// <param name="width">Of the view, in CSS pixels.</param>
    /// <param name="height">Of the view, in CSS pixels.</param>
    public async Task<Visit> Open(int width, bool script = true, int height = 900)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        };
        var context = await browser!.NewContextAsync(options);
        var scripted = script ? context : await browser.NewContextAsync(new(options) { JavaScriptEnabled = true });
        return new Visit(context, await context.NewPageAsync(), scripted);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        databases.Dispose();
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "google-chrome") })
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("These tests need Chromium, which is missing. On Debian: sudo apt-get install chromium");
}
