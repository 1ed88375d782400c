using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cairn.Platform.Access;

/// <summary>Reads the provider's word on who somebody is, and believes none that is not exactly as it should be (OpenID Connect Core 1.0, 3.1.3.7).</summary>
public static class OpenIdToken
{
    private static readonly TimeSpan skew = TimeSpan.FromMinutes(1);
    private static readonly JsonWebTokenHandler reader = new() { MapInboundClaims = false };

    /// <exception cref="OpenIdRefusedException">It is not to be believed.</exception>
    public static async Task<JsonWebToken> Check(OpenIdProvider provider, OpenIdConfiguration configuration, string text, string nonce, DateTime now, CancellationToken stop)
    {
        JsonWebToken token;
        try
        {
            token = reader.ReadJsonWebToken(text);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            throw Refuse(OpenIdRefusal.Unreadable, e);
        }
        // Before any key is looked up: neither "none" nor a shared secret is a signature of the provider's.
        if (token.Alg != provider.TokenAlgorithm)
            throw Refuse(OpenIdRefusal.Algorithm);
        var checkedToken = await reader.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            ValidAlgorithms = [provider.TokenAlgorithm],
            IssuerSigningKey = await configuration.Key(token.Kid ?? "", stop),
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            ValidateLifetime = false, // by our clock, below
        });
        if (!checkedToken.IsValid)
            throw Refuse(KindOf(checkedToken.Exception), checkedToken.Exception);
        Claims(provider, token, nonce, now);
        return token;
    }

    private static void Claims(OpenIdProvider provider, JsonWebToken token, string nonce, DateTime now)
    {
        if (token.Audiences.Count() > 1 && Text(token, JwtRegisteredClaimNames.Azp) != provider.ClientId)
            throw Refuse(OpenIdRefusal.Audience);
        // An absent time is read as the earliest there is.
        if (token.ValidTo <= now - skew)
            throw Refuse(OpenIdRefusal.Expired);
        if (token.IssuedAt == DateTime.MinValue)
            throw Refuse(OpenIdRefusal.Unreadable);
        if (token.IssuedAt > now + skew || token.ValidFrom > now + skew)
            throw Refuse(OpenIdRefusal.FromTheFuture);
        if (Text(token, JwtRegisteredClaimNames.Nonce) != nonce)
            throw Refuse(OpenIdRefusal.Nonce);
        if (provider.Vot.Count > 0 && !provider.Vot.Contains(Text(token, "vot") ?? ""))
            throw Refuse(OpenIdRefusal.Level);
        if (string.IsNullOrEmpty(token.Subject) || token.Subject.Length > 255)
            throw Refuse(OpenIdRefusal.Subject);
    }

    public static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) ? text : null;

    private static OpenIdRefusal KindOf(Exception? why) => why switch
    {
        SecurityTokenInvalidIssuerException => OpenIdRefusal.Issuer,
        SecurityTokenInvalidAudienceException => OpenIdRefusal.Audience,
        SecurityTokenInvalidAlgorithmException => OpenIdRefusal.Algorithm,
        _ => OpenIdRefusal.Signature,
    };

    private static OpenIdRefusedException Refuse(OpenIdRefusal kind, Exception? why = null) => new(kind, why);
}
