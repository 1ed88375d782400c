using System.Net;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: somebody is added by page, checked as a row of the staff file is.</summary>
public sealed class BeginEngagementTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_few_answers_make_a_record_and_what_is_missing_is_shown(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var home = $"/providers/{provider.Id}";
        using var added = await (await site.Served.As(manager)).Send($"{home}/staff/new", ("Key", "k1"), ("service", provider.Services[0].ToString()), ("displayName", "Mòrag O’Neill"),
            ("mainJobRole", "8"), ("contractType", "1"), ("startDate.day", "2"), ("startDate.month", "3"), ("startDate.year", "2026"), ("reference", ""));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        var text = await site.Served.Text(manager, added.Headers.Location!.OriginalString);
        Assert.Contains("The record is made", text, StringComparison.Ordinal);
        Assert.Contains("Mòrag O’Neill", text, StringComparison.Ordinal);
        Assert.Contains("Main job role Care worker today, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Started in this job 2 March 2026", text, StringComparison.Ordinal);
        Assert.Contains("questions have no answer", text, StringComparison.Ordinal);
        Assert.Contains("Your reference: S0-021", text, StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_form_sent_twice_adds_one_person(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var added = await browser.Send($"/providers/{provider.Id}/staff/new", ("Key", "twice"), ("service", provider.Services[0].ToString()), ("displayName", "Twice"), ("mainJobRole", "8"), ("contractType", "1"), ("startDate.day", "2"), ("startDate.month", "3"), ("startDate.year", "2026"));
            places.Add(added.Headers.Location!.OriginalString);
        }
        Assert.Single(places);
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.Equal(1, await db.Set<Engagement>().CountAsync(e => e.DisplayName == "Twice", stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_wrong_stands_beside_its_question_in_the_files_own_words_and_what_was_typed_stays(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/staff/new", ("Key", "k2"), ("service", provider.Services[0].ToString()), ("displayName", ""),
            ("mainJobRole", "8"), ("contractType", ""), ("startDate.day", "31"), ("startDate.month", "2"), ("startDate.year", "2026"), ("reference", "W00003"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await Browser.Body(answer);
        var text = Served.Text(html);
        Assert.Contains("There is a problem", text, StringComparison.Ordinal);
        Assert.Contains("There is no such date", text, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", html, StringComparison.Ordinal);

        using var again = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/staff/new", ("Key", "k3"), ("service", provider.Services[0].ToString()), ("displayName", ""),
            ("mainJobRole", "8"), ("contractType", ""), ("startDate.day", "22"), ("startDate.month", "12"), ("startDate.year", "2026"), ("reference", "W00003"));
        text = Served.Text(await Browser.Body(again));
        Assert.Contains("“Name or number shown” is blank, so nobody can be recognised by it.", text, StringComparison.Ordinal);
        Assert.Contains("“Contract” is blank.", text, StringComparison.Ordinal);
        Assert.Contains("“Started in this job” is in the future.", text, StringComparison.Ordinal);
        Assert.Contains("Somebody in this service has this reference.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("set aside", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_is_added_to_another_providers_service(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/staff/new", ("Key", "k4"), ("service", site.Stranger.Services[0].ToString()), ("displayName", "Stray"), ("mainJobRole", "8"), ("contractType", "1"));
        Assert.Contains("Choose the service where they work.", Served.Text(await Browser.Body(answer)), StringComparison.Ordinal);
    }
}
