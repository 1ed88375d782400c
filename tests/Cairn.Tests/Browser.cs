using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Cairn.Tests;

/// <summary>Asks for pages and sends forms as a browser does: keeps cookies, brings the form's token along, follows no redirect by itself.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    public Browser(Uri address)
    {
        http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
    }

    /// <summary>Whether it says where its forms come from, as browsers do.</summary>
    public bool SaysOrigin
    {
        get => http.DefaultRequestHeaders.Contains("Origin");
        set
        {
            http.DefaultRequestHeaders.Remove("Origin");
            if (value)
                http.DefaultRequestHeaders.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        }
    }

    /// <summary>What a request of this browser says in its cookie header.</summary>
    public string Cookies => cookies.GetCookieHeader(http.BaseAddress!);

    public Task<HttpResponseMessage> Get(string url) => http.GetAsync(new Uri(url, UriKind.Relative));

    /// <summary>Opens the page, fills in its form and sends it.</summary>
    public Task<HttpResponseMessage> Send(string url, params (string Name, string Value)[] answers) => SendFrom(url, url, answers);

    /// <summary>Sends answers to another page than the one whose token it brings along.</summary>
    public async Task<HttpResponseMessage> SendFrom(string page, string to, params (string Name, string Value)[] answers) => await SendBare(to, [.. answers, await TokenOf(page)]);

    /// <summary>The same as a form with files is sent.</summary>
    public async Task<HttpResponseMessage> SendInParts(string url, params (string Name, string Value)[] answers)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in answers.Append(await TokenOf(url)))
            form.Add(new StringContent(value), name);
        return await http.PostAsync(new Uri(url, UriKind.Relative), form);
    }

    /// <summary>Sends a form with one file.</summary>
    public async Task<HttpResponseMessage> SendFile(string url, string field, string fileName, byte[] content, params (string Name, string Value)[] answers)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, fileName } };
        foreach (var (name, value) in answers.Append(await TokenOf(url)))
            form.Add(new StringContent(value), name);
        return await http.PostAsync(new Uri(url, UriKind.Relative), form);
    }

    /// <summary>Sends a form with any number of files to another page than the one whose token it brings along.</summary>
    public async Task<HttpResponseMessage> SendFiles(string page, string to, string field, IEnumerable<(string Name, byte[] Content)> files, params (string Name, string Value)[] answers)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), field, name);
        foreach (var (name, value) in answers.Append(await TokenOf(page)))
            form.Add(new StringContent(value), name);
        return await http.PostAsync(new Uri(to, UriKind.Relative), form);
    }

    private async Task<(string Name, string Value)> TokenOf(string url)
    {
        var page = await http.GetStringAsync(new Uri(url, UriKind.Relative));
        return ("__RequestVerificationToken", Token().Match(page).Groups["token"].Value);
    }

    /// <summary>Sends answers without the page's token.</summary>
    public async Task<HttpResponseMessage> SendBare(string url, params (string Name, string Value)[] answers)
    {
        using var form = new FormUrlEncodedContent(answers.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        return await http.PostAsync(new Uri(url, UriKind.Relative), form);
    }

    /// <summary>A page's text without what differs at each request.</summary>
    public static async Task<string> Body(HttpResponseMessage answer) => Token().Replace(await answer.Content.ReadAsStringAsync(), "");

    public void Dispose() => http.Dispose();

    [GeneratedRegex("""__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
