using System.Net;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class OpenIdTests(OpenIdSites sites) : IClassFixture<OpenIdSites>
{
    private const string Page = LinkedSignInsPage.Route;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_links_signs_out_and_signs_in_by_the_provider_until_they_unlink(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.Site.AddAccount(Role.Registrar);
        await site.Site.Alter(account, a => a.OneTimeSecret = null);
        using var browser = await site.Link(account);
        using (var page = await browser.Get($"{Page}?saved=one-login"))
            Assert.Contains("GOV.UK One Login opens this account from now on", await Browser.Body(page), StringComparison.Ordinal);
        (await browser.SendFrom("/account", "/sign-out")).Dispose();

        using (var back = await site.Go(browser, answers: ("return", "/account/sessions")))
            Assert.Equal("/account/sessions", back.Headers.Location?.OriginalString);
        using (var sessions = await browser.Get(SessionsPage.Route))
            Assert.Contains("This browser", Served.Text(await Browser.Body(sessions)), StringComparison.Ordinal);
        var held = Assert.Single(await site.Links(account));
        Assert.Equal((site.Provider.Issuer, site.Provider.Subject, site.Site.Store.Clock.Today), (held.Issuer, held.Subject, held.LastUsed!.Value));

        using (var signedOut = await browser.SendFrom("/account", "/sign-out"))
        {
            var there = OpenIdSite.Onward(signedOut);
            Assert.StartsWith($"{site.Provider.Issuer}logout?id_token_hint=eyJ", there, StringComparison.Ordinal);
            Assert.EndsWith($"post_logout_redirect_uri={Uri.EscapeDataString(site.Site.Address.ToString())}", there, StringComparison.Ordinal);
            Assert.DoesNotContain("Sign out", await Browser.Body(signedOut), StringComparison.Ordinal);
        }
        using (var gone = await browser.Get("/account"))
            Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);

        using var again = await site.Site.SignIn(account);
        using (var without = await again.SendFrom(Page, $"{Page}?handler=Unlink&link={held.Id}", ("Password", "not the password")))
            Assert.Contains("The password is wrong", await Browser.Body(without), StringComparison.Ordinal);
        using (var unlinked = await again.SendFrom(Page, $"{Page}?handler=Unlink&link={held.Id}", ("Password", SeededSite.Password)))
            Assert.Contains("opens this account no longer", await Browser.Body(unlinked), StringComparison.Ordinal);
        using (var refused = await site.Go(browser))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await using var db = await site.Site.Store.Read(Scope.System, stop);
        Assert.Equal(["LinkOpenId", "UseOpenId", "UnlinkOpenId"], await db.Set<AuditEvent>().Where(e => e.SubjectId == held.Id).OrderBy(e => e.Sequence).Select(e => e.Verb).ToListAsync(stop));
        Assert.Empty((await VerifyAudit.Run(site.Site.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Our_code_is_asked_for_unless_the_provider_asked_for_a_second_factor(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.Site.AddAccount(Role.Registrar);
        (await site.Link(account)).Dispose();
        await site.Site.Alter(account, a => a.OneTimeSecret = OneTimeSecret.Make().Seal(site.Site.Store.Keys));
        using var browser = new Browser(site.Site.Address);
        using (var strong = await site.Go(browser))
            Assert.Equal("/start", strong.Headers.Location?.OriginalString);
        using var other = new Browser(site.Site.Address);
        site.Provider.Alter = c => c["vot"] = "Cl";
        using (var weak = await site.Go(other, to: "/sign-in/with/weaker"))
            Assert.Equal($"{SignInCodePage.Route}?return=%2Fstart", weak.Headers.Location?.OriginalString);
        Assert.DoesNotContain("cairn=", other.Cookies, StringComparison.Ordinal);
        using var asked = await other.Get(SignInCodePage.Route);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task One_sign_in_opens_one_account_and_is_linked_by_its_owner_alone(string kind)
    {
        var site = await sites.Of(kind);
        var (first, second) = (await site.Site.AddAccount(Role.Registrar), await site.Site.AddAccount(Role.Statistician));
        (await site.Link(first)).Dispose();
        using var browser = await site.Site.SignIn(second);
        using (var without = await browser.SendFrom(Page, $"{Page}?handler=Link&provider=one-login", ("Password", "not the password")))
            Assert.Contains("The password is wrong", await Browser.Body(without), StringComparison.Ordinal);
        using (var taken = await site.Go(browser, Page, $"{Page}?handler=Link&provider=one-login", ("Password", SeededSite.Password)))
            Assert.Contains("This sign-in opens another account", await Browser.Body(taken), StringComparison.Ordinal);

        // Begun as one account, come back as another.
        site.Provider.BeHonest();
        var back = await site.Leave(browser, Page, $"{Page}?handler=Link&provider=one-login", ("Password", SeededSite.Password));
        (await browser.Send("/sign-in", ("Name", first.UserName!), ("Password", SeededSite.Password))).Dispose();
        using (var changed = await browser.Get(back))
            Assert.Contains("This sign-in is over", await Browser.Body(changed), StringComparison.Ordinal);
        Assert.Single(await site.Links(first));
        Assert.Empty(await site.Links(second));

        using var foreign = await browser.SendFrom(Page, $"{Page}?handler=Unlink&link={SeededSite.Absent}", ("Password", SeededSite.Password));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_is_invited_accepts_without_a_password_where_the_provider_confirms_their_address(string kind)
    {
        var site = await sites.Of(kind);
        var email = $"{NewId.Next()}@example.org";
        var link = await Invite(site, email);
        using var browser = new Browser(site.Site.Address);
        site.Provider.Email = email.ToUpperInvariant();

        site.Provider.IsEmailVerified = false;
        using (var unverified = await Accept(site, browser, link))
            Assert.Contains("Your invitation went to another address", await Browser.Body(unverified), StringComparison.Ordinal);
        (site.Provider.IsEmailVerified, site.Provider.Email) = (true, "another@example.org");
        (await Accept(site, browser, link)).Dispose();
        using (var other = await browser.SendFrom(link, $"{link}&handler=Proved", ("FullName", "Ailsa Boyd")))
            Assert.Contains("Your invitation went to another address", await Browser.Body(other), StringComparison.Ordinal);
        using (var unproved = await browser.SendFrom(link, $"{link}&handler=Proved", ("FullName", "Ailsa Boyd")))
            Assert.Equal(HttpStatusCode.OK, unproved.StatusCode); // the proof was used

        site.Provider.Email = email.ToUpperInvariant();
        using (var accepted = await Accept(site, browser, link))
            Assert.Equal(link, accepted.Headers.Location?.OriginalString);
        using (var page = await browser.Get(link))
            Assert.Contains("GOV.UK One Login has told us who you are", await Browser.Body(page), StringComparison.Ordinal);
        using (var done = await browser.SendFrom(link, $"{link}&handler=Proved", ("FullName", "Ailsa Boyd")))
            Assert.Equal("/start", done.Headers.Location?.OriginalString);
        (await browser.SendFrom("/account", "/sign-out")).Dispose();
        using (var back = await site.Go(browser))
            Assert.Equal("/start", back.Headers.Location?.OriginalString);

        // It is the only way in, so it stays; and there is no password to guess.
        var account = await Account(site, email);
        using (var last = await browser.SendFrom(Page, $"{Page}?handler=Unlink&link={Assert.Single(await site.Links(account)).Id}"))
            Assert.Contains("This is your only way to sign in", await Browser.Body(last), StringComparison.Ordinal);
        using (var more = await browser.SendFrom(Page, $"{Page}?handler=Link&provider=weaker", ("Password", "anything at all")))
            Assert.Contains("Your account has no password", await Browser.Body(more), StringComparison.Ordinal);
        Assert.Null(await TrySignIn.With(site.Site.Store, email, "", stop));
        Assert.Single(await site.Links(account));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_links_an_account_without_a_password_keeps_one(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.Site.AddAccount(Role.Registrar);
        var actor = new Actor(account.Id, account.Name, account.Role);
        foreach (var subject in new[] { "one", "two" })
            await LinkOpenId.Run(site.Site.Store, actor, site.Provider.Issuer, $"{subject}-{account.Id}", stop);
        await site.Site.Alter(account, a => a.PasswordHash = null);
        var links = await site.Links(account);
        var ends = await Task.WhenAll(links.Select(async l =>
        {
            try
            {
                await UnlinkOpenId.Run(site.Site.Store, actor, l.Id, stop);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        }));
        Assert.Single(ends, done => done);
        Assert.Single(await site.Links(account));
    }

    [Fact]
    public async Task The_way_there_lies_sealed_in_a_cookie_that_no_script_reads()
    {
        var site = await sites.Of("sqlite");
        using var browser = new Browser(site.Site.Address);
        using var begun = await browser.SendFrom("/sign-in", OpenIdSite.With);
        var cookie = Assert.Single(begun.Headers.GetValues("Set-Cookie"), c => c.StartsWith(OpenIdTrip.Cookie, StringComparison.Ordinal));
        Assert.EndsWith("samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
        var there = OpenIdSite.Onward(begun);
        Assert.DoesNotContain("code_verifier", there, StringComparison.Ordinal);
        Assert.Contains($"redirect_uri={Uri.EscapeDataString(new Uri(site.Site.Address, $"{OpenIdSite.With}/back").ToString())}", there, StringComparison.Ordinal);
        using var bare = await browser.SendBare(OpenIdSite.With);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        using var forged = await browser.SendFrom("/sign-in", "/sign-in/with/nobody");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    private static Task<HttpResponseMessage> Accept(OpenIdSite site, Browser browser, string link) => site.Go(browser, link, OpenIdSite.With, ("return", link), ("proves", "true"));

    private static async Task<string> Invite(OpenIdSite site, string email)
    {
        var token = LinkToken.Make();
        await site.Site.Change(db => db.Add(new Invitation
        {
            OrganisationId = SeededSite.Parent, Email = email, Role = Role.ProviderEditor, Digest = LinkToken.Digest(token), Made = site.Site.Store.Clock.Now, Until = site.Site.Store.Clock.Now.AddDays(1),
        }));
        return $"{AcceptInvitationPage.Route}?token={token}";
    }

    private async Task<Account> Account(OpenIdSite site, string email)
    {
        await using var db = await site.Site.Store.Read(Scope.System, stop);
        return await db.Set<Account>().AsNoTracking().SingleAsync(a => a.UserName == email, stop);
    }
}
