using System.Net;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: many staff at once, all or none.</summary>
public sealed class ChangeManyTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<List<Engagement>> Staff(RecordSite site, SeedProvider provider)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        return await db.Set<Engagement>().AsNoTracking().OrderBy(e => e.Reference).ToListAsync(stop);
    }

    private static List<(string, string)> Rows(IEnumerable<(Engagement Held, string Interval, string Year, string Hour)> rows) =>
    [
        ("Key", NewId.Next().ToString()),
        .. rows.SelectMany(r => new[] { ("person", $"{r.Held.Record}"), ($"p{r.Held.Record:N}-version", $"{r.Held.Id}"), ($"p{r.Held.Record:N}-payInterval", r.Interval), ($"p{r.Held.Record:N}-annualPay", r.Year), ($"p{r.Held.Record:N}-hourlyPay", r.Hour) }),
    ];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Pay_of_many_is_saved_together_and_one_fault_saves_nothing(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var staff = await Staff(site, provider);
        var url = $"/providers/{provider.Id}/staff/many/pay";
        using (var wrong = await browser.Send(url, [.. Rows([(staff[0], "3", "", "13.10"), (staff[1], "3", "", "1.00"), (staff[2], "3", "", "12.50")])]))
        {
            var html = await Browser.Body(wrong);
            Assert.Contains("“Pay an hour” is below £2.50 or above £200 an hour.", Served.Text(html), StringComparison.Ordinal);
            Assert.Contains($"#p{staff[1].Record:N}-hourlyPay", html, StringComparison.Ordinal);
            Assert.Contains("value=\"13.10\"", html, StringComparison.Ordinal);
        }
        Assert.All(await Staff(site, provider), e => Assert.NotEqual(1310, e.HourlyPay));

        using var saved = await browser.Send(url, [.. Rows([(staff[0], "3", "", "13.10"), (staff[1], "3", "", "13.20"), (staff[2], "3", "", "12.50")])]);
        Assert.Equal($"{url}?saved=2", saved.Headers.Location?.OriginalString);
        var after = await Staff(site, provider);
        Assert.Equal([1310L, 1320L, 1250L], after.Take(3).Select(e => e.HourlyPay!.Value));
        Assert.Equal(staff[2].Id, after[2].Id);
        Assert.Contains("Saved for 2 people.", await site.Served.Text(manager, $"{url}?saved=2"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_course_is_given_to_those_who_are_chosen(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var staff = await Staff(site, provider);
        var url = $"/providers/{provider.Id}/staff/many/training";
        (string, string)[] shown = [("Key", NewId.Next().ToString()), .. staff.Take(4).Select(s => ("person", $"{s.Record}"))];
        using (var nobody = await browser.Send(url, [.. shown, ("category", "8")]))
            Assert.Contains("Choose at least one person.", Served.Text(await Browser.Body(nobody)), StringComparison.Ordinal);
        using (var wrong = await browser.Send(url, [.. shown, ("category", ""), ("chosen", $"{staff[0].Record}")]))
            Assert.Contains("“Kind of training” is blank.", Served.Text(await Browser.Body(wrong)), StringComparison.Ordinal);

        using var saved = await browser.Send(url, [.. shown, ("category", "8"), ("completed", "2026-11-02"), ("validity", "12"), ("chosen", $"{staff[0].Record}"), ("chosen", $"{staff[2].Record}")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Equal(new[] { staff[0].Record, staff[2].Record }.Order(), (await db.Set<LearningRecord>().Where(l => l.Category == "8").Select(l => l.EngagementId).ToListAsync(stop)).Order());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_providers_people_are_not_changed_by_naming_them(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var strangers = await Staff(site, site.Stranger);
        using var answer = await browser.Send($"/providers/{provider.Id}/staff/many/confirm", ("Key", "k9"), ("person", $"{strangers[0].Record}"), ("chosen", $"{strangers[0].Record}"));
        Assert.Contains("Choose at least one person.", Served.Text(await Browser.Body(answer)), StringComparison.Ordinal);
        Assert.All(await Staff(site, site.Stranger), s => Assert.Null(s.Confirmed));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_organisation_named_in_the_form_does_not_take_the_place_of_the_addresss(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var staff = await Staff(site, provider);
        async Task<int> Events()
        {
            await using var db = await site.Served.Store.Read(Scope.System, stop);
            return await db.Set<AuditEvent>().CountAsync(e => e.OrganisationId == site.Stranger.Id, stop);
        }
        var before = await Events();
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/staff/{staff[0].Record}/confirm", ("Key", "k"), ("organisation", $"{site.Stranger.Id}"));
        Assert.Equal($"/providers/{provider.Id}/staff/{staff[0].Record}?saved=confirmed", answer.Headers.Location?.OriginalString);
        Assert.Equal(before, await Events());
    }
}
