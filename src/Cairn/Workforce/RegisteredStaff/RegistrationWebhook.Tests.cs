using System.Net;
using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Webhooks;
using Cairn.Register;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>R5: a provider's system hears of its staff's registrations and of its record, by page set up, and of nobody else's.</summary>
public sealed class RegistrationWebhookTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private Task<Registrant> Registered(RecordSite site, Guid? person, bool hidden = false) => SeedRegistrant.Into(
        site.Served.Store, "Wilma", "Webhook", r => (r.PersonId, r.Hidden) = (person, hidden), stop, new Fact(FactKind.Admitted, RecordSite.Today.AddMonths(-8), By: Decision.Person));

    private Task Suspend(RecordSite site, Registrant who) => SeedRegistrant.Add(site.Served.Store, who.Id, stop, new Fact(FactKind.Suspension, RecordSite.Today, RecordSite.Today.AddMonths(1), By: Decision.Panel));

    private async Task<List<WebhookMessage>> Until(RecordSite site, Guid organisation, string kind, int count)
    {
        List<WebhookMessage> all = [];
        for (var n = 0; n < 200; n++, await Task.Delay(50, stop))
        {
            await using var db = await site.Served.Store.Read(Scope.Of(organisation), stop);
            all = await db.Set<WebhookMessage>().AsNoTracking().Where(m => m.Kind == kind).OrderBy(m => m.Made).ToListAsync(stop);
            if (all.Count >= count && (count > 0 || await db.Set<WebhookState>().CountAsync(stop) >= 2))
                break;
        }
        return all;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_change_of_a_member_of_staff_is_told_by_number_and_code_and_no_one_elses(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (mine, stranger, hidden) = (await Registered(site, provider.Persons[0]), await Registered(site, null), await Registered(site, provider.Persons[1], hidden: true));
        var (browser, page) = (await site.Served.As(manager), $"/providers/{provider.Id}/webhooks");
        using (var wrong = await browser.Send(page, ("Key", "w0"), ("Address", "http://hooks.example.org"), ("Kinds", "registration.changed")))
            Assert.Contains("must begin with https://", Served.Text(await Browser.Body(wrong)), StringComparison.Ordinal);
        using var made = await browser.Send(page, ("Key", "w1"), ("Address", "https://hooks.invalid/cairn"), ("Kinds", "registration.changed"), ("Kinds", "record.changed"));
        Assert.Contains("whsec_", await Browser.Body(made), StringComparison.Ordinal);
        Assert.Empty(await Until(site, provider.Id, "registration.changed", 0));

        await Suspend(site, stranger);
        await Suspend(site, hidden);
        await Suspend(site, mine);
        var message = Assert.Single(await Until(site, provider.Id, "registration.changed", 1));
        var data = JsonNode.Parse(message.Body)!["data"]!;
        Assert.Equal((mine.Number, provider.Staff[0].ToString(), "registered", "suspended"), ((long)data["number"]!, (string?)data["engagement"], (string?)data["was"]!["standing"], (string?)data["is"]!["standing"]));
        Assert.DoesNotContain("Webhook", message.Body.Replace("webhook", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // The record's own change leads to the feed, from where it was told last.
        using var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id);
        Assert.InRange((await machine.Send("POST", $"/staff/{provider.Staff[0]}/confirm")).Status, 200, 299);
        var told = JsonNode.Parse((await Until(site, provider.Id, "record.changed", 1))[0].Body)!["data"]!;
        var feed = await machine.Get((string)told["read"]!);
        Assert.Equal((200, (long)told["upTo"]!), (feed.Status, (long)feed["items"].AsArray()[^1]!["sequence"]!));

        // Another organisation's manager does not see that there is one.
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        var webhook = await db.Set<Webhook>().AsNoTracking().SingleAsync(stop);
        var (_, other) = await site.Fresh();
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.Served.As(other)).Get($"{page}/{webhook.Id}")).StatusCode);

        var shown = await site.Served.Text(manager, $"{page}/{webhook.Id}");
        Assert.Contains("hooks.invalid", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", shown, StringComparison.Ordinal);
        async Task<string> Press(string handler, params (string, string)[] fields) => Served.Text(await Browser.Body(await browser.SendFrom($"{page}/{webhook.Id}", $"{page}/{webhook.Id}?handler={handler}", fields)));
        Assert.Contains("This webhook is paused", await Press("Pause"), StringComparison.Ordinal);
        Assert.Contains("A test is on its way", await Press("Test"), StringComparison.Ordinal);
        Assert.Contains("whsec_", await Press("Secret"), StringComparison.Ordinal);
        Assert.Contains("It goes on", await Press("Resume"), StringComparison.Ordinal);
        Assert.Contains("on its way again", await Press("Again", ("message", message.Id.ToString())), StringComparison.Ordinal);
        await browser.SendFrom($"{page}/{webhook.Id}", $"{page}/{webhook.Id}?handler=Remove");
        Assert.Contains("There are no webhooks", await site.Served.Text(manager, page), StringComparison.Ordinal);
        Assert.Empty((await Platform.Audit.VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }
}
