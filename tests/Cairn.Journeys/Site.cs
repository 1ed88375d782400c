using Cairn.Journeys;
using Cairn.Platform;
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
    private WebApplication app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address { get; private set; } = "";

    public Routes Routes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        app = Serve.Build(house, databases["sqlite"] with { Demonstration = true }, port: 0);
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
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        databases.Dispose();
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "google-chrome") })
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("These tests need Chromium, which is missing. On Debian: sudo apt-get install chromium");
}
