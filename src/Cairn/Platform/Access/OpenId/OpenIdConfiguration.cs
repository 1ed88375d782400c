using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Cairn.Platform.Access;

/// <summary>
/// What a provider says of itself, with its keys: kept for a day. It is asked again when a token names a key that we do not have, and
/// then not for five minutes, so that nobody can make us ask without an end.
/// </summary>
public sealed class OpenIdConfiguration(OpenIdProvider provider, HttpClient http, Clock clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan age = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim turn = new(1);
    private OpenIdConnectConfiguration? held;
    private DateTime read, askedForKey;

    public async Task<OpenIdConnectConfiguration> Get(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            return held is { } known && clock.Now < read + age ? known : await Read(stop);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<SecurityKey> Key(string kid, CancellationToken stop)
    {
        if (Find(await Get(stop), kid) is { } known)
            return known;
        await turn.WaitAsync(stop);
        try
        {
            if (Find(held!, kid) is { } meanwhile)
                return meanwhile;
            if (clock.Now < askedForKey + Pause)
                throw new OpenIdRefusedException(OpenIdRefusal.UnknownKey);
            askedForKey = clock.Now;
            return Find(await Read(stop), kid) ?? throw new OpenIdRefusedException(OpenIdRefusal.UnknownKey);
        }
        finally
        {
            turn.Release();
        }
    }

    private static SecurityKey? Find(OpenIdConnectConfiguration known, string kid) => known.SigningKeys.FirstOrDefault(k => k.KeyId == kid);

    private async Task<OpenIdConnectConfiguration> Read(CancellationToken stop)
    {
        OpenIdConnectConfiguration found;
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(provider.Issuer).IsLoopback };
            found = await OpenIdConnectConfigurationRetriever.GetAsync($"{provider.Issuer.TrimEnd('/')}/.well-known/openid-configuration", documents, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            throw new OpenIdRefusedException(OpenIdRefusal.Unreachable, e);
        }
        var isRight = found.Issuer == provider.Issuer && new[] { found.AuthorizationEndpoint, found.TokenEndpoint, found.UserInfoEndpoint }.All(OpenIdProvider.IsSafe)
            && (string.IsNullOrEmpty(found.EndSessionEndpoint) || OpenIdProvider.IsSafe(found.EndSessionEndpoint));
        if (!isRight)
            throw new OpenIdRefusedException(OpenIdRefusal.WrongDiscovery);
        (held, read) = (found, clock.Now);
        return found;
    }
}
