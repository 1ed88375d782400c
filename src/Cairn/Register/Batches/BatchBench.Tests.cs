using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>
/// A register for the tests of batches: everybody was admitted 400 days ago, so that the second period runs since 35 days; what is asked
/// for it is a fee, two pieces of learning, a declaration and the contact details.
/// </summary>
internal sealed class BatchBench(Store store, PretendTime time) : IAsyncDisposable
{
    public static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public Store Store => store;
    public RegisterFacts Facts { get; } = new(store, Packs);
    public Actor Maker { get; } = new(NewId.Next(), "maker", Role.Registrar);
    public Actor Signer { get; } = new(NewId.Next(), "signer", Role.Registrar);
    public DateOnly Today => store.Clock.Today;
    public DateOnly Day => Today.AddDays(40);

    public static async Task<BatchBench> Start(Settings settings)
    {
        var time = new PretendTime();
        var store = new Store(settings, new Clock(time, settings));
        await store.Open(Stop);
        return new BatchBench(store, time);
    }

    public void Pass(int days) => time.Pass(TimeSpan.FromDays(days));

    public void PassSeconds(int seconds) => time.Pass(TimeSpan.FromSeconds(seconds));

    /// <summary>Whoever is new owes the fee and has not learned, unless more is said.</summary>
    public static async Task<Guid> Registrant(Store store, string given, params Fact[] more)
    {
        var today = store.Clock.Today;
        var (id, admitted) = (NewId.Next(), today.AddDays(-400));
        await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            db.Add(new Registrant { Id = id, Number = await RegistrantFile.NextNumber(db, Stop), Register = "sssc", Given = given, Family = "Lovat" });
            await RegistrantFile.Begin(db, id, "social-care", Stop);
            await db.SaveChangesAsync(Stop);
            var file = await RegistrantFile.Read(db, Packs, id, Stop);
            foreach (var fact in new Fact[] { new(FactKind.Admitted, admitted, By: Decision.Person), new(FactKind.Role, admitted, Code: "care-at-home/worker"), new(FactKind.FeeAsked, today.AddDays(-95), today.AddDays(-35), 1, 2_500) }.Concat(more))
                file.Add(1, fact);
            return 0;
        }, Stop);
        return id;
    }

    public Task<Guid> Registrant(string given, params Fact[] more) => Registrant(store, given, more);

    public Task Add(Guid registrant, params Fact[] facts) => store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var file = await RegistrantFile.Read(db, Packs, registrant, Stop);
        foreach (var fact in facts)
            file.Add(1, fact);
        return 0;
    }, Stop);

    public Task Save(Func<Db, Task> work) => store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db => { await work(db); return 0; }, Stop);

    public static Fact Paid(DateOnly on) => new(FactKind.FeePaid, on, Period: 1, Amount: 2_500);

    public static Fact[] Learned(DateOnly on) => [new(FactKind.Learning, on, Period: 0, Amount: 60, Code: "protection"), new(FactKind.Learning, on, Period: 0, Amount: 60, Code: "trauma")];

    public static Fact[] Declared(DateOnly on) => [new(FactKind.Declared, on, Period: 1), new(FactKind.ContactConfirmed, on)];

    public async Task<T> Read<T>(Func<Db, Task<T>> ask)
    {
        await using var db = await store.Read(Scope.System, Stop);
        return await ask(db);
    }

    public Task<EndBatch> Batch(Guid id) => Read(db => db.Set<EndBatch>().AsNoTracking().SingleAsync(b => b.Id == id, Stop));

    public Task<List<EndLine>> Lines(Guid id) => Read(db => db.Set<EndLine>().AsNoTracking().Where(l => l.BatchId == id).OrderBy(l => l.Place).ToListAsync(Stop));

    public async Task<EndLine> Line(Guid id, Guid registrant) => (await Lines(id)).Single(l => l.RegistrantId == registrant);

    public async Task<RegistrantFile> File(Guid registrant) => await Read(db => RegistrantFile.Read(db, Packs, registrant, Stop));

    public async Task<Judgement> Now(Guid registrant) => await File(registrant) is var file ? file.Judge(file.Registrations[0], Today) : default;

    public async Task<Guid> Make(FactKind kind = FactKind.Lapsed, DateOnly? day = null, int? told = null)
    {
        await Facts.Follow(Stop, exactly: true);
        var ending = await Read(db => BatchPreview.Of(db, Facts, Packs, "sssc", kind, day ?? Day, Today, Stop));
        return await MakeBatch.Run(store, Facts, Packs, Maker, new("sssc", kind.ToString(), day ?? Day, told ?? ending.Count(m => m.View.Outcome == BatchOutcome.WouldEnd)), Stop);
    }

    public Task Check(Guid batch, int place, bool right = true, string? words = "As the record says.") => CheckSample.Run(store, Maker, new(batch, place, right ? "right" : "wrong", words), Stop);

    public async Task CheckAll(Guid batch)
    {
        var draw = (await Batch(batch)).Draw;
        foreach (var line in (await Lines(batch)).Where(l => l.Draw == draw && l.In && l.IsRight is null))
            await Check(batch, line.Place);
    }

    public Task Notice(Guid batch, int place, DateOnly? on = null) => KeepNotice.Run(store, Maker, new(batch, place, on ?? Today, "post", "RM 123, signed for by them"), Stop);

    public async Task NoticeAll(Guid batch)
    {
        foreach (var line in (await Lines(batch)).Where(l => l is { In: true, NoticeOn: null }))
            await Notice(batch, line.Place);
    }

    public Task<(int Ended, int Spared)> Sign(Guid batch, Actor? by = null, int told = int.MaxValue, bool read = true) => SignAt(batch, null, by, told, read);

    public async Task<(int Ended, int Spared)> SignAt(Guid batch, long? version, Actor? by = null, int told = int.MaxValue, bool read = true)
    {
        await SignAlone(batch, version, by, told, read);
        while (await Turn(batch) > 0)
        {
            // Until all had theirs.
        }
        var lines = await Lines(batch);
        return (lines.Count(l => l.EndNumber is not null), lines.Count(l => l.Spared is not null));
    }

    /// <summary>The signature without the ends that follow it.</summary>
    public async Task<(int Ending, int Spared)> SignAlone(Guid batch, long? version = null, Actor? by = null, int told = int.MaxValue, bool read = true) =>
        await SignBatch.Run(store, Facts, Packs, by ?? Signer, new(batch, version ?? (await Batch(batch)).Version, told, read), Stop);

    /// <summary>One turn of what the job does.</summary>
    public Task<int> Turn(Guid batch, int most = 100) => store.Write(Scope.System, new Change(EndSigned.Verb, Signer, RegisterChain.Id), db => EndSigned.Take(db, Packs, batch, most, Stop), Stop);

    public Task<int> Reverse(Guid batch, int? place, string? why = "They had paid elsewhere.") => ReverseEnd.Run(store, Packs, Maker, new(batch, place, why), Stop);

    public static async Task<string> Refused(Func<Task> run) => (await Assert.ThrowsAnyAsync<RefusedException>(run)).Message;

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
