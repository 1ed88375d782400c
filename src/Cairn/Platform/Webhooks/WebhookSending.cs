using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Cairn.Platform.Webhooks;

/// <param name="Gone">Whether the other system says that it wants no more: 410.</param>
/// <param name="Words">What came of it.</param>
public sealed record WebhookAnswer(bool Delivered, bool Gone, string Words);

/// <summary>One attempt at one message. A redirect is not followed and no answer is read: only its status counts.</summary>
public sealed class WebhookSending : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;

    public WebhookSending(Settings settings)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), MaxResponseHeadersLength = 16 };
        if (!settings.WebhooksInside)
            handler.ConnectCallback = PublicAddress.Connect;
        http = new HttpClient(handler) { Timeout = patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Cairn");
    }

    /// <param name="secrets">Those in use, the newest first.</param>
    /// <param name="at">The time of this attempt, UTC.</param>
    public async Task<WebhookAnswer> Send(string address, string id, string body, IEnumerable<byte[]> secrets, DateTime at, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSecret.IdHeader, id);
        request.Headers.Add(WebhookSecret.TimeHeader, WebhookSecret.Seconds(at));
        request.Headers.Add(WebhookSecret.SignatureHeader, WebhookSecret.Sign(secrets, id, at, body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return new(answer.IsSuccessStatusCode, answer.StatusCode == HttpStatusCode.Gone, $"It answered {(int)answer.StatusCode}{(answer.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest ? ", which leads elsewhere and is not followed" : "")}.");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(false, false, Why(e));
        }
    }

    /// <summary>Never the exception's own sentence, which may hold the address.</summary>
    private static string Why(Exception failed) => failed switch
    {
        OperationCanceledException => $"No answer within {patience.TotalSeconds:0} seconds.",
        { InnerException: NotPublicException } => "The address is not of the public network.",
        { InnerException: AuthenticationException } => "Its certificate is not trusted.",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => "The name of the address is not known.",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "Nothing listens at the address.",
        _ => "The address could not be reached.",
    };

    public void Dispose() => http.Dispose();
}
