using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.People;

/// <summary>An organisation's manager lets people in and takes them out; and how the invited come in.</summary>
public sealed partial class WhoSignsInTests(SeededSites sites) : IClassFixture<SeededSites>
{
    private const string Password = "some new words to sign in";
    private static readonly string Page = $"/providers/{SeededSite.Stranger}/accounts";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_new_takes_up_the_link_once_and_works_with_their_role(string kind)
    {
        var site = await sites.Of(kind);
        var (manager, email) = (await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger)), NewAddress());
        var link = await Invite(manager, Page, email, Role.ProviderEditor);
        await using (var db = await site.Store.Read(Scope.System, stop))
            Assert.Equal(LinkToken.Digest(link[^32..]), (await db.Set<Invitation>().SingleAsync(i => i.Email == email, stop)).Digest);
        Assert.DoesNotContain(link[^32..], await Text(manager, Page), StringComparison.Ordinal);
        Assert.Contains(email, await Text(manager, Page), StringComparison.Ordinal);

        using var invited = new Browser(site.Address);
        Assert.Contains("You are invited to work for Stranger", await Text(invited, link), StringComparison.Ordinal);
        using (var tooShort = await invited.Send(link, ("FullName", "Ailsa Boyd"), ("Password", "short")))
            Assert.Contains("at least 12 characters", await Browser.Body(tooShort), StringComparison.Ordinal);
        using (var made = await invited.Send(link, ("FullName", "Ailsa Boyd"), ("Password", Password)))
            Assert.Equal("/start", made.Headers.Location?.OriginalString);
        using (var home = await invited.Get("/start"))
            Assert.Equal($"/providers/{SeededSite.Stranger}", home.Headers.Location?.OriginalString);
        using (var closed = await invited.Get(Page))
            Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode); // an editor lets nobody in

        using var second = new Browser(site.Address);
        Assert.Contains("This link works no longer", await Text(second, link), StringComparison.Ordinal);
        using (var again = await second.SendFrom("/sign-in", "/invitation", ("token", link[^32..]), ("FullName", "Another"), ("Password", Password)))
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.NotNull(await TrySignIn.With(site.Store, email.ToUpperInvariant(), Password, stop));
        Assert.Matches($"Ailsa Boyd {Regex.Escape(email)} Provider editor [0-9]", await Text(manager, Page));
        await using (var db = await site.Store.Read(Scope.System, stop))
            Assert.Equal(1, await db.Set<Account>().CountAsync(a => a.UserName == email, stop));
        Assert.Empty((await VerifyAudit.Run(site.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_link_ends_when_it_is_withdrawn_replaced_or_too_old(string kind)
    {
        var site = await sites.Of(kind);
        var (manager, email) = (await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger)), NewAddress());
        using var invited = new Browser(site.Address);
        var replaced = await Invite(manager, Page, email, Role.ProviderEditor);
        var withdrawn = await Invite(manager, Page, email, Role.ProviderEditor);
        Assert.Contains("works no longer", await Text(invited, replaced), StringComparison.Ordinal);
        Assert.Contains("You are invited", await Text(invited, withdrawn), StringComparison.Ordinal);
        Guid id;
        await using (var db = await site.Store.Read(Scope.System, stop))
            id = await db.Set<Invitation>().Where(i => i.Email == email && i.Withdrawn == null).Select(i => i.Id).SingleAsync(stop);
        using (var answer = await manager.SendFrom(Page, $"{Page}?handler=Withdraw", ("invitation", id.ToString())))
            Assert.Contains("is withdrawn", await Browser.Body(answer), StringComparison.Ordinal);
        Assert.Contains("works no longer", await Text(invited, withdrawn), StringComparison.Ordinal);

        var old = await Invite(manager, Page, email, Role.ProviderEditor);
        await site.Change(db => db.Set<Invitation>().First(i => i.Email == email && i.Withdrawn == null).Until = site.Store.Clock.Now);
        Assert.Contains("works no longer", await Text(invited, old), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whether_an_address_has_an_account_already_cannot_be_told_from_inviting_it(string kind)
    {
        var site = await sites.Of(kind);
        var manager = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var (known, unknown) = (NewAddress(), NewAddress());
        using (var account = new Browser(site.Address))
            (await account.Send(await Invite(manager, Page, known, Role.ProviderEditor), ("FullName", "Known"), ("Password", Password))).Dispose();
        using var other = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Parent));
        List<(HttpStatusCode, string, string)> told = [];
        foreach (var email in new[] { known, unknown })
        {
            using var made = await other.Send($"/providers/{SeededSite.Parent}/accounts", ("Key", email), ("Email", email), ("Role", "ProviderEditor"));
            var html = await Browser.Body(made);
            var link = Link().Match(html).Groups["path"].Value;
            using var anybody = new Browser(site.Address);
            told.Add((made.StatusCode, Served.Text(html.Split("<table")[0]).Replace(email, "…", StringComparison.Ordinal).Replace(link, "…", StringComparison.Ordinal), (await Text(anybody, link)).Replace(email, "…", StringComparison.Ordinal)));
        }
        Assert.Single(told.Distinct());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_open_one_link_at_once_one_comes_in(string kind)
    {
        var site = await sites.Of(kind);
        var manager = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var token = (await Invite(manager, Page, NewAddress(), Role.ProviderEditor))[^32..];
        var (one, two) = (await site.AddAccount(Role.Registrar), await site.AddAccount(Role.Registrar));
        var taken = await Task.WhenAll(new[] { one, two }.Select(a => Task.Run(async () =>
        {
            try
            {
                await AcceptInvitation.As(site.Store, token, new Actor(a.Id, a.Name, a.Role), stop);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        }, stop)));
        Assert.Single(taken, t => t);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_is_removed_is_out_at_their_next_request_and_the_last_manager_stays(string kind)
    {
        var site = await sites.Of(kind);
        var provider = await OwnProvider(site);
        var page = $"/providers/{provider}/accounts";
        var (first, second) = (await site.AddAccount(Role.ProviderManager, provider), await site.AddAccount(Role.ProviderManager, provider));
        using var manager = await site.SignIn(first);
        using var removed = await site.SignIn(second);
        using (var before = await removed.Get(page))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using (var answer = await manager.SendFrom(page, $"{page}?handler=Remove", ("member", (await MembershipOf(site, second)).ToString())))
            Assert.Contains("can no longer work here", await Browser.Body(answer), StringComparison.Ordinal);
        using (var after = await removed.Get(page))
            Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Contains("You work for no organisation", await Text(removed, "/account/organisations"), StringComparison.Ordinal);

        using (var self = await manager.SendFrom(page, $"{page}?handler=Remove", ("member", (await MembershipOf(site, first)).ToString())))
            Assert.Contains("leave the organisation", await Browser.Body(self), StringComparison.Ordinal);
        using (var last = await manager.SendFrom("/account/organisations", "/account/organisations?handler=Leave", ("member", (await MembershipOf(site, first)).ToString())))
            Assert.Contains("Invite another manager first", await Browser.Body(last), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_sees_removes_or_withdraws_in_another_organisation(string kind)
    {
        var site = await sites.Of(kind);
        var manager = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var theirs = await site.AddAccount(Role.ProviderEditor, SeededSite.Parent);
        using (var answer = await manager.SendFrom(Page, $"{Page}?handler=Remove", ("member", (await MembershipOf(site, theirs)).ToString())))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(theirs.UserName!, await Text(manager, Page), StringComparison.Ordinal);
        using var other = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Parent));
        await Invite(other, $"/providers/{SeededSite.Parent}/accounts", "elsewhere@example.org", Role.ProviderEditor);
        Guid invitation;
        await using (var db = await site.Store.Read(Scope.System, stop))
            invitation = await db.Set<Invitation>().Where(i => i.Email == "elsewhere@example.org").Select(i => i.Id).FirstAsync(stop);
        using (var answer = await manager.SendFrom(Page, $"{Page}?handler=Withdraw", ("invitation", invitation.ToString())))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("elsewhere@example.org", await Text(manager, Page), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_runs_this_Cairn_invites_for_the_sector_and_a_providers_first_manager(string kind)
    {
        var site = await sites.Of(kind);
        using var administrator = await site.SignIn(await site.AddAccount(Role.Administrator));
        var council = NewAddress();
        using (var without = await administrator.Send("/accounts", ("Key", council), ("Email", council), ("Role", "Council")))
            Assert.Contains("Choose the council", await Browser.Body(without), StringComparison.Ordinal);
        using var invited = new Browser(site.Address);
        (await invited.Send(await Invite(administrator, "/accounts", council, Role.Council, SeededSite.Area), ("FullName", "A Council"), ("Password", Password))).Dispose();
        Assert.Contains("You act as: Council", await Text(invited, "/start"), StringComparison.Ordinal);

        using var found = await administrator.Get("/accounts?q=stran");
        Assert.Contains(Page, await Browser.Body(found), StringComparison.Ordinal);
        using var first = new Browser(site.Address);
        (await first.Send(await Invite(administrator, Page, NewAddress(), Role.ProviderManager), ("FullName", "A Manager"), ("Password", Password))).Dispose();
        Assert.Contains("Invite somebody", await Text(first, Page), StringComparison.Ordinal);
        using var absent = await administrator.Get($"/providers/{SeededSite.Absent}/accounts");
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Theory]
    [InlineData("", "ProviderEditor", "Enter the e-mail address")]
    [InlineData("not an address", "ProviderEditor", "such as name@example.org")]
    [InlineData("Somebody <a@example.org>", "ProviderEditor", "such as name@example.org")]
    [InlineData("a@example.org", "", "Choose what they may do.")]
    [InlineData("a@example.org", "Administrator", "Choose what they may do.")]
    [InlineData("a@example.org", "Machine", "Choose what they may do.")]
    public async Task What_is_wrong_is_said_and_nobody_is_invited(string email, string role, string why)
    {
        var site = await sites.Of("sqlite");
        using var manager = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.OwnData));
        using var answer = await manager.Send($"/providers/{SeededSite.OwnData}/accounts", ("Key", "k"), ("Email", email), ("Role", role));
        Assert.Contains(why, Served.Text(await Browser.Body(answer)), StringComparison.Ordinal);
        await using var db = await site.Store.Read(Scope.System, stop);
        Assert.False(await db.Set<Invitation>().AnyAsync(i => i.OrganisationId == SeededSite.OwnData, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_with_an_account_adds_an_organisation_goes_between_them_and_leaves(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.ProviderEditor, SeededSite.Parent);
        using var browser = await site.SignIn(account);
        using var manager = await site.SignIn(await site.AddAccount(Role.ProviderManager, SeededSite.Stranger));
        var link = await Invite(manager, Page, NewAddress(), Role.ProviderManager);
        Assert.Contains("You are signed in as a ProviderEditor", await Text(browser, link), StringComparison.Ordinal);
        (await browser.SendFrom(link, "/invitation?handler=Accept", ("token", link[^32..]))).Dispose();
        await Opens(browser, Page, HttpStatusCode.OK);
        await Opens(browser, $"/providers/{SeededSite.Parent}", HttpStatusCode.NotFound);

        Guid parent, stranger;
        await using (var db = await site.Store.Read(Scope.System, stop))
        {
            var mine = await db.Set<Membership>().Where(m => m.AccountId == account.Id).ToListAsync(stop);
            (parent, stranger) = (mine.Single(m => m.OrganisationId == SeededSite.Parent).Id, mine.Single(m => m.OrganisationId == SeededSite.Stranger).Id);
        }
        (await browser.SendFrom("/account/organisations", "/account/organisations?handler=Switch", ("member", parent.ToString()))).Dispose();
        await Opens(browser, $"/providers/{SeededSite.Parent}", HttpStatusCode.OK);
        await Opens(browser, Page, HttpStatusCode.NotFound);
        using (var foreign = await manager.SendFrom("/account/organisations", "/account/organisations?handler=Switch", ("member", parent.ToString())))
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using (var foreign = await manager.SendFrom("/account/organisations", "/account/organisations?handler=Leave", ("member", parent.ToString())))
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        (await browser.SendFrom("/account/organisations", "/account/organisations?handler=Leave", ("member", parent.ToString()))).Dispose();
        await Opens(browser, $"/providers/{SeededSite.Parent}", HttpStatusCode.NotFound);
        await Opens(browser, Page, HttpStatusCode.OK); // works in the other from then on
        Assert.Contains("Stranger Provider manager You work here now", await Text(browser, "/account/organisations"), StringComparison.Ordinal);
        await using (var db = await site.Store.Read(Scope.System, stop))
        {
            Assert.Equal(stranger, (await db.Set<Membership>().SingleAsync(m => m.AccountId == account.Id, stop)).Id);
            Assert.Equal(["SwitchOrganisation"], await db.Set<AuditEvent>().Where(e => e.SubjectId == account.Id && e.OrganisationId == Guid.Empty && e.Verb == "SwitchOrganisation").Select(e => e.Verb).ToListAsync(stop));
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_last_manager_cannot_make_themselves_an_editor_by_an_invitation(string kind)
    {
        var site = await sites.Of(kind);
        var provider = await OwnProvider(site);
        using var manager = await site.SignIn(await site.AddAccount(Role.ProviderManager, provider));
        var link = await Invite(manager, $"/providers/{provider}/accounts", NewAddress(), Role.ProviderEditor);
        using var answer = await manager.SendFrom(link, "/invitation?handler=Accept", ("token", link[^32..]));
        Assert.Contains("Invite another manager first", await Browser.Body(answer), StringComparison.Ordinal);
        await Opens(manager, $"/providers/{provider}/accounts", HttpStatusCode.OK);
    }

    private static async Task<Guid> OwnProvider(SeededSite site)
    {
        var id = NewId.Next();
        await site.Change(db => db.Add(new Organisation { Id = id, Name = "Rowan Care", NameKey = "rowan care", Country = "scotland" }));
        return id;
    }

    private async Task<Guid> MembershipOf(SeededSite site, Account account)
    {
        await using var db = await site.Store.Read(Scope.System, stop);
        return await db.Set<Membership>().Where(m => m.AccountId == account.Id).Select(m => m.Id).SingleAsync(stop);
    }

    private static async Task<string> Invite(Browser browser, string page, string email, Role role, string? area = null)
    {
        using var answer = await browser.Send(page, [("Key", NewId.Next().ToString()), ("Email", email), ("Role", role.ToString()), .. area is null ? Array.Empty<(string, string)>() : [("Area", area)]]);
        var link = Link().Match(await Browser.Body(answer));
        Assert.True(link.Success, $"{page} gave no link: {answer.StatusCode}");
        return link.Groups["path"].Value;
    }

    private static async Task Opens(Browser browser, string page, HttpStatusCode status)
    {
        using var answer = await browser.Get(page);
        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task<string> Text(Browser browser, string page)
    {
        using var answer = await browser.Get(page);
        return Served.Text(await Browser.Body(answer));
    }

    private static string NewAddress() => $"{NewId.Next():N}@example.org";

    [GeneratedRegex("http://[^/ ]+(?<path>/invitation[?]token=[0-9a-f]{32})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
