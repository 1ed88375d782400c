using System.Net;
using System.Text;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class SignInTests(SeededSites sites) : IClassFixture<SeededSites>
{
    private const string Wrong = "not the password at all";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_right_password_opens_and_the_wrong_one_does_not(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        using (var start = await browser.Get("/start"))
            Assert.Contains("You are signed in, a Registrar", await start.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);

        using var other = new Browser(site.Address);
        using var refused = await Try(other, account.UserName!, Wrong);
        var page = await refused.Content.ReadAsStringAsync(stop);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains(TrySignIn.Refusal, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, page, StringComparison.Ordinal);
        Assert.DoesNotContain("cairn=", other.Cookies, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var before = await site.SignIn(account);
        using var browser = new Browser(site.Address);
        for (var n = 0; n < 4; n++)
            (await Try(browser, account.UserName!, Wrong)).Dispose();
        using (var still = await Try(browser, account.UserName!, SeededSite.Password))
            Assert.Equal(HttpStatusCode.Redirect, still.StatusCode);

        for (var n = 0; n < 5; n++)
            (await Try(browser, account.UserName!, Wrong)).Dispose();
        using (var locked = await Try(browser, account.UserName!, SeededSite.Password))
            Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        site.Time.Pass(TimeSpan.FromSeconds(899));
        using (var locked = await Try(browser, account.UserName!, SeededSite.Password))
            Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        // Who was at work goes on: else anybody could throw them out by their name.
        using (var working = await before.Get("/start"))
            Assert.Equal(HttpStatusCode.OK, working.StatusCode);
        site.Time.Pass(TimeSpan.FromSeconds(2));
        using (var open = await Try(browser, account.UserName!, SeededSite.Password))
            Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Wrong_passwords_sent_at_once_are_all_counted(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TrySignIn.With(site.Store, account.UserName!, Wrong, stop), stop)));
        Assert.Null(await TrySignIn.With(site.Store, account.UserName!, SeededSite.Password, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_unknown_name_a_wrong_password_and_a_locked_account_get_the_same_answer(string kind)
    {
        var site = await sites.Of(kind);
        var (known, locked) = (await site.AddAccount(Role.Registrar), await site.AddAccount(Role.Registrar));
        await site.Alter(locked, a => a.LockoutEnd = DateTimeOffset.MaxValue);
        List<(HttpStatusCode, string, string)> answers = [];
        foreach (var (name, password) in new[] { ("nobody of that name", Wrong), (known.UserName!, Wrong), (locked.UserName!, SeededSite.Password) })
        {
            using var browser = new Browser(site.Address);
            using var answer = await Try(browser, name, password);
            answers.Add((answer.StatusCode, (await Browser.Body(answer)).Replace(name, "…", StringComparison.Ordinal), string.Join(',', answer.Headers.Select(h => h.Key).Order(StringComparer.Ordinal))));
        }
        Assert.Single(answers.Distinct());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_new_stamp_ends_every_session_at_its_next_request(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        await site.Alter(account, a => a.SecurityStamp = "another");
        using var answer = await browser.Get("/start");
        Assert.Equal("/sign-in?return=%2Fstart", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain("cairn=", browser.Cookies, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_demonstration_account_opens_nothing_but_a_demonstration(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar, demonstration: true);
        try
        {
            site.Store.Settings.Demonstration = true;
            using var browser = await site.SignIn(account);
            site.Store.Settings.Demonstration = false;
            using (var ended = await browser.Get("/start"))
                Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
            using (var refused = await Try(browser, account.UserName!, SeededSite.Password))
                Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            using var page = await browser.Get("/sign-in");
            Assert.DoesNotContain(account.UserName!, await page.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        }
        finally
        {
            site.Store.Settings.Demonstration = false;
        }
    }

    [Theory]
    [InlineData("/accessibility", "/accessibility")]
    [InlineData("https://elsewhere.example/", "/start")]
    [InlineData("//elsewhere.example/", "/start")]
    [InlineData("/\\elsewhere.example/", "/start")]
    [InlineData("javascript:alert(1)", "/start")]
    [InlineData("\t//elsewhere.example", "/start")]
    [InlineData("", "/start")]
    public async Task After_signing_in_nobody_is_led_off_the_site(string wanted, string led)
    {
        var site = await sites.Of("sqlite");
        var account = await site.AddAccount(Role.Registrar);
        using var browser = new Browser(site.Address);
        using var answer = await browser.Send("/sign-in", ("Name", account.UserName!), ("Password", SeededSite.Password), ("return", wanted));
        Assert.Equal(led, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        var site = await sites.Of("sqlite");
        var account = await site.AddAccount(Role.Registrar);
        using var browser = new Browser(site.Address);
        using var page = await browser.Get("/sign-in");
        Assert.Matches("^cairn-form=.*samesite=strict; httponly$", Assert.Single(page.Headers.GetValues("Set-Cookie")));
        using var answer = await Try(browser, account.UserName!, SeededSite.Password);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("cairn=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_signed_in_or_out_by_another_sites_form()
    {
        var site = await sites.Of("sqlite");
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        using var forged = await browser.SendBare("/sign-in", ("Name", account.UserName!), ("Password", SeededSite.Password));
        using var out_ = await browser.SendBare("/sign-out");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (forged.StatusCode, out_.StatusCode));
        using (var still = await browser.Get("/start"))
            Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        using var left = await browser.Send("/start", []);
        Assert.NotEqual(HttpStatusCode.OK, left.StatusCode); // the page takes no form of its own
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Failures_and_the_lock_are_in_the_chain_and_no_secret_is(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = new Browser(site.Address);
        for (var n = 0; n < 5; n++)
            (await Try(browser, account.UserName!, Wrong)).Dispose();
        await site.Alter(account, a => a.SecurityStamp = "a new stamp of the account");

        await using var db = await site.Store.Read(Scope.System, stop);
        var held = await db.Set<Account>().SingleAsync(a => a.Id == account.Id, stop);
        var key = site.Store.Keys.Of((await db.Set<AuditKey>().SingleAsync(k => k.Id == account.Id, stop)).Salt!);
        var events = await db.Set<AuditEvent>().Where(e => e.SubjectId == account.Id && e.Subject == nameof(Account)).OrderBy(e => e.Sequence).ToListAsync(stop);
        var sequences = events.Select(e => e.Sequence).ToList();
        var ciphers = await db.Set<AuditValue>().Where(v => v.OrganisationId == Guid.Empty && sequences.Contains(v.Sequence)).OrderBy(v => v.Sequence).Select(v => v.Cipher).ToListAsync(stop);
        var values = ciphers.ConvertAll(c => Encoding.UTF8.GetString(AuditValues.Open(key, c)));

        Assert.Equal(5, events.Count(e => e.Verb == TrySignIn.Verb.Name));
        Assert.Contains("AccessFailedCount", values[1], StringComparison.Ordinal);
        Assert.Contains("LockoutEnd", values[5], StringComparison.Ordinal);
        Assert.Equal(7, values.Count);
        foreach (var secret in new[] { held.PasswordHash!, account.SecurityStamp!, held.SecurityStamp!, SeededSite.Password, Wrong })
            Assert.DoesNotContain(values, v => v.Contains(secret, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_character_that_cannot_be_kept_is_refused_in_words(string kind)
    {
        var site = await sites.Of(kind);
        using var browser = new Browser(site.Address);
        using (var answer = await Try(browser, "user\0name", Wrong))
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("That did not come through as it should", await answer.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        }
        using var inParts = await browser.SendInParts("/sign-in", ("Name", "user\0name"), ("Password", Wrong));
        Assert.Equal(HttpStatusCode.OK, inParts.StatusCode);
        Assert.Contains("a character that cannot be kept", await inParts.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Try(Browser browser, string name, string password) => browser.Send("/sign-in", ("Name", name), ("Password", password));
}
