using Cairn.People;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

public sealed class ProviderDashboardTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W1_the_figures_are_those_of_the_record_with_their_parts_and_source(string kind)
    {
        var site = await sites.Of(kind);
        var text = await site.Shows();

        Assert.Contains("Staff in post 130 in 3 services Newest answer 2 months ago, from a page.", text, StringComparison.Ordinal);
        Assert.Contains("Vacancy rate 4.9% 6 of 123.", text, StringComparison.Ordinal); // three services with two each; 117 of 130 are on a permanent or temporary contract
        Assert.Contains("Turnover 2.6% a year 3 of 117.", text, StringComparison.Ordinal);
        Assert.Contains("Training in date 80.0% 104 of 130.", text, StringComparison.Ordinal); // one in five has run out
        Assert.Contains("Figures as at 22 November 2026", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_needs_you_stands_oldest_first(string kind)
    {
        var site = await sites.Of(kind);
        Assert.Contains(
            "Answers older than a year 7 people since 22 Nov 2024 Confirm "
            + "No registered manager, and no vacancy for one 2 services since 22 Sep 2026 Name one "
            + "Pay not given 6 people since 22 Sep 2026 Add "
            + "Hours not given 6 people since 22 Sep 2026 Add "
            + "Training has run out 26 people since 23 Oct 2026 30 days late "
            + "Training runs out 16 people from 22 Dec 2026 30 days left", await site.Shows(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Each_need_leads_to_a_list_of_as_many(string kind)
    {
        var site = await sites.Of(kind);
        foreach (var (show, people) in new[] { (StaffNeeds.TrainingExpired, 26), (StaffNeeds.TrainingExpiring, 16), (StaffNeeds.NotConfirmed, 7), (StaffNeeds.NoPay, 6), (StaffNeeds.NoHours, 6) })
            Assert.Contains($"{people} people, by name", await site.Shows($"/staff?show={show}"), StringComparison.Ordinal);
        Assert.Contains("2 services, by name", await site.Shows($"/services?show={ServiceNeeds.NoManager}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_need_goes_when_the_record_changes(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        Assert.Contains("Training has run out", await site.Text(manager, $"/providers/{provider.Id}"), StringComparison.Ordinal);

        await site.Change(provider, async db =>
        {
            var expired = await db.Set<LearningRecord>().AsNoTracking().Where(l => l.OrganisationId == provider.Id && l.Expires < RecordSite.Today).ToListAsync(stop);
            foreach (var old in expired)
                db.Add(new LearningRecord { OrganisationId = provider.Id, Record = NewId.Next(), EngagementId = old.EngagementId, Category = old.Category, Completed = RecordSite.Today, Expires = RecordSite.Today.AddYears(1), Source = "page", Recorded = old.Recorded });
            return expired.Count;
        });
        var text = await site.Text(manager, $"/providers/{provider.Id}");
        Assert.DoesNotContain("Training has run out", text, StringComparison.Ordinal);
        Assert.Contains("Training in date 100.0% 20 of 20.", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_nobody_answered_is_no_data_with_its_reason_and_never_nought(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        await site.Change(provider, async db => await db.Set<Post>().Where(p => p.OrganisationId == provider.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Vacancies, (int?)null).SetProperty(p => p.Leavers, (int?)null), stop));
        await site.Change(provider, async db => await db.Set<LearningRecord>().Where(l => l.OrganisationId == provider.Id).ExecuteDeleteAsync(stop));

        var text = await site.Text(manager, $"/providers/{provider.Id}");
        Assert.Contains("Vacancy rate No data No service has said how many posts are vacant.", text, StringComparison.Ordinal);
        Assert.Contains("Turnover No data No service has said how many people left.", text, StringComparison.Ordinal);
        Assert.Contains("Training in date No data No training is on record.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0.0%", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_return_that_waits_is_told_and_one_taken_in_confirms_what_it_found(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var home = $"/providers/{provider.Id}";
        await Bring(site, provider, ReturnState.Checked);
        Assert.Contains("A return waits for your decision 1 return since 22 Nov 2026 Decide", await site.Text(manager, home), StringComparison.Ordinal);
        Assert.Contains("Answers older than a year 1 person", await site.Text(manager, home), StringComparison.Ordinal);

        await Bring(site, provider, ReturnState.Accepted);
        Assert.DoesNotContain("Answers older than a year", await site.Text(manager, home), StringComparison.Ordinal);
    }

    private static Task<int> Bring(RecordSite site, SeedProvider provider, ReturnState state) => site.Change(provider, db =>
    {
        db.Add(RecordSite.Return(provider, state));
        return Task.FromResult(0);
    });
}
