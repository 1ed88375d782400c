using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Site;

namespace Cairn.Tests;

/// <summary>The real program over one database, and browsers that sign in to it.</summary>
public sealed partial class Served(WebApplication app, Store store) : IAsyncDisposable
{
    private readonly List<HttpClient> browsers = [];

    public Store Store => store;

    public static async Task<Served> Start(Settings settings, CancellationToken stop)
    {
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var app = Serve.Build(Rooms.Open(), settings, 0, store: store);
        await app.StartAsync(stop);
        return new Served(app, store);
    }

    /// <summary>A browser with cookies of its own, which follows no redirect.</summary>
    public HttpClient Browser()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        browsers.Add(browser);
        return browser;
    }

    public async Task<HttpClient> SignIn(string user, string password, CancellationToken stop)
    {
        var browser = Browser();
        var answer = await Post(browser, "/sign-in", "/sign-in", stop, ("Name", user), ("Password", password));
        return answer.StatusCode == HttpStatusCode.Redirect ? browser : throw new InvalidOperationException($"{user} could not sign in: {answer.StatusCode}");
    }

    /// <summary>Sends a form as a page's visitor would: the page is opened first, for its token.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string to, CancellationToken stop, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page, stop)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await browser.PostAsync(to, form, stop);
    }

    /// <summary>What is read on a page: no tags, single spaces.</summary>
    public static string Text(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Unread().Replace(html, " "), " ")), " ");

    public async ValueTask DisposeAsync()
    {
        browsers.ForEach(b => b.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<(script|style|svg|head)[ >].*?</\\1>", RegexOptions.Singleline, 1000)]
    private static partial Regex Unread();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
