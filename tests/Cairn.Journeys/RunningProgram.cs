using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Tests;

namespace Cairn.Journeys;

/// <summary>The real program, begun as <c>cairn up</c> begins it, on data of its own and a port that was free.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Databases databases = new();
    private WebApplication? app;

    public House House { get; } = Rooms.Open();

    /// <summary>By which people may sign in, too.</summary>
    public OpenIdStandIn OpenId { get; private init; } = null!;

    public IServiceProvider Services => app!.Services;

    public string Address => app!.Urls.First(u => u.StartsWith("http://127.", StringComparison.Ordinal));

    public static async Task<RunningProgram> Start(bool demonstration)
    {
        var program = new RunningProgram { OpenId = await OpenIdStandIn.Start() };
        var settings = program.databases["sqlite"];
        settings = settings with { OpenId = program.OpenId.Settings(settings.Data) };
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open();
        settings.Demonstration = await FirstStart.Prepare(program.House, store, demonstration, new Progress<string>(), CancellationToken.None);
        program.app = Serve.Build(program.House, settings, port: 0, store: store);
        await program.app.StartAsync();
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await OpenId.DisposeAsync();
        databases.Dispose();
    }
}
