using System.Net;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

/// <summary>The real program before a stand-in provider, on each database when it is first asked for.</summary>
public sealed class OpenIdSites : IAsyncLifetime
{
    private readonly Databases databases = new();
    private readonly Dictionary<string, OpenIdSite> sites = new(StringComparer.Ordinal);

    /// <summary>Each test gets the provider honest again.</summary>
    public async Task<OpenIdSite> Of(string kind)
    {
        if (!sites.TryGetValue(kind, out var site))
            sites[kind] = site = await OpenIdSite.Start(databases[kind]);
        site.Provider.BeHonest();
        return site;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values)
            await site.DisposeAsync();
        databases.Dispose();
    }
}

public sealed record OpenIdSite(SeededSite Site, OpenIdStandIn Provider, KeptLog Log) : IAsyncDisposable
{
    public const string With = "/sign-in/with/one-login";

    private readonly HttpClient elsewhere = new(new HttpClientHandler { AllowAutoRedirect = false });

    public static async Task<OpenIdSite> Start(Settings settings)
    {
        var provider = await OpenIdStandIn.Start();
        var log = new KeptLog();
        var site = await SeededSite.Start(settings with { OpenId = provider.Settings(settings.Data) }, house => house.Services(services => services.AddSingleton<ILoggerProvider>(log)));
        provider.Time = site.Time;
        return new OpenIdSite(site, provider, log);
    }

    /// <summary>Sends the form, goes to the provider, and says where it sends the browser back to.</summary>
    public async Task<string> Leave(Browser browser, string from = "/sign-in", string to = With, params (string Name, string Value)[] answers)
    {
        using var begun = await browser.SendFrom(from, to, answers);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        using var there = await elsewhere.GetAsync(new Uri(Onward(begun)));
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        return there.Headers.Location!.PathAndQuery;
    }

    /// <summary>The whole way there and back.</summary>
    public async Task<HttpResponseMessage> Go(Browser browser, string from = "/sign-in", string to = With, params (string Name, string Value)[] answers) =>
        await browser.Get(await Leave(browser, from, to, answers));

    public static string Onward(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Refresh"))["0; url=".Length..];

    /// <summary>A browser in which somebody has linked their account with the provider's present subject.</summary>
    public async Task<Browser> Link(Account account)
    {
        var browser = await Site.SignIn(account);
        using var linked = await Go(browser, LinkedSignInsPage.Route, $"{LinkedSignInsPage.Route}?handler=Link&provider=one-login", ("Password", SeededSite.Password));
        Assert.Equal($"{LinkedSignInsPage.Route}?saved=one-login", linked.Headers.Location?.OriginalString);
        return browser;
    }

    public async Task<List<OpenIdLink>> Links(Account account)
    {
        await using var db = await Site.Store.Read(Database.Scope.System);
        return await db.Set<OpenIdLink>().AsNoTracking().Where(l => l.AccountId == account.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        elsewhere.Dispose();
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
