using Cairn.Engine.Measures;
using Cairn.Engine.Registration;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

public sealed class SectorFactsTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestFacts", "A test changes the record.");
    private readonly Databases databases = new();
    private readonly PretendTime time = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Guid[] providers = [.. Enumerable.Range(0, 4).Select(_ => NewId.Next())];
    private readonly Guid[] services = [.. Enumerable.Range(0, 4).Select(_ => NewId.Next())];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W4_the_next_question_after_a_change_sees_it_here_and_on_another_instance(string kind)
    {
        await using var store = await Seeded(kind);
        var facts = new SectorFacts(store, Packs, new RegisterFacts(store, Packs));
        Assert.Equal(20, await Value(store, facts, "headcount"));
        await using var other = await Store.OpenToRead(databases[kind], stop);
        var elsewhere = new SectorFacts(other, Packs, new RegisterFacts(other, Packs));
        Assert.Equal(20, await Value(store, elsewhere, "headcount"));

        await Hire(store, 0, NewId.Next());
        Assert.Equal(21, await Value(store, facts, "headcount"));
        Assert.Equal(21, await Value(store, elsewhere, "headcount"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_with_two_jobs_is_one_person_and_two_posts(string kind)
    {
        await using var store = await Seeded(kind);
        var facts = new SectorFacts(store, Packs, new RegisterFacts(store, Packs));
        Assert.Equal(20, await Value(store, facts, "headcount"));
        await Hire(store, 1, await Anybody(store, 0));
        Assert.Equal(20, await Value(store, facts, "headcount"));
        Assert.Equal(21, await Value(store, facts, "headcount", "posts-filled"));
        // Each of the two has them, and so has each alone.
        Assert.Equal(5, await Value(store, facts, "headcount", own: 0));
        Assert.Equal(6, await Value(store, facts, "headcount", own: 1));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_a_registration_moves_the_registered_share_with_the_next_question_and_as_at_its_day(string kind)
    {
        await using var store = await Seeded(kind);
        var facts = new SectorFacts(store, Packs, new RegisterFacts(store, Packs));
        Assert.Null(await Value(store, facts, "registered-share")); // no register is kept: no figure, and not nought
        var (person, today) = (await Anybody(store, 0), store.Clock.Today);
        async Task Register(Guid registrant, Guid? of, params Fact[] put) => await store.Write(Scope.System, new Change(new Verb("Test", "A test's registration."), Actor.Public, RegisterChain.Id), async db =>
        {
            if (!await db.Set<Registrant>().AnyAsync(r => r.Id == registrant, stop))
            {
                db.Add(new Registrant { Id = registrant, Number = await RegistrantFile.NextNumber(db, stop), Register = "swe", Given = "A", Family = "B", PersonId = of });
                await RegistrantFile.Begin(db, registrant, "social-workers-england", stop);
                await db.SaveChangesAsync(stop);
            }
            var file = await RegistrantFile.Read(db, Packs, registrant, stop);
            foreach (var fact in put)
                file.Add(1, fact);
            return 0;
        }, stop);
        var own = NewId.Next();
        await Register(own, person, new Fact(FactKind.Admitted, today.AddDays(-5), By: Decision.Person));
        Assert.Equal(5, await Value(store, facts, "registered-share")); // one of twenty
        Assert.Equal(5, await Value(store, new SectorFacts(store, Packs, new RegisterFacts(store, Packs)), "registered-share"));

        // A second job makes no second person of them, nor does a second registration.
        await Hire(store, 1, person);
        Assert.Equal(5, await Value(store, facts, "registered-share"));
        await Register(NewId.Next(), null, new Fact(FactKind.Admitted, today, By: Decision.Person)); // on the register, and not in the workforce
        Assert.Equal(5, await Value(store, facts, "registered-share"));

        // An end that nobody decided moves nothing; leaving does, that day.
        await Register(own, null, new Fact(FactKind.Lapsed, today));
        Assert.Equal(5, await Value(store, facts, "registered-share"));
        await Register(own, null, new Fact(FactKind.Left, today));
        Assert.Equal(0, await Value(store, facts, "registered-share"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_day_that_has_been_stays_as_it_was(string kind)
    {
        await using var store = await Seeded(kind);
        var facts = new SectorFacts(store, Packs, new RegisterFacts(store, Packs));
        var then = store.Clock.Today;
        time.Pass(TimeSpan.FromDays(10));
        await Leave(store, 0);
        await Hire(store, 0, NewId.Next());
        await Hire(store, 0, NewId.Next());
        Assert.Equal((20, 21), (await Value(store, facts, "headcount", day: then), await Value(store, facts, "headcount")));
        Assert.Equal(1, await Value(store, facts, "leavers", "recorded"));
        Assert.Null(await Value(store, facts, "headcount", day: then.AddDays(-1)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Facts_kept_up_to_date_are_those_read_anew_after_any_changes(string kind)
    {
        await using var store = await Seeded(kind);
        var (kept, random) = (new SectorFacts(store, Packs, new RegisterFacts(store, Packs)), new Random(7));
        await kept.At(store.Clock.Today, stop);
        for (var round = 0; round < 12; round++)
        {
            for (var n = 0; n < 3; n++)
                await (random.Next(4) switch
                {
                    0 => Leave(store, random.Next(4)),
                    1 => Hire(store, random.Next(4), await Anybody(store, random.Next(4))),
                    2 => Promote(store, random.Next(4)),
                    _ => Hire(store, random.Next(4), NewId.Next()),
                });
            var before = await Everything(store, round % 3 == 2 ? new SectorFacts(store, Packs, new RegisterFacts(store, Packs)) : kept); // each third from the file that is kept
            Directory.Delete(FactsFile.Folder(store.Settings), recursive: true);
            Assert.Equal(await Everything(store, new SectorFacts(store, Packs, new RegisterFacts(store, Packs))), before);
        }
    }

    [Fact]
    public async Task A_file_cut_short_or_put_back_is_not_believed()
    {
        await using var store = await Seeded("sqlite");
        await new SectorFacts(store, Packs, new RegisterFacts(store, Packs)).At(store.Clock.Today, stop);
        var file = Directory.GetFiles(FactsFile.Folder(store.Settings)).Single();
        var whole = await File.ReadAllBytesAsync(file, stop);
        foreach (var length in new[] { 0, 10, whole.Length / 2, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(file, whole[..length], stop);
            Assert.Null(FactsFile.Read(store.Settings, store.Clock.Today));
            Assert.Equal(20, await Value(store, new SectorFacts(store, Packs, new RegisterFacts(store, Packs)), "headcount"));
        }
        // Of a later state than the record's: it was restored from a backup.
        await Hire(store, 0, NewId.Next());
        var later = new SectorFacts(store, Packs, new RegisterFacts(store, Packs));
        await later.At(store.Clock.Today, stop);
        var state = await later.At(store.Clock.Today, stop);
        FactsFile.Write(store.Settings, state with { Heads = new Heads(state.Heads.Chains.ToDictionary(c => c.Key, c => (c.Value.Sequence + 5, c.Value.Hash))) { Total = (0, 0) } });
        Assert.Equal(21, await Value(store, new SectorFacts(store, Packs, new RegisterFacts(store, Packs)), "headcount"));
    }

    /// <summary>Four providers with a service each, where five people work.</summary>
    private async Task<Store> Seeded(string kind)
    {
        var store = new Store(databases[kind], new Clock(time, databases[kind]));
        await store.Open(stop);
        for (var p = 0; p < providers.Length; p++)
        {
            var (provider, service) = (providers[p], services[p]);
            await Change(store, p, async db =>
            {
                db.Add(new Organisation { Id = provider, Name = $"Provider {p}", NameKey = $"provider {p}", Country = "england" });
                await db.Begin([new Service { Record = service, OrganisationId = provider, Reference = "S", Name = "Service", NameKey = "service", Country = "england", EmployerType = "6", MainService = "1", Area = $"{p % 2}" }], "test", stop);
            });
            for (var n = 0; n < 5; n++)
                await Hire(store, p, NewId.Next());
        }
        return store;
    }

    private Task Change(Store store, int provider, Func<Db, Task> work) =>
        store.Write(Scope.Of(providers[provider]), new Change(Verb, Actor.Public, providers[provider]), async db => { await work(db); return 0; }, stop);

    private Task Hire(Store store, int provider, Guid person) => Change(store, provider, async db =>
    {
        if (!await db.Set<Person>().AnyAsync(p => p.Id == person, stop))
            db.Add(new Person { Id = person });
        var record = NewId.Next();
        await db.Begin([new Engagement { Record = record, OrganisationId = providers[provider], ServiceId = services[provider], PersonId = person, Reference = record.ToString(), DisplayName = "Somebody", NameKey = "somebody", Role = "8", ContractType = 1, HourlyPay = 1200 + record.ToByteArray()[15], ContractedMinutes = 1800 }], "test", stop);
        db.Note(nameof(Engagement), record, record, null, null);
    });

    private Task Leave(Store store, int provider) => Change(store, provider, async db =>
    {
        if (await db.Own<Engagement>().OrderBy(e => e.Id).FirstOrDefaultAsync(stop) is not { } held)
            return;
        await db.End<Engagement>(held.Id, stop);
        var last = held.Copy();
        (last.LeftOn, last.LeavingReason) = (store.Clock.Today, 6);
        await db.Begin([last], "test", stop, asLast: true);
        db.Note(nameof(Engagement), held.Record, held.Record, null, null);
    });

    private Task Promote(Store store, int provider) => Change(store, provider, async db =>
    {
        if (await db.Own<Engagement>().OrderByDescending(e => e.Id).FirstOrDefaultAsync(stop) is not { } held)
            return;
        var next = held.Copy();
        (next.Role, next.HourlyPay) = ("4", 2000);
        await db.Replace(held, next, "test", stop);
        db.Note(nameof(Engagement), held.Record, held.Record, null, null);
    });

    private async Task<Guid> Anybody(Store store, int provider)
    {
        await using var db = await store.Read(Scope.Of(providers[provider]), stop);
        return await db.Set<Engagement>().OrderBy(e => e.Id).Select(e => e.PersonId).FirstOrDefaultAsync(stop) is var person && person != default ? person : NewId.Next();
    }

    private async Task<decimal?> Value(Store store, SectorFacts facts, string measure, string? definition = null, DateOnly? day = null, int? own = null) =>
        (await Answer(store, facts, measure, [], definition, day, own)).Whole.Value;

    private Task<MeasureAnswer> Answer(Store store, SectorFacts facts, string measure, string[] by, string? definition = null, DateOnly? day = null, int? own = null) =>
        new AskMeasure(Packs, facts.Of, store.Clock).Run(new MeasureQuestion(measure, definition, "england", day ?? store.Clock.Today, new Dictionary<string, IReadOnlyList<string>>(), by, own is { } p ? [providers[p]] : null), stop);

    private async Task<string> Everything(Store store, SectorFacts facts)
    {
        var lines = new List<string>();
        foreach (var measure in new[] { "headcount", "wte", "pay", "leavers-by-reason", "vacancy-rate", "zero-hours-share", "permanent-share" })
        {
            var answer = await Answer(store, facts, measure, ["area", "role"]);
            lines.Add($"{measure} {answer.Whole}");
            lines.AddRange(answer.Cells.Select(c => $"{string.Join('/', c.Codes)} {c.Figure}").Order(StringComparer.Ordinal));
        }
        return string.Join('\n', lines);
    }

    public void Dispose() => databases.Dispose();
}
