using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;

namespace Cairn.Tests;

/// <summary>The real program over one database, and browsers that sign in to it.</summary>
public sealed partial class Served(WebApplication app, Store store) : IAsyncDisposable
{
    private readonly Dictionary<string, Browser> browsers = new(StringComparer.Ordinal);

    public Store Store => store;

    public WebApplication App => app;

    public Uri Address => new(app.Urls.First(u => u.StartsWith("http://127", StringComparison.Ordinal)));

    public static async Task<Served> Start(Settings settings, CancellationToken stop)
    {
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var app = Serve.Build(Rooms.Open(), settings, 0, store: store);
        await app.StartAsync(stop);
        return new Served(app, store);
    }

    /// <summary>A browser in which somebody is signed in with the common password, or nobody where the name is empty; the same for the same name.</summary>
    public async Task<Browser> As(string user)
    {
        if (browsers.TryGetValue(user, out var signedIn))
            return signedIn;
        var browser = new Browser(Address);
        if (user.Length == 0)
            return browsers[user] = browser;
        using var answer = await browser.Send("/sign-in", ("Name", user), ("Password", SeedProvider.Password));
        return answer.StatusCode == HttpStatusCode.Redirect ? browsers[user] = browser : throw new InvalidOperationException($"{user} could not sign in: {answer.StatusCode}");
    }

    /// <summary>What somebody reads on a page: no tags, single spaces.</summary>
    public async Task<string> Text(string user, string url)
    {
        using var answer = await (await As(user)).Get(url);
        return Text(answer.StatusCode == HttpStatusCode.OK ? await Browser.Body(answer) : throw new InvalidOperationException($"{url} answered {answer.StatusCode}"));
    }

    public static string Text(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Unread().Replace(html, " "), " ")), " ");

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers.Values)
            browser.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [GeneratedRegex("<(?<tag>script|style|svg|head)[ >].*?</\\k<tag>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unread();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
