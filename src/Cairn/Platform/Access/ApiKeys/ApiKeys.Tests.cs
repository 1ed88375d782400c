using System.Net;
using System.Text.RegularExpressions;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

/// <summary>W1: a manager lets another system in, sees when it came, and throws it out.</summary>
public sealed partial class ApiKeysTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_key_is_shown_once_opens_what_it_may_and_nothing_once_it_is_revoked(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, page) = (await site.Served.As(manager), $"/providers/{provider.Id}/api-keys");
        using var made = await browser.Send(page, ("Key", "k1"), ("Name", "Payroll & rota"), ("Permissions", "staff:read"));
        var html = await Browser.Body(made);
        var text = KeyText().Match(html).Value;
        Assert.NotEmpty(text);
        Assert.Contains("Copy the key now", html, StringComparison.Ordinal);
        Assert.Contains("Payroll &amp; rota", html, StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = site.Served.Address };
        async Task<int> Ask(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/providers/{provider.Id}{path}");
            request.Headers.Add("Authorization", $"Bearer {text}");
            using var answer = await http.SendAsync(request, stop);
            return (int)answer.StatusCode;
        }
        Assert.Equal((200, 403), (await Ask("/staff"), await Ask("/services")));

        var list = await site.Served.Text(manager, page);
        Assert.DoesNotContain(text[^64..], list, StringComparison.Ordinal);
        Assert.Contains("22 November 2026 Revoke", list, StringComparison.Ordinal); // used today
        await using (var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop))
        {
            var key = await db.Set<ApiKey>().AsNoTracking().SingleAsync(stop);
            Assert.Equal(ApiKeyText.Read(text)!.Digest(), key.Digest);
            Assert.Equal("staff:read", key.Permissions);
            // Held nowhere: neither beside the form's key nor among the audit's values.
            Assert.DoesNotContain(await db.Set<RequestKey>().Select(k => k.Answer).ToListAsync(stop), a => a.Contains(text[^64..], StringComparison.Ordinal));
            using var revoked = await browser.SendFrom(page, $"{page}?handler=Revoke", ("key", key.Id.ToString()));
            Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        }
        Assert.Equal(401, await Ask("/staff"));
        Assert.Contains("Revoked on", await site.Served.Text(manager, page), StringComparison.Ordinal);
        await using (var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop))
            Assert.Equal(["MakeApiKey", "UseApiKey", "RevokeApiKey"], await db.Set<AuditEvent>().Where(e => e.Subject == nameof(ApiKey)).OrderBy(e => e.Sequence).Select(e => e.Verb).ToListAsync(stop));
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_form_sent_twice_makes_one_key_and_the_second_answer_tells_no_secret(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, page) = (await site.Served.As(manager), $"/providers/{provider.Id}/api-keys");
        (await browser.Send(page, ("Key", "same"), ("Name", "Rota"), ("Permissions", "staff:read"))).Dispose();
        using var again = await browser.Send(page, ("Key", "same"), ("Name", "Rota"), ("Permissions", "staff:read"));
        var html = await Browser.Body(again);
        Assert.Contains("That key is made already", html, StringComparison.Ordinal);
        Assert.Empty(KeyText().Matches(html));
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Equal(1, await db.Set<ApiKey>().CountAsync(stop));
    }

    [Theory]
    [InlineData("", "staff:read", "Enter a name by which you will know this key")]
    [InlineData("Payroll", "", "Choose what the key may do.")]
    [InlineData("Payroll", "everything", "One of the permissions does not exist.")]
    public async Task What_is_wrong_is_said_and_no_key_is_made(string name, string permission, string why)
    {
        var site = await sites.Of("sqlite");
        var (provider, manager) = await site.Fresh();
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/api-keys", permission.Length == 0 ? [("Key", "k"), ("Name", name)] : [("Key", "k"), ("Name", name), ("Permissions", permission)]);
        Assert.Contains(why, Served.Text(await Browser.Body(answer)), StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.False(await db.Set<ApiKey>().AnyAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_sees_or_revokes_another_organisations_key(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
        var (browser, page) = (await site.Served.As("stranger"), $"/providers/{site.Stranger.Id}/api-keys");
        using var answer = await browser.SendFrom(page, $"{page}?handler=Revoke", ("key", ApiKeyText.Read(machine.Key)!.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("Payroll Read", await site.Served.Text("stranger", page), StringComparison.Ordinal);
        Assert.Equal(200, (await machine.Get("/staff?limit=1")).Status);
    }

    [Fact]
    public void A_keys_text_is_read_back_and_no_other_text_is_a_key()
    {
        var made = ApiKeyText.Make();
        Assert.Equal(made, ApiKeyText.Read(made.ToString()));
        foreach (var text in new[] { "", "cairn_", made.ToString()[1..], made + "0", made.ToString().Replace("cairn_", "other_", StringComparison.Ordinal), new string('x', made.ToString().Length) })
            Assert.Null(ApiKeyText.Read(text));
    }

    [GeneratedRegex("cairn_[0-9a-f]{32}_[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex KeyText();
}
