using System.Net.Http.Headers;
using Cairn.Platform.Access;
using Xunit;

[assembly: AssemblyFixture(typeof(Cairn.Platform.Site.RunningSite))]

namespace Cairn.Platform.Site;

/// <summary>The real program, serving on a port that the system chose, with one route more that fails.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    public const string Secret = "connection string of the owner";

    private readonly string data = Directory.CreateTempSubdirectory("cairn-site-").FullName;
    private WebApplication app = null!;

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var house = Rooms.Open();
        house.Access.Allow("GET", "/fails", AccessTable.Everyone);
        house.Routes(routes => routes.MapGet("/fails", string () => throw new InvalidOperationException(Secret)));
        app = Serve.Build(house, new Settings(data, Today: new DateOnly(2026, 11, 22)) { Demonstration = true }, port: 0);
        await app.StartAsync();
        Browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }
}
