using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Xunit;

namespace Cairn.Platform.Access;

public sealed partial class OneTimeCodeTests(SeededSites sites) : IClassFixture<SeededSites>
{
    private const string Page = OneTimeCodePage.Route, Wrong = "not a code";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code)
    {
        var secret = OneTimeSecret.Read(Base32Encoding.ToString(Encoding.ASCII.GetBytes("12345678901234567890")));
        var at = DateTime.UnixEpoch.AddSeconds(second);
        Assert.Equal(code, secret.Code(at));
        Assert.Equal(second / 30, secret.StepOf(code, at));
        Assert.Equal(second / 30, secret.StepOf(code, at.AddSeconds(30)));
        Assert.Null(secret.StepOf(code, at.AddSeconds(90)));
        Assert.Null(secret.StepOf(code, at.AddSeconds(-90)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Once_set_up_the_password_alone_opens_nothing_and_each_code_opens_once(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        var (secret, _) = await SetUp(site, account);
        await using (var db = await site.Store.Read(Scope.System, stop))
        {
            var held = (await db.Set<Account>().SingleAsync(a => a.Id == account.Id, stop)).OneTimeSecret!;
            Assert.NotEqual(Base32Encoding.ToBytes(secret.Text), held);
            Assert.Equal(secret.Text, OneTimeSecret.Open(site.Store.Keys, held).Text);
        }
        using var browser = await Half(site, account);
        using (var start = await browser.Get("/start"))
            Assert.Equal("/sign-in?return=%2Fstart", start.Headers.Location?.OriginalString);
        // The code that proved the app at the set-up is used already.
        Assert.Equal(HttpStatusCode.OK, await Try(browser, secret.Code(site.Store.Clock.Now)));
        site.Time.Pass(TimeSpan.FromSeconds(30));
        var code = secret.Code(site.Store.Clock.Now);
        using var second = await Half(site, account);
        Assert.Equal(HttpStatusCode.Redirect, await Try(browser, $"{code[..3]} {code[3..]}"));
        Assert.Equal(HttpStatusCode.OK, await Try(second, code));
        using (var start = await browser.Get("/start"))
            Assert.Equal(HttpStatusCode.OK, start.StatusCode);
        Assert.DoesNotContain("cairn-half", browser.Cookies, StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_one_code_sent_twice_at_once_one_opens(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        var (secret, _) = await SetUp(site, account);
        site.Time.Pass(TimeSpan.FromSeconds(60));
        var code = secret.Code(site.Store.Clock.Now);
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CheckOneTimeCode.With(site.Store, account.Id, code, stop), stop)));
        Assert.Single(opened, a => a is not null);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Wrong_codes_lock_and_the_right_password_between_them_does_not_help(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        var (secret, _) = await SetUp(site, account);
        site.Time.Pass(TimeSpan.FromSeconds(60));
        for (var n = 0; n < 5; n++)
        {
            using var browser = await Half(site, account);
            Assert.Equal(HttpStatusCode.OK, await Try(browser, Wrong));
        }
        Assert.Null(await CheckOneTimeCode.With(site.Store, account.Id, secret.Code(site.Store.Clock.Now), stop));
        Assert.Null(await TrySignIn.With(site.Store, account.UserName!, SeededSite.Password, stop));
        site.Time.Pass(TimeSpan.FromMinutes(16));
        using var again = await Half(site, account);
        Assert.Equal(HttpStatusCode.Redirect, await Try(again, secret.Code(site.Store.Clock.Now)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_recovery_code_signs_in_once_and_new_ones_end_the_old(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        var (_, codes) = await SetUp(site, account);
        Assert.Equal(RecoveryCode.Many, codes.Distinct().Count());
        using var browser = await Half(site, account);
        Assert.Equal(HttpStatusCode.Redirect, await Try(browser, codes[0].ToUpperInvariant().Replace('-', ' ')));
        using var again = await Half(site, account);
        Assert.Equal(HttpStatusCode.OK, await Try(again, codes[0]));
        Assert.Contains("You have 9 recovery codes left", await Text(browser, Page), StringComparison.Ordinal);
        using (var without = await browser.SendFrom(Page, Page + "?handler=Renew", ("Password", "another password")))
            Assert.Contains("The password is wrong", await Browser.Body(without), StringComparison.Ordinal);
        using (var renewed = await browser.SendFrom(Page, Page + "?handler=Renew", ("Password", SeededSite.Password)))
            Assert.Equal(RecoveryCode.Many, Recovery().Count(await Browser.Body(renewed)));
        Assert.Equal(HttpStatusCode.OK, await Try(again, codes[1]));
        await using var db = await site.Store.Read(Scope.System, stop);
        Assert.DoesNotContain(await db.Set<RecoveryCode>().Select(c => c.Digest).ToListAsync(stop), d => d.SequenceEqual(RecoveryCode.DigestOf(codes[1])));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Setting_up_needs_the_password_and_a_code_that_proves_the_app(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        var (secret, sealed_) = await Offered(browser);
        using (var wrong = await browser.SendFrom(Page, Page, ("Sealed", sealed_), ("Password", SeededSite.Password), ("Code", "000000")))
        {
            var html = await Browser.Body(wrong);
            Assert.Contains(SetUpOneTimeCode.WrongCode, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.Contains(Grouped(secret.Text), html, StringComparison.Ordinal); // the same picture still
        }
        using (var none = await browser.SendFrom(Page, Page, ("Sealed", sealed_), ("Code", secret.Code(site.Store.Clock.Now))))
            Assert.Contains("Enter your password", await Browser.Body(none), StringComparison.Ordinal);
        // A secret that the page did not make for this account is not taken.
        using (var foreign = await browser.SendFrom(Page, Page, ("Sealed", secret.Text), ("Password", SeededSite.Password), ("Code", secret.Code(site.Store.Clock.Now))))
            Assert.Contains("This page is too old", await Browser.Body(foreign), StringComparison.Ordinal);
        Assert.Contains("Not asked for", await Text(browser, "/account"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Taken_away_the_password_opens_again(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        await SetUp(site, account);
        await SetUpOneTimeCode.Remove(site.Store, new Actor(account.Id, account.Name, account.Role), stop);
        using var browser = await site.SignIn(account);
        Assert.Contains("Not asked for", await Text(browser, "/account"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Half_a_sign_in_ends_after_ten_minutes_or_with_a_new_password(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        await SetUp(site, account);
        using var slow = await Half(site, account);
        site.Time.Pass(TimeSpan.FromMinutes(11));
        using (var page = await slow.Get(SignInCodePage.Route))
            Assert.Equal("/sign-in", page.Headers.Location?.OriginalString);
        using var changed = await Half(site, account);
        await site.Alter(account, a => a.SecurityStamp = "another");
        using (var page = await changed.Get(SignInCodePage.Route))
            Assert.Equal("/sign-in", page.Headers.Location?.OriginalString);
    }

    private async Task<(OneTimeSecret Secret, IReadOnlyList<string> Codes)> SetUp(SeededSite site, Account account)
    {
        using var browser = await site.SignIn(account);
        var (secret, sealed_) = await Offered(browser);
        using var answer = await browser.SendFrom(Page, Page, ("Sealed", sealed_), ("Password", SeededSite.Password), ("Code", secret.Code(site.Store.Clock.Now)));
        var html = await Browser.Body(answer);
        Assert.Contains("Keep these recovery codes now", html, StringComparison.Ordinal);
        return (secret, [.. Recovery().Matches(html).Select(m => m.Value)]);
    }

    private async Task<(OneTimeSecret Secret, string Sealed)> Offered(Browser browser)
    {
        using var page = await browser.Get(Page);
        var html = await page.Content.ReadAsStringAsync(stop);
        Assert.Contains("src=\"data:image/png;base64,", html, StringComparison.Ordinal);
        return (OneTimeSecret.Read(Key().Match(html).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal)), SealedValue().Match(html).Groups["value"].Value);
    }

    /// <summary>A browser in which the password was given and the code was not.</summary>
    private static async Task<Browser> Half(SeededSite site, Account account)
    {
        var browser = new Browser(site.Address);
        using var answer = await browser.Send("/sign-in", ("Name", account.UserName!), ("Password", SeededSite.Password));
        Assert.Equal("/sign-in/code?return=", answer.Headers.Location?.OriginalString);
        return browser;
    }

    private static async Task<HttpStatusCode> Try(Browser browser, string code)
    {
        using var answer = await browser.Send(SignInCodePage.Route, ("Code", code));
        return answer.StatusCode;
    }

    private static async Task<string> Text(Browser browser, string page)
    {
        using var answer = await browser.Get(page);
        return Served.Text(await Browser.Body(answer));
    }

    private static string Grouped(string text) => string.Join(' ', text.Chunk(4).Select(c => new string(c)));

    [GeneratedRegex("c-secret\">(?<key>[A-Z2-7 ]{39})<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"Sealed\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SealedValue();

    [GeneratedRegex("(?<=c-secret\">)[a-z2-7]{4}(-[a-z2-7]{4}){3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recovery();
}
