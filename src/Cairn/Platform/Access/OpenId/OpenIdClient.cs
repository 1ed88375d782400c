using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cairn.Platform.Access;

/// <summary>Who a provider says that somebody is.</summary>
/// <param name="Email">Only where the provider has verified it.</param>
/// <param name="Token">Its word as it came; shown to it again at sign-out.</param>
public sealed record OpenIdAnswer(string Issuer, string Subject, string? Email, string? Vot, string Token);

/// <summary>Our half of the talk with one OpenID provider: the code flow, with a key pair of ours in place of a shared secret.</summary>
public sealed class OpenIdClient(OpenIdProvider provider, HttpClient http, Clock clock)
{
    private readonly OpenIdConfiguration configuration = new(provider, http, clock);

    public OpenIdProvider Provider => provider;

    /// <returns>Where somebody goes to sign in.</returns>
    public async Task<string> AddressFor(OpenIdTrip trip, string back, CancellationToken stop) =>
        QueryHelpers.AddQueryString((await configuration.Get(stop)).AuthorizationEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = back,
            ["scope"] = string.Join(' ', provider.Scopes),
            ["state"] = trip.State,
            ["nonce"] = trip.Nonce,
            ["code_challenge"] = trip.Challenge,
            ["code_challenge_method"] = "S256",
            ["vtr"] = provider.Vtr.Count > 0 ? JsonSerializer.Serialize(provider.Vtr) : null,
            ["ui_locales"] = provider.UiLocales,
        });

    /// <returns>Where somebody goes to sign out; null where the provider has no such address.</returns>
    public async Task<string?> SignOutAddress(string token, string back, CancellationToken stop) =>
        (await configuration.Get(stop)).EndSessionEndpoint is { Length: > 0 } end
            ? QueryHelpers.AddQueryString(end, new Dictionary<string, string?>(StringComparer.Ordinal) { ["id_token_hint"] = token, ["post_logout_redirect_uri"] = back })
            : null;

    /// <exception cref="OpenIdRefusedException">The provider does not say who it is, or is not to be believed.</exception>
    public async Task<OpenIdAnswer> Ask(string code, OpenIdTrip trip, string back, CancellationToken stop)
    {
        var known = await configuration.Get(stop);
        using var exchange = new HttpRequestMessage(HttpMethod.Post, known.TokenEndpoint);
        exchange.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = back,
            ["code_verifier"] = trip.Verifier,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(known.TokenEndpoint),
        });
        var tokens = await Send(exchange, OpenIdRefusal.CodeRefused, stop);
        var (idToken, access) = (Text(tokens, "id_token"), Text(tokens, "access_token"));
        if (idToken is null || access is null)
            throw new OpenIdRefusedException(OpenIdRefusal.Unreadable);
        var token = await OpenIdToken.Check(provider, configuration, idToken, trip.Nonce, clock.Now, stop);

        using var asked = new HttpRequestMessage(HttpMethod.Get, known.UserInfoEndpoint);
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        var person = await Send(asked, OpenIdRefusal.ProviderError, stop);
        if (Text(person, "sub") != token.Subject)
            throw new OpenIdRefusedException(OpenIdRefusal.Subject); // OpenID Connect Core 1.0, 5.3.2
        var isVerified = person.TryGetProperty("email_verified", out var verified) && verified.ValueKind == JsonValueKind.True;
        return new OpenIdAnswer(provider.Issuer, token.Subject, isVerified ? Text(person, "email") : null, OpenIdToken.Text(token, "vot"), idToken);
    }

    /// <summary>Who we are, signed (RFC 7523, 3): for the one address, for minutes, and never twice.</summary>
    private string Assertion(string audience) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = provider.ClientId,
        Audience = audience,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = provider.ClientId, ["jti"] = LinkToken.Make() },
        IssuedAt = clock.Now,
        NotBefore = clock.Now,
        Expires = clock.Now.AddMinutes(3),
        SigningCredentials = new SigningCredentials(provider.Key, SecurityAlgorithms.RsaSha256),
    });

    /// <param name="refused">What it is called when the provider says that it will not.</param>
    private async Task<JsonElement> Send(HttpRequestMessage request, OpenIdRefusal refused, CancellationToken stop)
    {
        try
        {
            using var answer = await http.SendAsync(request, stop);
            if (!answer.IsSuccessStatusCode)
                throw new OpenIdRefusedException((int)answer.StatusCode is >= 400 and < 500 ? refused : OpenIdRefusal.Unreachable);
            var read = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(stop));
            return read.ValueKind == JsonValueKind.Object ? read : throw new OpenIdRefusedException(OpenIdRefusal.Unreadable);
        }
        catch (JsonException e)
        {
            throw new OpenIdRefusedException(OpenIdRefusal.Unreadable, e);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new OpenIdRefusedException(OpenIdRefusal.Unreachable, e);
        }
    }

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
