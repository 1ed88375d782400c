using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>
/// Random orders of all that can be done with batches and of what registrants do meanwhile (R2): whatever the order, nobody whose fee is
/// paid and learning done is ended by a batch, and nothing ends without a checked sample, a notice in time and a second person’s signature,
/// nor twice, nor after its day, however the turns of a signed batch fall.
/// </summary>
public sealed class BatchPropertyTests : IDisposable
{
    private const int Histories = 14, Steps = 110, People = 6;

    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>What a registrant did and when, kept by the test alone: it asks the program nothing.</summary>
    private sealed class Life
    {
        public Guid Id { get; set; }
        public DateOnly? Paid { get; set; }
        public DateOnly? Learned { get; set; }
        public DateOnly? CaseOpened { get; set; }

        public bool DoneBy(DateOnly day) => Paid <= day && Learned <= day;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_whatever_the_order_nobody_who_paid_and_learned_is_ended_and_nothing_ends_without_sample_notice_and_second_person(string kind)
    {
        var (ended, kept, signed, done) = (0, 0, 0, 0);
        await using var bench = await BatchBench.Start(databases[kind]);
        for (var seed = 0; seed < Histories; seed++)
        {
            var random = new Random(seed);
            List<Life> lives = [];
            for (var n = 0; n < People; n++)
                lives.Add(new Life { Id = await bench.Registrant($"S{seed}N{n}") });
            var until = bench.Today.AddDays(250);
            for (var step = 0; step < Steps && bench.Today < until; step++)
            {
                try
                {
                    await Step(bench, random, lives);
                    done++;
                }
                catch (Exception e) when (e is RefusedException or ConflictException)
                {
                    // What is refused changes nothing; that is what is tried.
                }
            }
            var (off, on, signatures) = await Holds(bench, lives);
            (ended, kept, signed) = (ended + off, kept + on, signed + signatures);
            foreach (var open in await bench.Read(db => db.Set<EndBatch>().AsNoTracking().Where(b => b.Signed == null && b.Stopped == null).Select(b => b.Id).ToListAsync(stop)))
                await StopBatch.Run(bench.Store, bench.Maker, new(open, "The history is over."), stop);
        }
        Assert.True(ended >= 5 && kept >= 5 && signed >= 5, $"{ended} ended, {kept} kept in a signed batch, {signed} signed, {done} steps were not refused: the histories must try all of it");
    }

    private async Task Step(BatchBench bench, Random random, List<Life> lives)
    {
        var (today, life) = (bench.Today, lives[random.Next(lives.Count)]);
        var batches = await bench.Read(db => db.Set<EndBatch>().AsNoTracking().OrderByDescending(b => b.Made).Take(2).ToListAsync(stop));
        var batch = batches.Count == 0 ? null : batches[random.Next(batches.Count)];
        var lines = batch is null ? [] : await bench.Lines(batch.Id);
        EndLine? line = lines.Count == 0 ? null : lines[random.Next(lines.Count)];
        var actor = random.Next(2) == 0 ? bench.Maker : bench.Signer;
        switch (random.Next(22))
        {
            case 0 when life.Paid is null:
                await bench.Add(life.Id, BatchBench.Paid(today));
                life.Paid = today;
                break;
            case 1 when life.Learned is null:
                await bench.Add(life.Id, BatchBench.Learned(today));
                life.Learned = today;
                break;
            case 2:
                await bench.Add(life.Id, BatchBench.Declared(today));
                break;
            case 3 when life.CaseOpened is null && random.Next(4) == 0:
                await bench.Add(life.Id, new Fact(FactKind.CaseOpened, today));
                life.CaseOpened = today;
                break;
            case 4 or 5 when batches.All(b => !b.Open):
                await bench.Make(day: today.AddDays(29 + random.Next(30)));
                break;
            case 6 or 7 when line is not null:
                await CheckSample.Run(bench.Store, actor, new(batch!.Id, line.Place, random.Next(12) == 0 ? "wrong" : "right", "Looked at."), stop);
                break;
            case 8 or 9 when batch is not null:
                await bench.CheckAll(batch.Id);
                break;
            case 10 when line is not null:
                await bench.Notice(batch!.Id, line.Place, today.AddDays(-random.Next(3)));
                break;
            case 11 or 12 when batch is not null:
                await bench.NoticeAll(batch.Id);
                break;
            case 13 when batch is not null:
                await DrawSample.Run(bench.Store, actor, new(batch.Id, batch.Version, random.Next(2) == 0 ? "Mended." : null), stop);
                break;
            case 14 when line is not null && random.Next(3) == 0:
                await TakeOut.Run(bench.Store, actor, new(batch!.Id, line.Place, "Out."), stop);
                break;
            case 15 when line is not null && random.Next(3) == 0:
                await bench.Reverse(batch!.Id, random.Next(4) == 0 ? null : line.Place);
                break;
            case 16 or 17 or 18 when batch is not null:
                // Half of the time as an office does it: what is to be done before is done.
                if (random.Next(2) == 0)
                {
                    await bench.CheckAll(batch.Id);
                    await bench.NoticeAll(batch.Id);
                }
                await bench.SignAlone(batch.Id, by: actor, read: random.Next(5) > 0);
                break;
            case 19 or 20 or 21:
                // Some lines have their turn; what is left is for another day, or never.
                foreach (var signed in batches.Where(b => b.Signed is not null && random.Next(4) > 0))
                    await bench.Turn(signed.Id, random.Next(1, 4));
                bench.Pass(random.Next(1, 9));
                break;
            default:
                break;
        }
    }

    /// <summary>Asks of each who is off the register, on each day until then, by what it happened.</summary>
    private async Task<(int Ended, int Kept, int Signed)> Holds(BatchBench bench, List<Life> lives)
    {
        var (ended, kept, signed) = (0, 0, new HashSet<Guid>());
        foreach (var life in lives)
        {
            var file = await bench.File(life.Id);
            for (var day = bench.Today.AddDays(-260); day <= bench.Today.AddDays(60); day = day.AddDays(1))
            {
                if (day < file.Rows[0].On || file.Judge(file.Registrations[0], day) is not { OnRegister: false } judged)
                    continue;
                var end = file.Rows.Single(r => Ends.Is(r.Kind) && r.On == judged.Since && !file.Rows.Any(u => u.Kind == FactKind.EndReversed && u.About == r.Number && u.On <= day));
                Assert.False(life.DoneBy(end.On), $"{life.Id} had paid and learned by {end.On}");
                Assert.False(life.CaseOpened <= end.On);
                var batch = await bench.Batch(end.Detail!.Value);
                Assert.True(batch.Signed is not null && batch.SignedBy is { } signer && signer != batch.MadeBy && batch.Day == end.On && batch.Stopped is null);
                var lines = await bench.Lines(batch.Id);
                var line = lines.Single(l => l.RegistrantId == life.Id);
                Assert.True(line.TakenOut is null && line.EndNumber == end.Number && line.NoticeOn is { } on && on.AddDays(28) <= end.On && on >= batch.MadeOn && line.NoticeProof!.Length > 0);
                var sample = lines.Where(l => l.Draw == batch.Draw && l.In).ToList();
                Assert.All(sample, l => Assert.True(l.IsRight));
                Assert.True(sample.Count >= Math.Min(10, lines.Count(l => l.In)) && lines.Where(l => l.Draw == batch.Draw).All(l => l.IsRight != false));
                ended++;
                break;
            }
            foreach (var end in file.Rows.Where(r => Ends.Is(r.Kind)))
            {
                // Once for each batch, and never after its day.
                Assert.Single(file.Rows, r => Ends.Is(r.Kind) && r.Detail == end.Detail);
                Assert.True(bench.Store.Clock.DateOf(end.Recorded) <= end.On);
                signed.Add(end.Detail!.Value);
                kept += life.DoneBy(end.On) ? 1 : 0;
            }
        }
        foreach (var batch in await bench.Read(db => db.Set<EndBatch>().AsNoTracking().Where(b => b.Signed != null).Select(b => b.Id).ToListAsync(stop)))
            kept += (await bench.Lines(batch)).Count(l => l.Spared is not null && lives.Any(x => x.Id == l.RegistrantId));
        return (ended, kept, signed.Count);
    }

    public void Dispose() => databases.Dispose();
}
