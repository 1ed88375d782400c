using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class OpenIdSettingsTests : IDisposable
{
    private const string Provider = """{ "id": "one-login", "name": "GOV.UK One Login", "issuer": "https://oidc.account.gov.uk/", "clientId": "c", "privateKeyFile": "key.pem" """;
    private readonly string folder = Directory.CreateTempSubdirectory("cairn-test-").FullName;

    [Theory]
    [InlineData("{", "is not JSON as it should be, near line 1")]
    [InlineData("""{ "providers": [] }""", "lists no providers")]
    [InlineData("""{ "providers": [ { "id": "one-login" } ] }""", "Each provider needs id, name, issuer, clientId and privateKeyFile")]
    [InlineData("""{ "providers": [ §, "clientSecret": "x" } ] }""", "a member that is not known is refused")]
    [InlineData("""{ "providers": [ §, "tokenAlgorithm": "HS256" } ] }""", "tokenAlgorithm is not ES256, RS256 or PS256")]
    [InlineData("""{ "providers": [ §, "scopes": ["email"] } ] }""", "scopes lacks openid")]
    [InlineData("""{ "providers": [ § }, § } ] }""", "two providers with the id one-login")]
    [InlineData("""{ "address": "http://cairn.example", "providers": [ § } ] }""", "address is not an https address")]
    [InlineData("""{ "providers": [ § } ] }""", "holds no RSA private key in PEM")]
    public void A_setting_that_cannot_be_used_is_refused_in_words(string text, string words)
    {
        var file = Path.Combine(folder, "open-id.json");
        File.WriteAllText(file, text.Replace("§", Provider, StringComparison.Ordinal));
        var refused = Assert.Throws<RefusedException>(() => OpenIdSettings.Read(file));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_in_words() =>
        Assert.Contains("cannot be read", Assert.Throws<RefusedException>(() => OpenIdSettings.Read(Path.Combine(folder, "none.json"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Without_providers_there_is_no_button_and_no_address()
    {
        using var databases = new Databases();
        await using var site = await SeededSite.Start(databases["sqlite"]);
        using var browser = await site.SignIn(await site.AddAccount(Role.Registrar));
        foreach (var address in new[] { $"{OpenIdSite.With}/back", LinkedSignInsPage.Route })
        {
            using var none = await browser.Get(address);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
        }
        foreach (var page in new[] { "/sign-in", "/account" })
        {
            using var answer = await browser.Get(page);
            Assert.DoesNotMatch("sign-in/with|inked sign-ins", await Browser.Body(answer));
        }
    }

    [Theory]
    [InlineData("Cl.Cm", true)]
    [InlineData("P2.Cl.Cm", true)]
    [InlineData("Cl", false)]
    [InlineData("Cm", false)]
    [InlineData("ClxCm", false)]
    [InlineData(null, false)]
    public void Two_factors_are_told_by_their_level(string? vot, bool are) => Assert.Equal(are, OpenIdProvider.IsTwoFactors(vot));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
