using System.Net;
using Cairn.Engine.Measures;
using Cairn.People;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>Pay and work fairly (W5, W8, W9), for everybody and for one's own staff.</summary>
public sealed class FairWorkTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W5_a_provider_sees_who_is_below_each_rate_what_lifting_costs_and_whom_by_name(string kind)
    {
        // Twenty staff: one has neither pay nor hours, nineteen are paid £12.50 for 37½ hours, and are 46 years old.
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var page = await site.Text(manager, $"/providers/{provider.Id}/fair-work");
        Assert.Contains("19 of your staff are paid less than the Real Living Wage", page, StringComparison.Ordinal);
        // £13.45: 0.95 × 37.5 × 52.14 × 19 = £35,292.26 of wages, and 18% on top.
        Assert.Contains("19 of 19 whose pay is known 100.0% £799 £41,645 £6,353", page, StringComparison.Ordinal);
        // The law’s £12.71 from April 2026: 0.21 × 37.5 × 52.14 × 19 = £7,801.45.
        Assert.Contains("19 of 19 whose pay and age are known 100.0% £177 £9,206 £1,404", page, StringComparison.Ordinal);
        // £12.50 × 37.5 = £468.75 a week: above 60% of the middle, below the Minimum Income Standard.
        Assert.Contains("£459.96 0 of 19 whose pay and hours are known 0.0% 0", page, StringComparison.Ordinal);
        Assert.Contains("£584.96 19 of 19 whose pay and hours are known 100.0% 19", page, StringComparison.Ordinal);
        Assert.Contains("In no count: 1 person whose pay is not known and no people whose hours are not.", page, StringComparison.Ordinal);
        Assert.Contains("Beside health and education: no figure.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SeedProvider.NameOf(1), page, StringComparison.Ordinal);
        var before = await Looks(site, provider);
        var named = await site.Text(manager, $"/providers/{provider.Id}/fair-work?names=real-living-wage");
        Assert.Contains($"{SeedProvider.NameOf(1)} Alder Care 000 £12.50 £13.45 £0.95 £1,857.49", named, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Looks(site, provider));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W5_another_day_brings_its_rates_and_a_rate_of_ones_own_its_cost(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        // The record is two months old; the rates of a day to come are put on today's staff.
        var then = await site.Text(manager, $"/providers/{provider.Id}/fair-work?asAt=2027-05-01&rate=12.60");
        Assert.Contains("The rates of 1 May 2027, put on the staff and pay of today.", then, StringComparison.Ordinal);
        Assert.Contains("The rate that you gave £12.60 an hour 19 of 19", then, StringComparison.Ordinal);
        Assert.Contains("Nobody is known to be paid less than: The rate that you gave.", await site.Text(manager, $"/providers/{provider.Id}/fair-work?rate=12.50&names=typed"), StringComparison.Ordinal);
        var wrong = await site.Text(manager, $"/providers/{provider.Id}/fair-work?asAt=soon&rate=a+lot");
        Assert.Contains("“soon” is not a day that rates can be shown for.", wrong, StringComparison.Ordinal);
        Assert.Contains("“a lot” is not a rate. Write pounds an hour, such as 13.50.", wrong, StringComparison.Ordinal);
        Assert.Contains("A rate must be from £5 to £50 an hour.", await site.Text(manager, $"/providers/{provider.Id}/fair-work?rate=99999999999999999999"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W5_everybody_sees_the_sector_rounded_and_nobody_by_name(string kind)
    {
        var site = await sites.Of(kind);
        var page = await site.Text("", "/fair-work?country=england&rate=12.54&by=area");
        Assert.Contains("people are paid less than the Real Living Wage".Replace("people", "those who work in social services", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("The rate that you gave £12.50 an hour 0 of", page, StringComparison.Ordinal);
        Assert.Contains("nothing is shown of fewer than 10 people", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SeedProvider.NameOf(1), page, StringComparison.Ordinal);
        var nobody = await site.Text("", "/fair-work?country=england&area=104&subSector=none&asAt=2031-01-01");
        Assert.Contains("There are no figures as at “2031-01-01”.", nobody, StringComparison.Ordinal);
        Assert.Contains("There is no sub-sector “none”. It was left out.", nobody, StringComparison.Ordinal);
        Assert.Contains("No figure: nothing is held that it counts", nobody, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W5_the_library_s_share_below_the_minimum_is_the_page_s(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        Assert.Contains("100.0% 19 of 19. Known of 95.0% of 20.", await site.Text(manager, $"/providers/{provider.Id}/measures/below-minimum"), StringComparison.Ordinal);
        Assert.Contains("0.0% 0 of 19. Known of 95.0% of 20.", await site.Text(manager, $"/providers/{provider.Id}/measures/low-own-pay"), StringComparison.Ordinal);
        Assert.Contains("0.0% 0 of 20. Known of 100.0% of 20.", await site.Text(manager, $"/providers/{provider.Id}/measures/temporary-share"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_provider_s_fair_work_is_not_there(string kind)
    {
        var site = await sites.Of(kind);
        foreach (var (user, status) in new[] { ("stranger", HttpStatusCode.NotFound), ("council", HttpStatusCode.NotFound), ("worker", HttpStatusCode.NotFound) })
        {
            using var answer = await (await site.Served.As(user)).Get($"{site.Home}/fair-work");
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public void What_everybody_sees_of_few_is_nothing_and_of_many_is_rounded()
    {
        Assert.Equal(NoFigure.TooFew, ShownLifting.Of(new(9, 500, 500, 0, 100_000, 0), exact: false).Why);
        Assert.Equal(NoFigure.TooFew, ShownLifting.Of(new(40, 500, 500, 35, 100_000, 0), exact: false).Why);
        Assert.Equal(NoFigure.NotAnswered, ShownLifting.Of(new(0, 0, 5, 0, 0, 0), exact: true).Why);
        Assert.Equal(new ShownLifting(NoFigure.None, 20, 510, 0, 12_000, 2_000), ShownLifting.Of(new(17, 506, 600, 0, 1_000_000, 184_000), exact: false));
        Assert.Equal(new ShownLifting(NoFigure.None, 0, 510, 0, 0, null), ShownLifting.Of(new(0, 506, 600, 0, 0, null), exact: false));
        Assert.Equal(NoFigure.TooFew, ShownOwnPay.Of(new(3, 1, 500, 0, 0), exact: false).Why);
        Assert.Null(ShownOwnPay.Of(new(30, 4, 500, 0, 0), exact: false).WithCredit);
    }

    [Fact]
    public void The_rates_of_a_day_are_the_pack_s_with_both_dates_of_the_real_living_wage()
    {
        var rules = PayRules.On(Packs["scotland"], new DateOnly(2026, 11, 22));
        Assert.Equal([1271, 1085, 800], rules.Law.OrderByDescending(l => l.AgeFrom).Select(l => l.Pence));
        Assert.Equal((1345, 1260), (rules.Find(PayRules.Real)!.Least.Pence, rules.Find(PayRules.Contract)!.Least.Pence));
        Assert.Equal("since 1 May 2026, announced in 2025", FairWorkView.Since(rules.Find(PayRules.Real)!));
        Assert.Null(PayRules.On(Packs["england"], new DateOnly(2026, 11, 22)).Find(PayRules.Contract));
        var earlier = PayRules.On(Packs["england"], new DateOnly(2023, 12, 31));
        Assert.Equal([1042, 1018, 749, 528], earlier.Law.OrderByDescending(l => l.AgeFrom).Select(l => l.Pence));
        Assert.Null(earlier.OnCost);
        Assert.Empty(earlier.Lines);
    }

    private static async Task<int> Looks(RecordSite site, SeedProvider provider) =>
        await site.Change(provider, db => db.Set<Platform.Audit.AuditEvent>().CountAsync(e => e.SubjectId == provider.Id && e.Verb == LookAtRecord.Everybody.Name, TestContext.Current.CancellationToken));
}
