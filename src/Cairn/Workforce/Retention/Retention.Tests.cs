using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>GP2: records are kept as long as the rules of their country say, and no longer.</summary>
public sealed class RetentionTests
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("england", "2020-02-29", "2020-03-01", "2026-02-28")]
    [InlineData("scotland", "2021-11-22", "2021-11-23", "2026-11-22")]
    [InlineData("england", "2015-06-30", "2026-11-10", "2026-12-10")] // came in long after: seen for thirty days first
    public void A_record_is_kept_for_its_countrys_years_and_thirty_days_here(string country, string left, string recorded, string ends)
    {
        var rule = RetentionRules.Of(Packs, country, RetentionRules.Engagement, new DateOnly(2026, 11, 22))!;
        Assert.Equal(Day(ends), rule.Ends(Day(left), Day(recorded)));
    }

    [Fact]
    public void A_rule_holds_from_its_day_and_a_country_without_one_erases_nothing()
    {
        Assert.Null(RetentionRules.Of(Packs, "england", RetentionRules.Engagement, new DateOnly(2018, 5, 24)));
        Assert.Null(RetentionRules.Of(Packs, "atlantis", RetentionRules.Engagement, new DateOnly(2026, 11, 22)));
        Assert.Equal(("6 years", "1 year"), (RetentionRules.Of(Packs, "england", RetentionRules.Engagement, new DateOnly(2026, 1, 1))!.Words, RetentionRules.Of(Packs, "scotland", RetentionRules.Return, new DateOnly(2026, 1, 1))!.Words));
    }

    [Theory]
    [InlineData("P6Y", 6, 0, 0)]
    [InlineData("P1Y6M", 1, 6, 0)]
    [InlineData("P30D", 0, 0, 30)]
    public void A_period_is_years_months_and_days(string text, int years, int months, int days) => Assert.Equal((years, months, days), RetentionRules.Period(text));

    [Theory, InlineData("P"), InlineData("6Y"), InlineData("P6W"), InlineData("")]
    public void What_is_no_period_is_told(string text) => Assert.Throws<FormatException>(() => RetentionRules.Period(text));

    /// <summary>Somebody leaves each few months for twelve years; the rules run each half year.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task In_ten_years_nothing_is_overdue_after_a_run_nothing_goes_too_soon_and_each_erasure_has_its_evidence(string kind)
    {
        using var databases = new Databases();
        var start = new DateOnly(2026, 11, 22);
        var provider = new SeedProvider(NewId.Next(), "Yew Care", 1, 60, start);
        var (left, held, erased) = (new Dictionary<Guid, DateOnly>(), provider.Staff[1], new Dictionary<Guid, DateOnly>());
        await On(databases[kind] with { Today = start }, async store =>
        {
            await provider.Into(store, stop);
            await store.Write(Scope.Of(provider.Id), provider.Change, async db =>
            {
                foreach (var (n, record) in Enumerable.Range(0, 50).Select(n => (n, provider.Staff[n])))
                {
                    var day = left[record] = start.AddYears(-9).AddDays(n * 73);
                    await db.Set<Engagement>().Where(e => e.Record == record).ExecuteUpdateAsync(set => set.SetProperty(e => e.LeftOn, day).SetProperty(e => e.EndedBy, -1).SetProperty(e => e.Until, day), stop);
                }
                db.Add(new RecordHold { Id = NewId.Next(), OrganisationId = provider.Id, EngagementId = held, Reason = "a claim", Until = start.AddYears(4) });
                db.Add(RecordSite.Return(provider, ReturnState.Accepted));
                return 0;
            }, stop);
        });
        for (var today = start; today <= start.AddYears(10); today = today.AddMonths(6))
        {
            await On(databases[kind] with { Today = today }, async store =>
            {
                using var told = new StringWriter();
                await RunRetentionCli.Answer(store, Packs, run: false, told, stop);
                var before = await Held(store, provider);
                Assert.Equal(before, await Held(store, provider)); // the dry run takes nothing
                await RunRetention.Run(store, Packs, null, stop);
                var after = await Held(store, provider);
                foreach (var gone in before.Except(after))
                    erased[gone] = today;
                await using var db = await store.Read(Scope.System, stop);
                Assert.All(await Retained.Until(db, Packs, today, stop), item => Assert.Equal((held, true), (item.Record, item.HeldUntil >= today)));
            });
        }
        await On(databases[kind] with { Today = start.AddYears(10) }, async store =>
        {
            await using var db = await store.Read(Scope.System, stop);
            foreach (var (record, day) in left)
            {
                var due = day.AddYears(6) > start ? day.AddYears(6) : start;
                if (record == held)
                    due = start.AddYears(4).AddDays(1);
                if (due > start.AddYears(10))
                    Assert.DoesNotContain(record, erased.Keys);
                else
                    Assert.True(erased.TryGetValue(record, out var on) && on >= due && on < due.AddMonths(6).AddDays(1), $"{record}: left {day}, due {due}, erased {erased.GetValueOrDefault(record)}");
            }
            Assert.All(provider.Staff.Skip(50), record => Assert.DoesNotContain(record, erased.Keys)); // they work here still
            var evidence = await db.Set<Erasure>().Where(e => !e.OfReturn).ToListAsync(stop);
            Assert.Equal(erased.Keys.Order(), evidence.Select(e => e.Record).Order());
            Assert.All(evidence, e => Assert.Equal((ErasureReason.Retention, true), (e.Why, e.Rule!.StartsWith("england ", StringComparison.Ordinal) && e.Rows > 0)));
            Assert.Single(await db.Set<Erasure>().Where(e => e.OfReturn).ToListAsync(stop));
            Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
        });
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Invitations_and_sessions_go_a_month_after_their_end(string kind)
    {
        using var databases = new Databases();
        await On(databases[kind], async store =>
        {
            var provider = new SeedProvider(NewId.Next(), "Yew Care", 0, 0, new DateOnly(2026, 11, 22));
            await provider.Into(store, stop);
            await store.Write(Scope.System, provider.Change, db =>
            {
                foreach (var days in new[] { 10, 20, 31, 40 })
                {
                    var then = store.Clock.Now.AddDays(-days);
                    db.Add(new Invitation { OrganisationId = provider.Id, Email = $"{days}@example.org", Digest = [1], Until = then });
                    db.Add(new Session { Id = NewId.Next(), AccountId = NewId.Next(), Device = "a browser", Started = then, LastSeen = then });
                }
                return Task.FromResult(0);
            }, stop);
            await RunRetention.Run(store, Packs, null, stop);
            await using var db = await store.Read(Scope.System, stop);
            Assert.Equal(["10@example.org", "20@example.org"], (await db.Set<Invitation>().Select(i => i.Email).ToListAsync(stop)).Order(StringComparer.Ordinal));
            Assert.Equal(2, await db.Set<Session>().CountAsync(stop));
            Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
        });
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_run_is_asked_for_once_a_day_whoever_asks(string kind)
    {
        using var databases = new Databases();
        await On(databases[kind] with { Today = new DateOnly(2026, 11, 22) }, async store => Assert.Equal((true, false), (await DailyJobs.Ask(store, RunRetention.Kind, stop), await DailyJobs.Ask(store, RunRetention.Kind, stop))));
        await On(databases[kind] with { Today = new DateOnly(2026, 11, 23) }, async store => Assert.True(await DailyJobs.Ask(store, RunRetention.Kind, stop)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<HashSet<Guid>> Held(Store store, SeedProvider provider)
    {
        await using var db = await store.Read(Scope.System, stop);
        return [.. await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.OrganisationId == provider.Id).Select(e => e.Record).Distinct().ToListAsync(stop)];
    }

    private async Task On(Settings settings, Func<Store, Task> work)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        await work(store);
    }
}
