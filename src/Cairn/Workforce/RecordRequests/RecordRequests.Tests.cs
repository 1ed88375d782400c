using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: a worker asks for a correction, the employer answers, and each sees what the other said.</summary>
public sealed class RecordRequestsTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_correction_is_asked_for_shown_to_the_employer_and_answered(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager, worker) = await Provider(site);
        var asker = await site.Served.As(worker);
        using (var empty = await asker.Send("/me/ask", ("Key", "k0"), ("Engagement", provider.Staff[2].ToString()), ("Text", " ")))
        {
            var text = Served.Text(await Browser.Body(empty));
            Assert.Contains("Choose what you ask for", text, StringComparison.Ordinal);
            Assert.Contains("Say what is wrong, and what is right", text, StringComparison.Ordinal);
        }
        using (var others = await asker.Send("/me/ask", ("Key", "k1"), ("Engagement", provider.Staff[3].ToString()), ("Kind", "Correction"), ("Text", "Mine too")))
            Assert.Contains("There is no such record of yours.", Served.Text(await Browser.Body(others)), StringComparison.Ordinal);
        foreach (var _ in Enumerable.Range(0, 2))
            using (var asked = await asker.Send("/me/ask", ("Key", "k2"), ("Engagement", provider.Staff[2].ToString()), ("Kind", "Correction"), ("Question", "contractedHours"), ("Text", "I work 30 hours, not 37.5.")))
                Assert.Equal("/me?saved=asked", asked.Headers.Location!.OriginalString);
        Assert.Contains("I work 30 hours, not 37.5. Waits for an answer By 22 Dec 2026 at the latest", await site.Served.Text(worker, "/me"), StringComparison.Ordinal);

        Assert.Contains("Staff ask about their record 1 request", await site.Served.Text(manager, $"/providers/{provider.Id}"), StringComparison.Ordinal);
        Assert.Contains($"{SeedProvider.NameOf(2)} Correct the record", await site.Served.Text(manager, $"/providers/{provider.Id}/record-requests"), StringComparison.Ordinal);
        var url = $"/providers/{provider.Id}/record-requests/{await Only(site, provider)}";
        Assert.Contains("About Contracted hours a week", await site.Served.Text(manager, url), StringComparison.Ordinal);
        var keeper = await site.Served.As(manager);
        using (var nothing = await keeper.Send(url))
            Assert.Contains("Choose what you have done", Served.Text(await Browser.Body(nothing)), StringComparison.Ordinal);
        using (var done = await keeper.Send(url, ("Done", "true"), ("Answer", "Corrected to 30 hours.")))
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using (var again = await keeper.SendFrom($"/providers/{provider.Id}/staff", url, ("Done", "false"), ("Answer", "No")))
            Assert.Contains("This request has been answered already.", Served.Text(await Browser.Body(again)), StringComparison.Ordinal);
        Assert.Contains("Corrected Corrected to 30 hours.", await site.Served.Text(worker, "/me"), StringComparison.Ordinal);
        Assert.DoesNotContain("Staff ask about their record", await site.Served.Text(manager, $"/providers/{provider.Id}"), StringComparison.Ordinal);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nobody_else_reads_or_answers_it(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _, worker) = await Provider(site);
        using (await (await site.Served.As(worker)).Send("/me/ask", ("Key", "k"), ("Engagement", provider.Staff[2].ToString()), ("Kind", "Erasure"), ("Text", "secret words")))
            Assert.DoesNotContain("secret words", await site.Served.Text("worker", "/me"), StringComparison.Ordinal);
        var request = await Only(site, provider);
        using (var foreign = await (await site.Served.As("stranger")).Get($"/providers/{site.Stranger.Id}/record-requests/{request}"))
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using (var answer = await (await site.Served.As("stranger")).SendFrom($"/providers/{site.Stranger.Id}/staff", $"/providers/{site.Stranger.Id}/record-requests/{request}", ("Done", "false"), ("Answer", "No")))
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("secret words", await site.Served.Text("stranger", $"/providers/{site.Stranger.Id}/record-requests"), StringComparison.Ordinal);
        // Past the filter of the program, the store still keeps it.
        await using var db = await site.Served.Store.Read(Scope.Of(site.Stranger.Id), stop);
        Assert.Empty(await db.Set<RecordRequest>().ToListAsync(stop));
        if (kind == "postgres")
            Assert.Empty(await db.Set<RecordRequest>().IgnoreQueryFilters().Where(r => r.OrganisationId == provider.Id).ToListAsync(stop));
    }

    private async Task<(SeedProvider Provider, string Manager, string Worker)> Provider(RecordSite site)
    {
        var (provider, manager) = await site.Fresh();
        await SeedProvider.Account(site.Served.Store, $"worker-{provider.Id}", Role.Worker, provider.Id, stop, person: provider.Persons[2]);
        return (provider, manager, $"worker-{provider.Id}");
    }

    private async Task<Guid> Only(RecordSite site, SeedProvider provider)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        return await db.Set<RecordRequest>().Select(r => r.Id).SingleAsync(stop);
    }
}
