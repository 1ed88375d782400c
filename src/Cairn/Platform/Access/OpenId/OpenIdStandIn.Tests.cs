using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cairn.Platform.Access;

/// <summary>An OpenID provider on this machine that holds us to its rules, as GOV.UK One Login does, and lies where a test wants it to.</summary>
public sealed class OpenIdStandIn : IAsyncDisposable
{
    public const string Client = "cairn-of-the-test";
    private readonly WebApplication app;
    private readonly RSA ours = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Back)> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> assertions = new(StringComparer.Ordinal);
    private int made;

    private OpenIdStandIn(WebApplication app) => this.app = app;

    public TimeProvider Time { get; set; } = TimeProvider.System;
    /// <summary>By a name that is not our own, so that a browser takes it for another site.</summary>
    public string Issuer => app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/";

    public ECDsa Key { get; private set; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public string KeyId { get; private set; } = "first";
    public string LastCode { get; private set; } = "none yet";
    public string? SignedOutWith { get; private set; }

    public string Subject { get; set; } = "";
    public string Email { get; set; } = "";
    public bool IsEmailVerified { get; set; }
    public string? InfoSubject { get; set; }
    public string? Denies { get; set; }
    public int TokenStatus { get; set; }
    public bool HangsUp { get; set; }
    public string? SaysIssuer { get; set; }
    public Action<Dictionary<string, object>> Alter { get; set; } = _ => { };
    public Func<string, string> Sign { get; set; } = _ => "";

    public static async Task<OpenIdStandIn> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var standIn = new OpenIdStandIn(app);
        app.MapGet("/.well-known/openid-configuration", standIn.Discovery);
        app.MapGet("/keys", standIn.Keys);
        app.MapGet("/authorize", standIn.Authorise);
        app.MapPost("/token", standIn.Token);
        app.MapGet("/userinfo", standIn.UserInfo);
        app.MapGet("/logout", standIn.Logout);
        await app.StartAsync();
        standIn.BeHonest();
        return standIn;
    }

    /// <summary>As it would be without a test; each time for another person.</summary>
    public void BeHonest()
    {
        (Subject, Email, IsEmailVerified, InfoSubject, Denies, TokenStatus, HangsUp, SaysIssuer) = ($"urn:fdc:test:{NewId.Next()}", "somebody@example.org", true, null, null, 200, false, null);
        Alter = _ => { };
        Sign = payload => SignedBy(payload, Key, KeyId);
    }

    public void ChangeKey() => (Key, KeyId) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), $"key-{++made}");

    public static string SignedBy(string payload, ECDsa key, string id) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(payload, new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = id }, SecurityAlgorithms.EcdsaSha256));

    /// <summary>Settings that name it, read from a file as the program reads them.</summary>
    public OpenIdSettings Settings(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "one-login.pem"), ours.ExportRSAPrivateKeyPem());
        var file = Path.Combine(folder, "open-id.json");
        File.WriteAllText(file, $$"""
            { "providers": [
              { "id": "one-login", "name": "GOV.UK One Login", "issuer": "{{Issuer}}", "clientId": "{{Client}}", "privateKeyFile": "one-login.pem" },
              { "id": "weaker", "name": "Weaker", "issuer": "{{Issuer}}", "clientId": "{{Client}}", "privateKeyFile": "one-login.pem", "vot": ["Cl"] }
            ] }
            """);
        return OpenIdSettings.Read(file);
    }

    private object Discovery() => new
    {
        issuer = SaysIssuer ?? Issuer,
        authorization_endpoint = Issuer + "authorize",
        token_endpoint = Issuer + "token",
        userinfo_endpoint = Issuer + "userinfo",
        end_session_endpoint = Issuer + "logout",
        jwks_uri = Issuer + "keys",
    };

    private object Keys()
    {
        var point = Key.ExportParameters(false).Q;
        return new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = KeyId, x = Base64Url.EncodeToString(point.X!), y = Base64Url.EncodeToString(point.Y!) } } };
    }

    private IResult Authorise(HttpRequest request)
    {
        string Of(string name) => request.Query[name].ToString();
        if (Of("response_type") != "code" || Of("client_id") != Client || Of("scope") != "openid email" || Of("code_challenge_method") != "S256" || Of("vtr") != "[\"Cl.Cm\"]" || Of("ui_locales") != "en" || Of("nonce").Length < 40 || Of("state").Length < 40)
            return Results.BadRequest();
        LastCode = LinkToken.Make();
        codes[LastCode] = (Of("nonce"), Of("code_challenge"), Of("redirect_uri"));
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = Of("state"), [Denies is null ? "code" : "error"] = Denies ?? LastCode };
        return Results.Redirect(QueryHelpers.AddQueryString(Of("redirect_uri"), answer));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        if (HangsUp)
            request.HttpContext.Abort();
        var form = await request.ReadFormAsync();
        if (TokenStatus != 200 || !await IsOurs(form["client_assertion"].ToString()) || form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" || form["grant_type"] != "authorization_code")
            return Results.Json(new { error = "invalid_request" }, statusCode: TokenStatus == 200 ? 400 : TokenStatus);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!codes.TryRemove(form["code"].ToString(), out var begun) || begun.Challenge != challenge || begun.Back != form["redirect_uri"])
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var now = Time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer, ["aud"] = Client, ["sub"] = Subject, ["nonce"] = begun.Nonce, ["iat"] = now, ["exp"] = now + 120, ["vot"] = "Cl.Cm",
        };
        Alter(claims);
        return Results.Json(new { access_token = "for-userinfo", token_type = "Bearer", id_token = Sign(JsonSerializer.Serialize(claims)) });
    }

    private async Task<bool> IsOurs(string assertion)
    {
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = Client, ValidAudience = Issuer + "token", ValidAlgorithms = ["RS256"], IssuerSigningKey = new RsaSecurityKey(ours.ExportParameters(false)), ValidateLifetime = false,
        });
        return read.IsValid && read.SecurityToken is JsonWebToken { Subject: Client } token && token.ValidTo - token.IssuedAt <= TimeSpan.FromMinutes(5) && assertions.TryAdd(token.Id, true);
    }

    private IResult UserInfo(HttpRequest request) => request.Headers.Authorization == "Bearer for-userinfo"
        ? Results.Json(new { sub = InfoSubject ?? Subject, email = Email, email_verified = IsEmailVerified }) : Results.Unauthorized();

    private IResult Logout(HttpRequest request)
    {
        SignedOutWith = request.Query["id_token_hint"];
        return Results.Redirect(request.Query["post_logout_redirect_uri"].ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        ours.Dispose();
        Key.Dispose();
    }
}
