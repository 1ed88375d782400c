using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Cairn.Platform.Database;
using Microsoft.IdentityModel.Tokens;

namespace Cairn.Platform.Access;

/// <summary>Another body's sign-in that tells us who somebody is (OpenID Connect Core 1.0). What is left out is as GOV.UK One Login has it.</summary>
public sealed partial record OpenIdProvider
{
    private const string TwoFactors = "Cl.Cm";

    /// <summary>Its part of our addresses: "one-login".</summary>
    public required string Id { get; init; }

    /// <summary>As people know it: "GOV.UK One Login".</summary>
    public required string Name { get; init; }

    public required string Issuer { get; init; }
    public required string ClientId { get; init; }

    /// <summary>RSA key in PEM by which we show who we are; from the settings file's folder.</summary>
    public required string PrivateKeyFile { get; init; }

    /// <summary>The key's name, where the provider knows it by one.</summary>
    public string? KeyId { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "email"];

    /// <summary>Vectors of trust that we ask for (RFC 8485); none where the provider knows none.</summary>
    public IReadOnlyList<string> Vtr { get; init; } = [TwoFactors];

    /// <summary>Levels of its answers that we accept; none where the provider tells none.</summary>
    public IReadOnlyList<string> Vot { get; init; } = [TwoFactors];

    [JsonPropertyName("ui_locales")]
    public string UiLocales { get; init; } = "en";

    /// <summary>The one way in which it signs who somebody is.</summary>
    public string TokenAlgorithm { get; init; } = SecurityAlgorithms.EcdsaSha256;

    [JsonIgnore]
    public RsaSecurityKey? Key { get; init; }

    /// <summary>Whether an answer of that level was given with a second factor, so that we ask for none of ours.</summary>
    public static bool IsTwoFactors(string? vot) => vot is not null && TwoFactors.Split('.').All(vot.Split('.').Contains);

    /// <summary>Nothing is sent or taken in the clear, but on the one machine.</summary>
    public static bool IsSafe(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Fault() =>
        !Plain().IsMatch(Id) ? "id is not small letters, digits and hyphens, at most 30: it becomes part of an address"
        : string.IsNullOrWhiteSpace(Name) ? "name is empty: write it as people know it"
        : !IsSafe(Issuer) ? "issuer is not an https address: write it exactly as the provider does"
        : string.IsNullOrWhiteSpace(ClientId) ? "clientId is empty: the provider gives it when you register"
        : !Scopes.Contains("openid") ? "scopes lacks openid"
        : TokenAlgorithm is not (SecurityAlgorithms.EcdsaSha256 or SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSsaPssSha256) ? "tokenAlgorithm is not ES256, RS256 or PS256" : null;

    [GeneratedRegex("^[a-z0-9-]{1,30}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();
}

/// <summary>The OpenID providers by which people may sign in; without any there is no button and no address.</summary>
/// <param name="Address">Our own, as the providers know it; null: the one that the browser asked.</param>
public sealed record OpenIdSettings(IReadOnlyList<OpenIdProvider> Providers, string? Address = null)
{
    public static readonly OpenIdSettings None = new([]);

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="RefusedException">The file, or a key that it names, cannot be used as it is.</exception>
    public static OpenIdSettings Read(string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize<OpenIdSettings>(File.ReadAllText(file), json);
            if (read?.Providers is not { Count: > 0 })
                throw new RefusedException($"{file} lists no providers. Write them as \"providers\": [ … ], or leave the setting out.");
            if (read.Address is not null && !OpenIdProvider.IsSafe(read.Address))
                throw new RefusedException($"{file}: address is not an https address. Write Cairn’s own as people type it.");
            if (read.Providers.GroupBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new RefusedException($"{file} has two providers with the id {twice.Key}. Give each its own.");
            return read with { Providers = [.. read.Providers.Select(p => WithKey(p, file))] };
        }
        catch (JsonException wrong)
        {
            throw new RefusedException($"{file} is not JSON as it should be, near line {wrong.LineNumber + 1}{(wrong.Path is { } path ? $", at {path}" : "")}. Each provider needs id, name, issuer, clientId and privateKeyFile; a member that is not known is refused.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{file} cannot be read. Check that it is there, and that Cairn’s user may read it.");
        }
    }

    private static OpenIdProvider WithKey(OpenIdProvider provider, string file)
    {
        if (provider.Fault() is { } fault)
            throw new RefusedException($"{file}, provider {provider.Id}: {fault}.");
        var held = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, provider.PrivateKeyFile);
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(File.ReadAllText(held));
            rsa.ExportRSAPrivateKey();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new RefusedException($"{file}, provider {provider.Id}: {held} holds no RSA private key in PEM that can be read. Make one with: openssl genrsa -out key.pem 2048");
        }
        return provider with { Key = new RsaSecurityKey(rsa) { KeyId = provider.KeyId } };
    }
}
