using System.Security.Cryptography;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Knows a machine by the key that its request carries, and by nothing else.</summary>
public sealed class ApiCaller(Store store, ApiLimiter limiter)
{
    public static readonly Verb Use = new("UseApiKey", "The day on which a key was last used is kept.");

    private const string Scheme = "Bearer ";

    /// <summary>Sets who visits. A request without a key is the public's.</summary>
    /// <returns>False where the request goes no further; its status is set.</returns>
    public async Task<bool> Know(HttpContext http, Visit visit)
    {
        if (http.Request.Headers.Authorization.Count == 0)
            return true;
        if (await Find(http.Request.Headers.Authorization.ToString(), http.RequestAborted) is not { } key)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"Cairn\", error=\"invalid_token\"";
            return Refuse(http, limiter.WaitAfterWrong(http.Connection.RemoteIpAddress?.ToString() ?? ""), ApiProblem.KeyWrong);
        }
        if (limiter.Wait(key.Id) is { } wait)
            return Refuse(http, wait, ApiProblem.TooMany);
        visit.Actor = Of(key);
        visit.Permissions = key.Allowed;
        visit.KeyMade = store.Clock.DateOf(key.Made);
        await Mark(key, visit.Actor, http.RequestAborted);
        return true;
    }

    public static Actor Of(ApiKey key) => new(key.Id, key.Name, Role.Machine, key.OrganisationId);

    private static bool Refuse(HttpContext http, TimeSpan? wait, ApiProblem otherwise)
    {
        ApiProblems.Set(http, wait is null ? otherwise : ApiProblem.TooMany);
        if (wait is { } time)
            http.Response.Headers.RetryAfter = ApiProblems.Seconds(time);
        return false;
    }

    private async Task<ApiKey?> Find(string header, CancellationToken stop)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || ApiKeyText.Read(header[Scheme.Length..].Trim()) is not { } text)
            return null;
        await using var db = await store.Read(Scope.System, stop);
        var key = await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == text.Id, stop);
        return key is { Revoked: null } && CryptographicOperations.FixedTimeEquals(key.Digest, text.Digest()) ? key : null;
    }

    private async Task Mark(ApiKey key, Actor actor, CancellationToken stop)
    {
        var today = store.Clock.Today;
        if (key.LastUsed == today)
            return;
        await store.Write(Scope.Of(key.OrganisationId), new Change(Use, actor, key.OrganisationId), async db =>
        {
            if (await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == key.Id, stop) is { } held)
                held.LastUsed = today;
            return 0;
        }, stop);
    }
}
