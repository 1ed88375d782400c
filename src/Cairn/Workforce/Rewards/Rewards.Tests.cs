using System.Net;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(W11) What goes with what providers offer, for everybody.</summary>
public sealed class RewardsTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>Providers of 20 people each; of those that offer paid learning time one leaves, of the others five.</summary>
    private async Task<IReadOnlyList<SeedProvider>> Fill(Store store, int offering, int not)
    {
        var providers = new List<SeedProvider>();
        for (var n = 0; n < offering + not; n++)
        {
            var provider = new SeedProvider(NewId.Next(), $"Provider {n}", 1, 20, RecordSite.Today);
            await provider.Into(store, stop);
            await store.Write(Scope.Of(provider.Id), provider.Change, async db =>
            {
                var leavers = (n < offering ? 1 : 5) + n % 2;
                await db.Set<Post>().Where(p => p.OrganisationId == provider.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Leavers, 0), stop);
                var first = await db.Set<Post>().Where(p => p.OrganisationId == provider.Id).Select(p => p.Id).FirstAsync(stop);
                await db.Set<Post>().Where(p => p.Id == first).ExecuteUpdateAsync(set => set.SetProperty(p => p.Leavers, leavers).SetProperty(p => p.Vacancies, 1).SetProperty(p => p.Starters, 0), stop);
                db.Add(new RewardsSaid { Id = NewId.Next(), OrganisationId = provider.Id, First = RecordSite.Today, Last = RecordSite.Today });
                if (n < offering)
                    db.Add(new Reward { Id = NewId.Next(), OrganisationId = provider.Id, Element = "learning-time", From = RecordSite.Today });
                return 0;
            }, stop);
            providers.Add(provider);
        }
        return providers;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W11_the_public_page_shows_differences_with_intervals_and_counts_rounded(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        Assert.Contains("Too few providers have said what they offer.", await served.Text("", "/rewards?country=england"), StringComparison.Ordinal);
        await Fill(served.Store, 12, 13);
        var page = await served.Text("", "/rewards?country=england&measure=turnover");
        // 6 × 1 + 6 × 2 of 12 × 18 employees, and 7 × 5 + 6 × 6 of 13 × 18: two in twenty are no employees.
        Assert.Contains("1 of 1 things offered goes with a clearly different turnover", page, StringComparison.Ordinal);
        Assert.Contains("30 of 30 providers have gone through the list (100%).", page, StringComparison.Ordinal);
        Assert.Contains("Paid learning time 10 10 8.3% 30.3% −22.0", page, StringComparison.Ordinal);
        Assert.Contains("Sick pay beyond the law’s Fewer than 10 30 No figure No figure No figure No figure Fewer than 10 providers offer it", page, StringComparison.Ordinal);
        Assert.Contains("Association is not effect.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("made up by lot", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W11_fewer_than_ten_on_a_side_are_not_shown_and_a_new_answer_counts_at_once(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        var providers = await Fill(served.Store, 9, 12);
        Assert.Contains("Paid learning time Fewer than 10 10 No figure", await served.Text("", "/rewards?country=england&measure=turnover"), StringComparison.Ordinal);
        await served.Store.Write(Scope.Of(providers[^1].Id), providers[^1].Change, db =>
        {
            db.Add(new Reward { Id = NewId.Next(), OrganisationId = providers[^1].Id, Element = "learning-time", From = RecordSite.Today });
            return Task.FromResult(0);
        }, stop);
        Assert.Contains("Paid learning time 10 10 10.0%", await served.Text("", "/rewards?country=england&measure=turnover"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W11_a_provider_sees_what_ten_like_providers_or_more_also_offer(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        var providers = await Fill(served.Store, 12, 13);
        await SeedProvider.Account(served.Store, "manager", Platform.Access.Role.ProviderManager, providers[^1].Id, stop);
        var page = await served.Text("manager", $"/providers/{providers[^1].Id}/rewards");
        Assert.Contains("You offer 0 of 17", page, StringComparison.Ordinal);
        Assert.Contains("Paid learning time: 50% of 20 like providers", page, StringComparison.Ordinal);
    }

    public void Dispose() => databases.Dispose();
}
