using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Cairn.Tests;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class OpenIdRefusalsTests(OpenIdSites sites) : IClassFixture<OpenIdSites>
{
    private static readonly JsonWebTokenHandler Maker = new() { SetDefaultTimesOnTokenCreation = false };

    private static readonly (string Case, OpenIdRefusal Kind, Action<OpenIdStandIn> Lie)[] lies =
    [
        ("another issuer", OpenIdRefusal.Issuer, p => p.Alter = c => c["iss"] = "https://elsewhere.example/"),
        ("the issuer without its slash", OpenIdRefusal.Issuer, p => p.Alter = c => c["iss"] = p.Issuer.TrimEnd('/')),
        ("another audience", OpenIdRefusal.Audience, p => p.Alter = c => c["aud"] = "somebody else"),
        ("several audiences", OpenIdRefusal.Audience, p => p.Alter = c => c["aud"] = new[] { OpenIdStandIn.Client, "somebody else" }),
        ("another nonce", OpenIdRefusal.Nonce, p => p.Alter = c => c["nonce"] = "another"),
        ("no nonce", OpenIdRefusal.Nonce, p => p.Alter = c => c.Remove("nonce")),
        ("expired", OpenIdRefusal.Expired, p => p.Alter = c => c["exp"] = p.Time.GetUtcNow().ToUnixTimeSeconds() - 61),
        ("without an end", OpenIdRefusal.Expired, p => p.Alter = c => c.Remove("exp")),
        ("from the future", OpenIdRefusal.FromTheFuture, p => p.Alter = c => c["iat"] = p.Time.GetUtcNow().ToUnixTimeSeconds() + 90),
        ("issued at no time", OpenIdRefusal.Unreadable, p => p.Alter = c => c.Remove("iat")),
        ("not signed", OpenIdRefusal.Algorithm, p => p.Sign = payload => Maker.CreateToken(payload)),
        ("signed with the public key as a secret", OpenIdRefusal.Algorithm, p => p.Sign = payload =>
            Maker.CreateToken(payload, new SigningCredentials(new SymmetricSecurityKey(p.Key.ExportSubjectPublicKeyInfo()) { KeyId = p.KeyId }, SecurityAlgorithms.HmacSha256))),
        ("signed with another key of the same name", OpenIdRefusal.Signature, p => p.Sign = payload => OpenIdStandIn.SignedBy(payload, ECDsa.Create(ECCurve.NamedCurves.nistP256), p.KeyId)),
        ("changed after it was signed", OpenIdRefusal.Signature, p => p.Sign = payload => Changed(OpenIdStandIn.SignedBy(payload, p.Key, p.KeyId))),
        ("signed with a key that is not listed", OpenIdRefusal.UnknownKey, p => p.Sign = payload => OpenIdStandIn.SignedBy(payload, p.Key, "never listed")),
        ("no token at all", OpenIdRefusal.Unreadable, p => p.Sign = _ => "no token"),
        ("too low a level", OpenIdRefusal.Level, p => p.Alter = c => c["vot"] = "Cl"),
        ("no level", OpenIdRefusal.Level, p => p.Alter = c => c.Remove("vot")),
        ("stopped by the person", OpenIdRefusal.Denied, p => p.Denies = "access_denied"),
        ("another error", OpenIdRefusal.ProviderError, p => p.Denies = "server_error"),
        ("the code is refused", OpenIdRefusal.CodeRefused, p => p.TokenStatus = 400),
        ("the token endpoint fails", OpenIdRefusal.Unreachable, p => p.TokenStatus = 503),
        ("the token endpoint hangs up", OpenIdRefusal.Unreachable, p => p.HangsUp = true),
        ("userinfo is about somebody else", OpenIdRefusal.Subject, p => p.InfoSubject = "urn:fdc:test:another"),
    ];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_answer_that_is_not_exactly_right_signs_nobody_in(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.Site.AddAccount(Role.Registrar);
        (await site.Link(account)).Dispose();
        var subject = site.Provider.Subject;
        foreach (var (words, wanted, lie) in lies)
        {
            site.Provider.BeHonest();
            (site.Provider.Subject, site.Provider.Email) = (subject, "canary@example.org");
            lie(site.Provider);
            using var browser = new Browser(site.Site.Address);
            var back = await site.Leave(browser);
            using var refused = await browser.Get(back);
            await Refused(site, browser, refused, wanted, words);
            foreach (var secret in new[] { subject, "canary@example.org", site.Provider.LastCode, "eyJ", "for-userinfo" })
                Assert.False(site.Log.Text.Contains(secret, StringComparison.Ordinal), $"{words}: the log holds {secret}");
        }
        site.Provider.BeHonest();
        site.Provider.Subject = subject;
        using var right = new Browser(site.Site.Address);
        using var open = await site.Go(right);
        Assert.Equal("/start", open.Headers.Location?.OriginalString); // it was the lies
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_way_back_belongs_to_its_browser_once_and_for_ten_minutes(string kind)
    {
        var site = await sites.Of(kind);
        (await site.Link(await site.Site.AddAccount(Role.Registrar))).Dispose();
        using var browser = new Browser(site.Site.Address);
        using var other = new Browser(site.Site.Address);

        var back = await site.Leave(browser);
        var kept = browser.Cookies;
        using (var stolen = await other.Get(back))
            await Refused(site, other, stolen, OpenIdRefusal.NotBegun, "another browser");
        using (var changed = await browser.Get(back.Replace("state=", "state=x", StringComparison.Ordinal)))
            await Refused(site, browser, changed, OpenIdRefusal.AnotherState, "state changed");
        using (var spent = await browser.Get(back))
            await Refused(site, browser, spent, OpenIdRefusal.NotBegun, "cookie was taken");
        using (var none = await browser.Get($"{OpenIdSite.With}/back"))
            await Refused(site, browser, none, OpenIdRefusal.NotBegun, "nothing");

        // Who keeps the cookie has still a code that works once.
        using var replay = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Site.Address };
        replay.DefaultRequestHeaders.Add("Cookie", kept);
        using (var first = await replay.GetAsync(new Uri(back, UriKind.Relative), stop))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using (var second = await replay.GetAsync(new Uri(back, UriKind.Relative), stop))
            await Refused(site, other, second, OpenIdRefusal.CodeRefused, "code replayed");

        var late = await site.Leave(browser);
        site.Site.Time.Pass(OpenIdTrip.Limit);
        using (var over = await browser.Get(late))
            await Refused(site, browser, over, OpenIdRefusal.TooLate, "too late");
        using (var mixed = await browser.Get((await site.Leave(browser)).Replace("one-login", "weaker", StringComparison.Ordinal)))
            await Refused(site, browser, mixed, OpenIdRefusal.AnotherState, "another provider");
        using (var iss = await browser.Get(await site.Leave(browser) + "&iss=https%3A%2F%2Felsewhere.example"))
            await Refused(site, browser, iss, OpenIdRefusal.Issuer, "another issuer in the address");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_new_key_of_the_provider_is_looked_up_and_not_more_often_than_every_five_minutes(string kind)
    {
        var site = await sites.Of(kind);
        (await site.Link(await site.Site.AddAccount(Role.Registrar))).Dispose();
        site.Site.Time.Pass(OpenIdConfiguration.Pause);
        site.Provider.ChangeKey();
        using var browser = new Browser(site.Site.Address);
        using (var open = await site.Go(browser))
            Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
        site.Provider.ChangeKey();
        using (var again = await site.Go(browser, "/sign-in"))
            Assert.Contains("“UnknownKey”", await Browser.Body(again), StringComparison.Ordinal);
        site.Site.Time.Pass(OpenIdConfiguration.Pause);
        using (var later = await site.Go(browser))
            Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_provider_that_says_it_is_another_is_not_asked(string kind)
    {
        var site = await sites.Of(kind);
        site.Site.Time.Pass(TimeSpan.FromDays(1));
        site.Provider.SaysIssuer = "https://elsewhere.example/";
        using var browser = new Browser(site.Site.Address);
        using (var refused = await browser.SendFrom("/sign-in", OpenIdSite.With))
            await Refused(site, browser, refused, OpenIdRefusal.WrongDiscovery, "another issuer");
        site.Provider.SaysIssuer = null;
        using var begun = await browser.SendFrom("/sign-in", OpenIdSite.With);
        Assert.StartsWith(site.Provider.Issuer + "authorize?", OpenIdSite.Onward(begun), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_is_not_known_is_told_what_to_do_whatever_their_address(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.Site.AddAccount(Role.Registrar);
        site.Provider.Email = account.UserName!;
        using var browser = new Browser(site.Site.Address);
        using var refused = await site.Go(browser);
        await Refused(site, browser, refused, OpenIdRefusal.Unknown, "unknown");
        Assert.Empty(await site.Links(account));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_suspended_account_stays_closed(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.Site.AddAccount(Role.Registrar);
        (await site.Link(account)).Dispose();
        await site.Site.Alter(account, a => a.LockoutEnd = DateTimeOffset.MaxValue);
        using var browser = new Browser(site.Site.Address);
        using var refused = await site.Go(browser);
        await Refused(site, browser, refused, OpenIdRefusal.NotOpen, "suspended");
    }

    private static async Task Refused(OpenIdSite site, Browser browser, HttpResponseMessage answer, OpenIdRefusal kind, string words)
    {
        var page = Served.Text(await Browser.Body(answer));
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{words}: {answer.StatusCode} {answer.Headers.Location}");
        var (heading, what, todo) = OpenIdRefusals.Words(kind, answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("weaker", StringComparison.Ordinal) ? "Weaker" : "GOV.UK One Login");
        foreach (var sentence in new[] { heading, what, todo })
            Assert.True(page.Contains(sentence, StringComparison.Ordinal), $"{words}: “{sentence}” is not in {page}");
        Assert.True(site.Log.Text.Split('\n').Last(l => l.Contains("is refused: ", StringComparison.Ordinal)).Contains($"is refused: {kind}", StringComparison.Ordinal), $"{words}: not logged as {kind}");
        Assert.DoesNotContain("cairn=", browser.Cookies, StringComparison.Ordinal);
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        payload["sub"] = "urn:fdc:test:changed";
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload.ToJsonString())}.{parts[2]}";
    }
}
