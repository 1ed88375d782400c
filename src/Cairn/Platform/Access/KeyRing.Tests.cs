using System.Net;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class KeyRingTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly KeptLog log = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_keys_lie_sealed_and_a_session_outlives_a_restart()
    {
        var settings = databases["sqlite"];
        string cookie;
        await using (var site = await SeededSite.Start(settings, Furnish))
        {
            using var browser = await site.SignIn(await site.AddAccount(Role.Registrar));
            cookie = browser.Cookies;
        }
        await using (var store = await Store.OpenToRead(settings, stop))
        await using (var db = await store.Read(Scope.System, stop))
        {
            var text = (await db.Set<RingKey>().SingleAsync(stop)).Sealed;
            Assert.Contains("<sealed ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", text, StringComparison.Ordinal);
        }
        await using var house = Serve(settings);
        await house.StartAsync(stop);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(house.Urls.First()) };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await http.GetAsync(new Uri("/start", UriKind.Relative), stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("encrypt", log.Text, StringComparison.OrdinalIgnoreCase);
        await house.StopAsync(stop);
    }

    [Fact]
    public async Task With_another_master_key_nothing_of_it_opens()
    {
        await using (var site = await SeededSite.Start(databases["sqlite"]))
            site.App.Services.GetDataProtector("test").Protect("a secret");
        File.WriteAllText(databases["sqlite"].File("keys", "master"), new string('0', 64));
        await using var other = Serve(databases["sqlite"]);
        await Assert.ThrowsAsync<RefusedException>(() => other.StartAsync(stop));
    }

    private WebApplication Serve(Settings settings)
    {
        var house = Rooms.Open();
        Furnish(house);
        return Site.Serve.Build(house, settings, 0);
    }

    private void Furnish(House house) => house.Services(services => services.AddSingleton<ILoggerProvider>(log));

    public void Dispose()
    {
        databases.Dispose();
        log.Dispose();
    }
}
