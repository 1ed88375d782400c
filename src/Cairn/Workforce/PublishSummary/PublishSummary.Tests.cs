using Cairn.Engine.Disclosure;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Platform.Publishing;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

public sealed class PublishSummaryTests : IDisposable
{
    private const string Canary = "Aoife Canary";
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestSummary", "A test fills a small sector.");
    private readonly Databases databases = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cairn-summary-");
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W3_the_same_data_makes_the_same_bytes_and_no_second_edition(string kind)
    {
        await using var store = await Seeded(kind);
        var (first, again) = (await Publish(store, "one"), await Publish(store, "two"));
        Assert.Equal((1, true, 1, false), (first.Release.Edition, first.IsNew, again.Release.Edition, again.IsNew));
        Assert.Equal(Files("one"), Files("two"));
        Assert.Contains("index.html", Files("one").Keys);
        Assert.Contains("data/area-by-sub-sector.csv", Files("one").Keys);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W3_nobody_can_be_found_in_it_and_nobody_is_named(string kind)
    {
        await using var store = await Seeded(kind);
        var published = await Publish(store, "one");
        Assert.All(published.Attack, a => Assert.True(a.Report.Holds));
        Assert.True(published.Attack.First(a => a.Value == "staff").Report.Attacked > 0); // a small sector has something to hide
        var read = ReleaseReader.Read(Path.Combine(folder.FullName, "one"));
        Assert.All(read.Tables.SelectMany(t => t.Cells), c => Assert.True(c.Value is null or 0 or >= 10));
        foreach (var (name, bytes) in Files("one"))
        {
            Assert.DoesNotContain(Canary, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("Provider 3", bytes, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W3_what_is_learned_later_makes_an_edition_that_tells_what_changed_and_the_first_still_answers(string kind)
    {
        await using var store = await Seeded(kind);
        await Publish(store, "one");
        await Hire(store, 0, 60, new DateOnly(2025, 12, 1));
        var second = await Publish(store, "two");
        Assert.Equal((2, true), (second.Release.Edition, second.IsNew));
        Assert.Contains("was", Files("two")["index.html"], StringComparison.Ordinal);
        Assert.Contains("People in post by sub-sector, with vacancies, turnover, stability and pay, All", Files("two")["index.html"], StringComparison.Ordinal);
        // Made once more it reckons with both editions, and is the second again.
        Assert.Equal((2, false), (await Publish(store, "three")) is var third ? (third.Release.Edition, third.IsNew) : default);
        Assert.Equal(Files("two"), Files("three"));
        Assert.Equal((2400m, 2460m), (await Frozen(store, "scotland-2025:1"), await Frozen(store, "scotland-2025")));
        Assert.Empty((await VerifyAudit.Run(store, _ => { }, stop)).Faults);
    }

    [Fact]
    public async Task What_cannot_be_published_is_told_and_nothing_is_left()
    {
        await using var store = await Seeded("sqlite");
        foreach (var (year, area, rule, why) in new[]
        {
            (2026, "scotland", PublishSummary.UsualRule, "The year 2026 has not ended."), (2019, "scotland", PublishSummary.UsualRule, "Nothing is held of Scotland as at 31 December 2019"),
            (2025, "Narnia", PublishSummary.UsualRule, "No country and no council area is called “Narnia”."), (2025, "scotland", "none", "There is no disclosure rule “none”."),
        })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Publish(store, "none", year, area, rule));
            Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
        }
        Assert.Empty(folder.GetFileSystemInfos());
        await using var db = await store.Read(Scope.Sector, stop);
        Assert.Empty(await db.Set<Release>().ToListAsync(stop));
    }

    [Theory]
    [InlineData("round-5")]
    [InlineData("under-10")]
    [InlineData("under-10-round-10")]
    public async Task Each_rule_makes_a_summary_that_holds(string rule)
    {
        await using var store = await Seeded("sqlite");
        Assert.All((await Publish(store, rule, rule: rule)).Attack, a => Assert.True(a.Report.Holds));
        var read = ReleaseReader.Read(Path.Combine(folder.FullName, rule));
        Assert.Equal(rule, read.Rule);
        Assert.True(Attack.On(DisclosureRule.Of(rule), [.. read.Tables.Where(t => t.Id.EndsWith("/staff", StringComparison.Ordinal))], []).Holds);
    }

    [Fact]
    public async Task A_council_areas_summary_is_of_its_services_alone()
    {
        await using var store = await Seeded("sqlite");
        var area = await Publish(store, "fife", area: "Fife");
        Assert.Equal("The social services workforce in Fife, 2025", area.Release.Title);
        Assert.DoesNotContain("data/area.csv", Files("fife").Keys);
    }

    [Fact]
    public async Task W3_an_areas_summary_that_would_give_away_what_the_countrys_hides_is_refused()
    {
        await using var store = await Seeded("sqlite");
        await Publish(store, "country", rule: "under-10");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Publish(store, "fife", area: "Fife", rule: "under-10"));
        Assert.StartsWith("Nothing was published, since hidden counts can be worked out", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "fife")));
    }

    [Fact]
    public async Task W3_an_areas_summary_and_the_countrys_together_give_nobody_away()
    {
        await using var store = await Seeded("sqlite");
        await Publish(store, "fife", area: "Fife");
        await Publish(store, "country");
        var (country, fife) = (ReleaseReader.Read(Path.Combine(folder.FullName, "country")), ReleaseReader.Read(Path.Combine(folder.FullName, "fife")));
        var code = Packs["scotland"].Areas.Find("Fife", new DateOnly(2025, 12, 31))!.Code;
        var slices = country.Tables.Where(t => t.Id.EndsWith("/staff", StringComparison.Ordinal)).Select(t => OtherReleases.Slice(t, code)).OfType<ShownTable>().ToList();
        Assert.Equal(4, slices.Count);
        Assert.True(Attack.On(DisclosureRule.Of(PublishSummary.UsualRule), [.. fife.Tables.Where(t => t.Id.EndsWith("/staff", StringComparison.Ordinal))], slices).Holds);
    }

    private Task<PublishSummary.Result> Publish(Store store, string into, int year = 2025, string area = "scotland", string rule = PublishSummary.UsualRule) =>
        PublishSummary.Run(store, Packs, new SectorFacts(store, Packs, new RegisterFacts(store, Packs)), Actor.Public, new(year, area, rule, WithoutPdf: true), Path.Combine(folder.FullName, into), null, stop);

    private SortedDictionary<string, string> Files(string into)
    {
        var root = Path.Combine(folder.FullName, into);
        return new(Directory.GetFiles(root, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(root, f), f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))), StringComparer.Ordinal);
    }

    private async Task<decimal?> Frozen(Store store, string name)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var frozen = await new ReleaseFacts(Packs, store.Clock).Find(db, name, stop);
        return (await frozen!.Ask.Run(new MeasureQuestion("headcount", "posts-filled", "scotland", frozen.AsAt, new Dictionary<string, IReadOnlyList<string>>(), []), stop)).Whole.Value;
    }

    /// <summary>Twelve providers in six areas with 200 people each, in sub-sectors, roles, ages and sexes of many sizes.</summary>
    private async Task<Store> Seeded(string kind)
    {
        var store = new Store(databases[kind], new Clock(TimeProvider.System, databases[kind] with { Today = new DateOnly(2026, 3, 1) }));
        await store.Open(stop);
        for (var p = 0; p < 12; p++)
            await Hire(store, p, 200, new DateOnly(2025, 11, 1));
        return store;
    }

    private static readonly string[] Roles = ["support-worker", "support-worker", "support-worker", "practitioner", "supervisor", "manager", "social-worker"];

    private async Task Hire(Store store, int p, int people, DateOnly from)
    {
        string[] areas = [.. Packs["scotland"].Areas.On(from).Take(6).Select(a => a.Code).Append(Packs["scotland"].Areas.Find("Fife", from)!.Code).Distinct().TakeLast(6)], kinds = [.. Packs["scotland"].List("services").Rows.Select(s => s.Code)];
        var (provider, service) = (new Guid(p, 1, 0, new byte[8]), new Guid(p, 2, 0, new byte[8]));
        var random = new Random(p * 1000 + people);
        await store.Write(Scope.Of(provider), new Change(Verb, Actor.Public, provider), async db =>
        {
            if (!await db.Set<Organisation>().AnyAsync(o => o.Id == provider, stop))
            {
                db.Add(new Organisation { Id = provider, Name = $"Provider {p}", NameKey = $"provider {p}", Country = "scotland" });
                await store.Engine.Insert(db, BulkTable<Service>.Of(db), [new Service { Record = service, OrganisationId = provider, From = from, Recorded = store.Clock.Now, Source = "test", Reference = "S", Name = $"Provider {p}", NameKey = "s", Country = "scotland", EmployerType = p % 3 == 0 ? "public" : "private", MainService = kinds[p % kinds.Length], SubSector = Packs["scotland"].List("services").Rows[p % kinds.Length]["sub-sector"], Area = areas[p % 6] }], stop);
                await store.Engine.Insert(db, BulkTable<Post>.Of(db), [.. Roles.Distinct().Select(r => new Post { Record = NewId.Next(), OrganisationId = provider, From = from, Recorded = store.Clock.Now, Source = "test", ServiceId = service, Role = r, Vacancies = random.Next(6), Starters = random.Next(20), Leavers = random.Next(20) })], stop);
            }
            await store.Engine.Insert(db, BulkTable<Engagement>.Of(db), [.. Enumerable.Range(0, people).Select(n => new Engagement
            {
                Record = NewId.Next(), OrganisationId = provider, From = from, Recorded = store.Clock.Now, Source = "test", ServiceId = service, PersonId = NewId.Next(), Reference = $"{n} of {people}", DisplayName = Canary, NameKey = "canary",
                Role = Roles[(int)Math.Sqrt(random.Next(Roles.Length * Roles.Length))], Gender = random.Next(8) == 0 ? 1 : 2, BirthDate = from.AddDays(-random.Next(6600, 23900)), ContractType = random.Next(5) == 0 ? 3 : 1, ContractedMinutes = 60 * random.Next(10, 40), HourlyPay = random.Next(1200, 2200), StartDate = from.AddDays(-random.Next(3000)),
            })], stop);
            db.Note(nameof(Engagement), provider, provider, null, null);
            return 0;
        }, stop);
    }

    public void Dispose()
    {
        databases.Dispose();
        folder.Delete(recursive: true);
    }
}
