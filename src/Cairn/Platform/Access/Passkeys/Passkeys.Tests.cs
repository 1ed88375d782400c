using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed partial class PasskeysTests(SeededSites sites) : IClassFixture<SeededSites>
{
    private const string Page = PasskeysPage.Route, Use = SignInPasskeyPage.Route;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_passkey_signs_in_without_a_password_or_a_code_until_it_is_removed(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var device = DeviceFor(site);
        using var browser = await WithPasskey(site, account, device);
        await site.Alter(account, a => a.OneTimeSecret = OneTimeSecret.Make().Seal(site.Store.Keys));
        using var other = BrowserOf(site);
        using (var answer = await other.SendFrom("/sign-in", Use, ("Answer", device.Use(await Asked(other)))))
            Assert.Equal("/start", answer.Headers.Location?.OriginalString);
        using (var start = await other.Get("/start"))
            Assert.Contains("You are signed in, a Registrar", await Browser.Body(start), StringComparison.Ordinal);

        var held = await Held(site, account);
        Assert.Equal((1L, site.Store.Clock.Today, "My phone"), (held.SignCount, held.LastUsed!.Value, held.Name));
        using (var without = await browser.SendFrom(Page, $"{Page}?handler=Remove&passkey={held.Id}", ("Password", "not the password")))
            Assert.Contains("The password is wrong", await Browser.Body(without), StringComparison.Ordinal);
        using (var removed = await browser.SendFrom(Page, $"{Page}?handler=Remove&passkey={held.Id}", ("Password", SeededSite.Password)))
            Assert.Contains("opens nothing any more", await Browser.Body(removed), StringComparison.Ordinal);
        await Refused(site, device);
        await using var db = await site.Store.Read(Scope.System, stop);
        Assert.Equal(["AddPasskey", "UsePasskey", "RemovePasskey"], await db.Set<AuditEvent>().Where(e => e.SubjectId == held.Id).OrderBy(e => e.Sequence).Select(e => e.Verb).ToListAsync(stop));
        Assert.Empty((await VerifyAudit.Run(site.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_device_that_is_copied_false_or_does_not_know_its_owner_signs_nobody_in(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var device = DeviceFor(site);
        (await WithPasskey(site, account, device)).Dispose();
        device.Count = 5;
        using (var browser = BrowserOf(site))
        {
            var answer = device.Use(await Asked(browser));
            Assert.Equal(HttpStatusCode.Redirect, await Send(browser, answer));
            Assert.Equal(HttpStatusCode.OK, await Send(browser, answer)); // the challenge was answered once
        }
        device.Count = 3; // a copy that fell behind
        await Refused(site, device);
        device.Count = 20;
        device.KnowsOwner = false;
        await Refused(site, device);
        device.KnowsOwner = true;
        device.Origin = "https://elsewhere.example";
        await Refused(site, device);
        device.Origin = site.Address.GetLeftPart(UriPartial.Authority);
        using (var stranger = DeviceFor(site))
            await Refused(site, stranger);
        using (var browser = BrowserOf(site))
        {
            var early = await Asked(browser);
            await Asked(browser); // another challenge since
            Assert.Equal(HttpStatusCode.OK, await Send(browser, device.Use(early)));
            Assert.Equal(HttpStatusCode.OK, await Send(browser, "no JSON at all"));
            Assert.Equal(HttpStatusCode.OK, await Send(browser, ""));
        }
        using (var right = BrowserOf(site))
            Assert.Equal(HttpStatusCode.Redirect, await Send(right, device.Use(await Asked(right))));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_suspended_account_has_no_use_of_its_passkey_and_one_that_rests_has(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var device = DeviceFor(site);
        (await WithPasskey(site, account, device)).Dispose();
        await site.Alter(account, a => a.LockoutEnd = site.Time.GetUtcNow().AddMinutes(10));
        using (var resting = BrowserOf(site))
            Assert.Equal(HttpStatusCode.Redirect, await Send(resting, device.Use(await Asked(resting))));
        await site.Alter(account, a => a.LockoutEnd = DateTimeOffset.MaxValue);
        await Refused(site, device);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_removes_anothers_passkey_and_none_is_added_without_password_and_name(string kind)
    {
        var site = await sites.Of(kind);
        var account = await site.AddAccount(Role.Registrar);
        using var device = DeviceFor(site);
        (await WithPasskey(site, account, device)).Dispose();
        using var other = await site.SignIn(await site.AddAccount(Role.Administrator));
        using (var foreign = await other.SendFrom(Page, $"{Page}?handler=Remove&passkey={(await Held(site, account)).Id}", ("Password", SeededSite.Password)))
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using (var bare = await other.Send(Page, ("Name", ""), ("Password", "")))
        {
            var text = Served.Text(await Browser.Body(bare));
            Assert.Contains("Enter a name by which you will know it", text, StringComparison.Ordinal);
            Assert.Contains("Enter your password", text, StringComparison.Ordinal);
        }
        // Nothing was asked of this browser, so it has nothing to answer.
        using var unasked = await other.SendFrom(Page, $"{Page}?handler=Made", ("Name", "Mine"), ("answer", "{}"));
        Assert.Contains("gave no passkey that we can use", await Browser.Body(unasked), StringComparison.Ordinal);
    }

    private static PretendDevice DeviceFor(SeededSite site) => new() { Origin = site.Address.GetLeftPart(UriPartial.Authority) };

    private static Browser BrowserOf(SeededSite site) => new(site.Address) { SaysOrigin = true };

    /// <summary>A browser in which somebody is signed in and has added the device's passkey.</summary>
    private static async Task<Browser> WithPasskey(SeededSite site, Account account, PretendDevice device)
    {
        var browser = await site.SignIn(account);
        browser.SaysOrigin = true;
        using var asked = await browser.Send(Page, ("Name", "My phone"), ("Password", SeededSite.Password));
        using var made = await browser.SendFrom(Page, $"{Page}?handler=Made", ("Name", "My phone"), ("answer", device.Make(Question(await Browser.Body(asked)))));
        Assert.Contains("You can sign in with it from now on", await Browser.Body(made), StringComparison.Ordinal);
        return browser;
    }

    private static async Task Refused(SeededSite site, PretendDevice device)
    {
        using var browser = BrowserOf(site);
        using var answer = await browser.SendFrom("/sign-in", Use, ("Answer", device.Use(await Asked(browser))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(SignInPasskeyPage.Refusal, await Browser.Body(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("cairn=", browser.Cookies, StringComparison.Ordinal);
    }

    private static async Task<string> Asked(Browser browser)
    {
        using var page = await browser.Get(Use);
        return Question(await Browser.Body(page));
    }

    private static string Question(string html) => WebUtility.HtmlDecode(DataAsked().Match(html).Groups["asked"].Value);

    /// <summary>The form's token comes from a page that asks nothing, so that the challenge stays.</summary>
    private static async Task<HttpStatusCode> Send(Browser browser, string text)
    {
        using var answer = await browser.SendFrom("/sign-in", Use, ("Answer", text));
        return answer.StatusCode;
    }

    private async Task<Passkey> Held(SeededSite site, Account account)
    {
        await using var db = await site.Store.Read(Scope.System, stop);
        return await db.Set<Passkey>().AsNoTracking().SingleAsync(p => p.AccountId == account.Id, stop);
    }

    [GeneratedRegex("data-asked=\"(?<asked>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DataAsked();
}
