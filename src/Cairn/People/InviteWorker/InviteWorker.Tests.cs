using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.People;

/// <summary>W1: somebody of the staff is let in to see their own record, and nobody else's.</summary>
public sealed partial class InviteWorkerTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Password = "some new words to sign in";
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_manager_invites_somebody_and_they_see_their_record_alone(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var link = await Invite(site, manager, provider.Id, provider.Staff[2], $"worker-{provider.Id}@example.org");
        using (var worker = new Browser(site.Served.Address))
        {
            using (var made = await worker.Send(link, ("FullName", "Catrin Craig"), ("Password", Password)))
                Assert.Equal("/start", made.Headers.Location?.OriginalString);
            using (var mine = await worker.Get("/me"))
            {
                var text = Served.Text(await Browser.Body(mine));
                Assert.Contains("What is held about you", text, StringComparison.Ordinal);
                Assert.Contains($"Name or number shown {SeedProvider.NameOf(2)}", text, StringComparison.Ordinal);
            }
            using (var staff = await worker.Get($"/providers/{provider.Id}/staff/{provider.Staff[2]}"))
                Assert.Equal(HttpStatusCode.NotFound, staff.StatusCode);
        }
        Assert.Contains($"They sign in already, as worker-{provider.Id}@example.org", await site.Served.Text(manager, Page(provider.Id, provider.Staff[2])), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_keeps_the_record_cannot_become_a_worker_of_it_with_the_same_account(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var link = await Invite(site, manager, provider.Id, provider.Staff[3], "else@example.org");
        using var refused = await (await site.Served.As(manager)).SendFrom(link, $"{link.Split('?')[0]}?handler=Accept", ("token", link[^32..]));
        Assert.Contains("You sign in for this organisation as provider manager already", Served.Text(await Browser.Body(refused)), StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.Equal(Role.ProviderManager, await db.Set<Account>().Where(a => a.UserName == manager).Select(a => a.Role).SingleAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_wrong_address_and_a_strangers_record_are_refused_and_an_erasure_takes_the_invitation(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        using (var wrong = await browser.Send(Page(provider.Id, provider.Staff[4]), ("Key", "k"), ("Email", "nobody")))
            Assert.Contains("Enter an e-mail address as it is written", Served.Text(await Browser.Body(wrong)), StringComparison.Ordinal);
        using (var foreign = await browser.Get(Page(provider.Id, site.Parent.Staff[4])))
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var link = await Invite(site, manager, provider.Id, provider.Staff[4], "gone@example.org");
        await EraseRecord.Run(site.Served.Store, Actor.Public, provider.Id, new(provider.Staff[4], ErasureReason.Mistake), null, stop);
        using var late = new Browser(site.Served.Address);
        using var page = await late.Get(link);
        Assert.Contains("This link works no longer", Served.Text(await Browser.Body(page)), StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.False(await db.Set<Invitation>().AnyAsync(i => i.PersonId == provider.Persons[4], stop));
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    private static string Page(Guid provider, Guid engagement) => $"/providers/{provider}/staff/{engagement}/invite";

    private static async Task<string> Invite(RecordSite site, string manager, Guid provider, Guid engagement, string email)
    {
        using var answer = await (await site.Served.As(manager)).Send(Page(provider, engagement), ("Key", NewId.Next().ToString()), ("Email", email));
        return Link().Match(WebUtility.HtmlDecode(await Browser.Body(answer))).Groups["path"].Value;
    }

    [GeneratedRegex("<code class=\"c-secret\">https?://[^/]+(?<path>/invitation[^<]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
