using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed partial class ResetPasswordTests(SeededSites sites) : IClassFixture<SeededSites>
{
    private const string New = "another few plain words";
    private static readonly string Page = $"/providers/{SeededSite.Stranger}/accounts";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_managers_link_sets_a_new_password_once_and_ends_every_session(string kind)
    {
        var site = await sites.Of(kind);
        var (manager, editor) = (await site.AddAccount(Role.ProviderManager, SeededSite.Stranger), await site.AddAccount(Role.ProviderEditor, SeededSite.Stranger));
        using var managing = await site.SignIn(manager);
        using var working = await site.SignIn(editor);
        await site.Alter(editor, a => a.LockoutEnd = site.Time.GetUtcNow().AddMinutes(10));
        var replaced = await Make(site, managing, editor);
        var link = await Make(site, managing, editor);

        using var forgetful = new Browser(site.Address);
        Assert.Contains("This link works no longer", await Text(forgetful, replaced), StringComparison.Ordinal);
        Assert.DoesNotContain(editor.Name, await Text(forgetful, link), StringComparison.Ordinal);
        using (var tooShort = await forgetful.Send(link, ("Password", "short")))
            Assert.Contains("at least 12 characters", await Browser.Body(tooShort), StringComparison.Ordinal);
        using (var done = await forgetful.Send(link, ("Password", New)))
            Assert.Contains("Your password is changed", await Browser.Body(done), StringComparison.Ordinal);
        Assert.Contains("This link works no longer", await Text(forgetful, link), StringComparison.Ordinal);
        using (var ended = await working.Get("/account"))
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Null(await TrySignIn.With(site.Store, editor.UserName!, SeededSite.Password, stop));
        Assert.NotNull(await TrySignIn.With(site.Store, editor.UserName!, New, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_link_is_too_old_after_a_day(string kind)
    {
        var site = await sites.Of(kind);
        var editor = await site.AddAccount(Role.ProviderEditor, SeededSite.Stranger);
        using var managing = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var link = await Make(site, managing, editor);
        using var forgetful = new Browser(site.Address);
        Assert.Contains("At least 12 characters", await Text(forgetful, link), StringComparison.Ordinal);
        await site.Change(db => db.Set<PasswordReset>().First(r => r.AccountId == editor.Id).Until = site.Store.Clock.Now);
        Assert.Contains("This link works no longer", await Text(forgetful, link), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_manager_cannot_open_an_account_that_works_elsewhere_too(string kind)
    {
        var site = await sites.Of(kind);
        var editor = await site.AddAccount(Role.ProviderEditor, SeededSite.Stranger);
        using var managing = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var before = await Make(site, managing, editor);
        var here = await MembershipOf(site, editor);
        await site.Change(db => db.Add(new Membership { AccountId = editor.Id, OrganisationId = SeededSite.Parent, Role = Role.ProviderManager, Since = site.Store.Clock.Now }));
        using var anybody = new Browser(site.Address);
        Assert.Contains("This link works no longer", await Text(anybody, before), StringComparison.Ordinal);
        using (var refused = await managing.SendFrom(Page, $"{Page}?handler=Reset", ("member", here.ToString())))
            Assert.Contains("cannot be changed here", await Browser.Body(refused), StringComparison.Ordinal);

        using var administrator = await site.SignIn(await site.AddAccount(Role.Administrator));
        using var made = await administrator.SendFrom(Page, $"{Page}?handler=Reset", ("member", here.ToString()));
        Assert.Contains("At least 12 characters", await Text(anybody, Link().Match(await Browser.Body(made)).Groups["path"].Value), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_manager_resets_neither_their_own_nor_another_organisations_password(string kind)
    {
        var site = await sites.Of(kind);
        var manager = await site.AddAccount(Role.ProviderManager, SeededSite.Stranger);
        using var managing = await site.SignIn(manager);
        using (var own = await managing.SendFrom(Page, $"{Page}?handler=Reset", ("member", (await MembershipOf(site, manager)).ToString())))
            Assert.Contains("Change how you sign in yourself", await Browser.Body(own), StringComparison.Ordinal);
        var foreign = await MembershipOf(site, await site.AddAccount(Role.ProviderEditor, SeededSite.Parent));
        using var answer = await managing.SendFrom(Page, $"{Page}?handler=Reset", ("member", foreign.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_code_is_asked_for_after_a_reset_and_a_manager_takes_it_away_by_the_same_rule(string kind)
    {
        var site = await sites.Of(kind);
        var editor = await site.AddAccount(Role.ProviderEditor, SeededSite.Stranger);
        var (here, secret) = (await MembershipOf(site, editor), OneTimeSecret.Make());
        await SetUpOneTimeCode.Run(site.Store, new Actor(editor.Id, editor.Name, editor.Role), secret, secret.Code(site.Store.Clock.Now), stop);
        using var managing = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        using var forgetful = new Browser(site.Address);
        (await forgetful.Send(await Make(site, managing, editor), ("Password", New))).Dispose();
        using (var half = await forgetful.Send("/sign-in", ("Name", editor.UserName!), ("Password", New)))
            Assert.Equal("/sign-in/code?return=", half.Headers.Location?.OriginalString);

        using (var foreign = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Parent)))
        {
            var theirs = $"/providers/{SeededSite.Parent}/accounts";
            using var answer = await foreign.SendFrom(theirs, $"{theirs}?handler=Lift", ("member", here.ToString()));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using (var lifted = await managing.SendFrom(Page, $"{Page}?handler=Lift", ("member", here.ToString())))
            Assert.Contains("is asked for no code any more", await Browser.Body(lifted), StringComparison.Ordinal);
        using (var whole = await forgetful.Send("/sign-in", ("Name", editor.UserName!), ("Password", New)))
            Assert.Equal("/start", whole.Headers.Location?.OriginalString);
        await using var db = await site.Store.Read(Scope.System, stop);
        Assert.False(await db.Set<RecoveryCode>().AnyAsync(c => c.AccountId == editor.Id, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_suspended_account_stays_suspended(string kind)
    {
        var site = await sites.Of(kind);
        var editor = await site.AddAccount(Role.ProviderEditor, SeededSite.Stranger);
        using var managing = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var link = await Make(site, managing, editor);
        await site.Alter(editor, a => a.LockoutEnd = DateTimeOffset.MaxValue);
        using var anybody = new Browser(site.Address);
        (await anybody.Send(link, ("Password", New))).Dispose();
        Assert.Null(await TrySignIn.With(site.Store, editor.UserName!, New, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_changes_their_password_goes_on_here_and_is_out_elsewhere(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var here = await site.SignIn(account);
        using var elsewhere = await site.SignIn(account);
        using (var wrong = await here.Send(ChangePasswordPage.Route, ("Password", "not my password"), ("NewPassword", New)))
            Assert.Contains("The password is wrong", await Browser.Body(wrong), StringComparison.Ordinal);
        using (var tooShort = await here.Send(ChangePasswordPage.Route, ("Password", SeededSite.Password), ("NewPassword", "short")))
            Assert.Contains("at least 12 characters", await Browser.Body(tooShort), StringComparison.Ordinal);
        using (var changed = await here.Send(ChangePasswordPage.Route, ("Password", SeededSite.Password), ("NewPassword", New)))
            Assert.Equal("/account?saved=password", changed.Headers.Location?.OriginalString);
        Assert.Contains("Your password is changed", await Text(here, "/account?saved=password"), StringComparison.Ordinal);
        using var out_ = await elsewhere.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, out_.StatusCode);
        Assert.NotNull(await TrySignIn.With(site.Store, account.UserName!, New, stop));
    }

    private async Task<string> Make(SeededSite site, Browser manager, Account account)
    {
        using var answer = await manager.SendFrom(Page, $"{Page}?handler=Reset", ("member", (await MembershipOf(site, account)).ToString()));
        var link = Link().Match(await Browser.Body(answer));
        Assert.True(link.Success);
        return link.Groups["path"].Value;
    }

    private async Task<Guid> MembershipOf(SeededSite site, Account account)
    {
        await using var db = await site.Store.Read(Scope.System, stop);
        return await db.Set<Membership>().Where(m => m.AccountId == account.Id).Select(m => m.Id).SingleAsync(stop);
    }

    private static async Task<string> Text(Browser browser, string page)
    {
        using var answer = await browser.Get(page);
        return Served.Text(await Browser.Body(answer));
    }

    [GeneratedRegex("http://[^/ ]+(?<path>/reset-password[?]token=[0-9a-f]{32})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
