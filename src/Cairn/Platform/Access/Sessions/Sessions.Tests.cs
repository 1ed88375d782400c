using System.Net;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class SessionsTests(SeededSites sites) : IClassFixture<SeededSites>
{
    private const string Page = SessionsPage.Route;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_sees_where_they_are_signed_in_and_ends_one_or_all_others(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var here = await site.SignIn(account);
        using var second = await site.SignIn(account);
        using var third = await site.SignIn(account);
        var mine = await Of(site, account);
        Assert.Equal(3, mine.Count);
        Assert.Contains("This browser", await Text(here), StringComparison.Ordinal);

        using (var ended = await here.SendFrom(Page, $"{Page}?handler=End", ("session", mine[1].Id.ToString())))
            Assert.Contains("You are signed out there", await Browser.Body(ended), StringComparison.Ordinal);
        await Opens(second, false);
        await Opens(third, true);
        using (var ended = await here.SendFrom(Page, $"{Page}?handler=Others"))
            Assert.Contains("You are signed out everywhere else", await Browser.Body(ended), StringComparison.Ordinal);
        await Opens(third, false);
        await Opens(here, true);
        Assert.Equal(mine[0].Id, Assert.Single(await Of(site, account)).Id);
        await using var db = await site.Store.Read(Scope.System, stop);
        Assert.Equal(["BeginSession", "EndSession"], await db.Set<AuditEvent>().Where(e => e.SubjectId == mine[1].Id).OrderBy(e => e.Sequence).Select(e => e.Verb).ToListAsync(stop));
        Assert.Empty((await VerifyAudit.Run(site.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_ends_somebody_elses_session(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var theirs = await site.SignIn(account);
        using var other = await site.SignIn(await site.AddAccount(Role.Administrator));
        using (var answer = await other.SendFrom(Page, $"{Page}?handler=End", ("session", (await Of(site, account))[0].Id.ToString())))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await Opens(theirs, true);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_cookie_kept_from_before_signing_out_opens_nothing(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        var cookie = browser.Cookies;
        (await browser.SendFrom("/account", "/sign-out")).Dispose();
        Assert.Empty(await Of(site, account));
        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await thief.GetAsync(new Uri("/account", UriKind.Relative), stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_session_ends_when_it_is_idle_and_goes_on_while_it_is_used_but_not_for_ever(string kind)
    {
        var site = await sites.Of(kind);
        var limits = site.Store.Settings.Sessions;
        var account = await site.AddAccount(Role.Registrar);
        using var used = await site.SignIn(account);
        using var idle = await site.SignIn(account);
        site.Time.Pass(limits.Idle - TimeSpan.FromSeconds(1));
        await Opens(used, true);
        site.Time.Pass(TimeSpan.FromSeconds(1));
        await Opens(idle, false);
        await Opens(used, true);

        for (var passed = limits.Idle; passed < limits.Absolute - limits.Coarse; passed += limits.Idle / 2)
        {
            await Opens(used, true);
            site.Time.Pass(limits.Idle / 2);
        }
        await Opens(used, false);
        Assert.Equal(HttpStatusCode.Redirect, (await used.Get("/start")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Most_requests_write_nothing_and_a_request_reads_who_it_is_in_one_statement(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        using var statements = new Statements(site.Store);
        await Opens(browser, true);
        Assert.DoesNotContain(statements.Asked, s => s.Contains("UPDATE", StringComparison.Ordinal));
        Assert.Single(statements.Asked, s => s.Contains("access_session", StringComparison.Ordinal));

        statements.Forget();
        site.Time.Pass(site.Store.Settings.Sessions.Coarse);
        await Opens(browser, true);
        await Opens(browser, true);
        Assert.Single(statements.Asked, s => s.Contains("UPDATE", StringComparison.Ordinal) && s.Contains("access_session", StringComparison.Ordinal));
        Assert.Equal(site.Store.Clock.Now, (await Of(site, account))[0].LastSeen, TimeSpan.FromMilliseconds(1));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task One_account_has_so_many_sessions_and_the_longest_idle_gives_way(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var first = await site.SignIn(account);
        for (var n = 1; n < site.Store.Settings.Sessions.Most; n++)
        {
            site.Time.Pass(TimeSpan.FromSeconds(1));
            (await site.SignIn(account)).Dispose();
        }
        await Opens(first, true);
        using var last = await site.SignIn(account);
        await Opens(first, false);
        await Opens(last, true);
        Assert.Equal(site.Store.Settings.Sessions.Most, (await Of(site, account)).Count);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Signing_in_again_in_the_same_browser_ends_what_it_had(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var browser = await site.SignIn(account);
        (await browser.Send("/sign-in", ("Name", account.UserName!), ("Password", SeededSite.Password))).Dispose();
        Assert.Single(await Of(site, account));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari on Mac")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("<script>alert(1)</script>", "A browser that does not name itself")]
    [InlineData(null, "A browser that does not name itself")]
    public void A_browser_is_named_as_its_owner_would(string? userAgent, string words) => Assert.Equal(words, Device.Words(userAgent));

    private async Task<List<Session>> Of(SeededSite site, Account account)
    {
        await using var db = await site.Store.Read(Scope.System, stop);
        return await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == account.Id).OrderBy(s => s.Id).ToListAsync(stop);
    }

    private static async Task Opens(Browser browser, bool open)
    {
        using var answer = await browser.Get("/account");
        Assert.Equal(open ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<string> Text(Browser browser)
    {
        using var answer = await browser.Get(Page);
        return Served.Text(await Browser.Body(answer));
    }
}
