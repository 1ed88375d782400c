using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Tests;

/// <param name="Body">Null where there is none, or where it is no JSON.</param>
public sealed record Answered(int Status, JsonNode? Body, HttpResponseHeaders Headers, string Type)
{
    /// <summary>The problem's kind, without the words before it.</summary>
    public string? Problem => ((string?)Body?["type"])?["/problems/".Length..];

    public IEnumerable<string?> Questions => (Body?["errors"] as JsonArray ?? []).Select(e => (string?)e!["question"] ?? (string?)e["pointer"]);

    public JsonNode this[string member] => Body![member] ?? throw new InvalidOperationException($"{member} is not in {Body}");
}

/// <summary>Another system with a key of its own, before the running program.</summary>
public sealed class Machine : IDisposable
{
    private readonly HttpClient http;

    private Machine(Uri address, Guid organisation, string key)
    {
        (Organisation, Key) = (organisation, key);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public Guid Organisation { get; }
    public string Key { get; }
    public Uri Address => http.BaseAddress!;
    public string Home => $"/api/v1/providers/{Organisation}";

    /// <param name="permissions">What its key may do; everything where nothing is said.</param>
    public static async Task<Machine> Of(Store store, Uri address, Guid organisation, params string[] permissions)
    {
        var api = Rooms.Open().Api;
        var key = await MakeApiKey.Run(store, Scope.Of(organisation), Actor.Public, organisation, "Payroll", permissions is [] ? [.. api.Permissions.Select(s => s.Name)] : permissions, api, null, CancellationToken.None);
        return new(address, organisation, key!.ToString());
    }

    public Task<Answered> Get(string path) => Send("GET", path);

    /// <param name="path">Under the organisation's address; or from the root.</param>
    /// <param name="body">JSON as it is sent.</param>
    /// <param name="key">An idempotency key.</param>
    public async Task<Answered> Send(string method, string path, string? body = null, string? key = null, string type = "application/json")
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8);
        if (content is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await Send(method, path, content, key);
    }

    public async Task<Answered> Send(string method, string path, HttpContent? content, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("/api", StringComparison.Ordinal) ? path : Home + path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        var (text, kind) = (await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType ?? "");
        return new((int)answer.StatusCode, text.Length > 0 && kind.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : null, answer.Headers, kind);
    }

    public void Dispose() => http.Dispose();
}
