using System.Globalization;
using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>What follows when a file of payments is kept: each payment once, whatever stops between, and none whose fee was paid meanwhile (R2).</summary>
public sealed class KeepDueTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_process_that_vanishes_in_the_midst_leaves_each_payment_kept_once_and_the_next_goes_on(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (file, all) = await Asked(bench, 7);
        Assert.Equal(0, await Paid(bench, all));
        using var old = await Turn(bench);
        Assert.Equal(3, await Put(old, file, 3));
        Assert.Null(await JobRun.Take(bench.Store, [KeepDue.Kind]));
        bench.PassSeconds(31);
        using var next = await Turn(bench);
        await Assert.ThrowsAsync<LeaseLostException>(() => Put(old, file, 3));
        await KeepDue.Work(next, BatchBench.Packs, 2);
        await next.Finish(JobState.Done, null);
        Assert.Equal((7, 7), await bench.Read(db => db.Set<Job>().Where(j => j.Kind == KeepDue.Kind).Select(j => new ValueTuple<long, long>(j.DoneUnits, j.TotalUnits)).SingleAsync(stop)));
        foreach (var registrant in all)
            Assert.Single((await bench.File(registrant)).Rows, r => r.Kind == FactKind.FeePaid);
        foreach (var line in await Lines(bench, file))
            Assert.Equal(FactKind.FeePaid, (await bench.File(line.RegistrantId!.Value)).Rows.Single(r => r.Number == line.FactNumber).Kind);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_who_pays_by_hand_before_the_turn_is_not_paid_twice_and_what_is_set_aside_is_not_kept(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (file, all) = await Asked(bench, 4);
        await bench.Add(all[0], BatchBench.Paid(bench.Today));
        await SettlePayment.Run(bench.Store, BatchBench.Packs, bench.Maker, new(file, 2, "aside", null, "Sent back to the bank."), stop);
        await SettlePayment.Run(bench.Store, BatchBench.Packs, bench.Maker, new(file, 3, "kept", RegistrationNumber.Words((await bench.File(all[2])).Registrant.Number), "Rang them."), stop);
        await Assert.ThrowsAsync<ConflictException>(() => KeepPayments.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, new(file, 0, 4), stop));
        var version = await bench.Read(db => db.Set<PaymentFile>().Select(f => f.Version).SingleAsync(stop));
        Assert.Contains("being kept already", await BatchBench.Refused(() => KeepPayments.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, new(file, version, 4), stop)), StringComparison.Ordinal);
        using (var run = await Turn(bench))
            await KeepDue.Work(run, BatchBench.Packs, 10);
        var lines = await Lines(bench, file);
        Assert.Equal((PaymentOutcome.NotDue, true), (lines[0].Outcome, lines[0].Waits));
        Assert.Equal([PaymentSettled.Aside, PaymentSettled.Kept, null], lines.Skip(1).Select(l => l.How));
        Assert.Equal([false, true, true], lines.Skip(1).Select(l => l.FactNumber is not null));
        Assert.Equal(3, await Paid(bench, all));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_job_that_failed_is_asked_for_again_and_one_that_works_is_not(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (file, all) = await Asked(bench, 2);
        Task Again() => KeepDue.Again(bench.Store, bench.Maker, file, stop);
        Assert.Contains("being kept already", await BatchBench.Refused(Again), StringComparison.Ordinal);
        using (var run = await Turn(bench))
            await run.Finish(JobState.Failed, "Something went wrong.");
        await Again();
        Assert.Contains("being kept already", await BatchBench.Refused(Again), StringComparison.Ordinal);
        using (var run = await Turn(bench))
        {
            await KeepDue.Work(run, BatchBench.Packs, 10);
            await run.Finish(JobState.Done, null);
        }
        Assert.Contains("No payment of this file is still to be kept", await BatchBench.Refused(Again), StringComparison.Ordinal);
        Assert.Equal(2, await Paid(bench, all));
    }

    /// <summary>Two files of the same people, hands that pay and set aside meanwhile, turns of any size: nobody's fee is paid twice, and every line has an answer.</summary>
    [Theory, InlineData("sqlite", 1), InlineData("sqlite", 2), InlineData("sqlite", 3), InlineData("postgres", 1), InlineData("postgres", 2), InlineData("postgres", 3)]
    public async Task R2_whatever_happens_between_no_fee_is_paid_twice_and_every_payment_is_kept_settled_or_waits(string kind, int seed)
    {
        var random = new Random(seed);
        await using var bench = await BatchBench.Start(databases[kind]);
        var (one, all) = await Asked(bench, 12, "A");
        var two = await BringIn(bench, all.Where(_ => random.Next(2) == 0), "B");
        var asked = false;
        for (var turn = 0; turn < 200; turn++)
        {
            try
            {
                switch (random.Next(6))
                {
                    case 0 when (await bench.Read(db => db.Set<PaymentLine>().CountAsync(l => l.FileId == one && l.FactNumber == null, stop))) > 0:
                        var who = all[random.Next(all.Count)];
                        if (!(await bench.File(who)).Rows.Any(r => r.Kind == FactKind.FeePaid))
                            await bench.Add(who, BatchBench.Paid(bench.Today));
                        break;
                    case 1:
                        await SettlePayment.Run(bench.Store, BatchBench.Packs, bench.Maker, new(random.Next(2) == 0 ? one : two, random.Next(1, 8), "aside", null, "No fee."), stop);
                        break;
                    case 2 when !asked:
                        await Ask(bench, two);
                        asked = true;
                        break;
                    default:
                        await bench.Save(db => KeepDue.Take(db, BatchBench.Packs, random.Next(2) == 0 ? one : two, random.Next(1, 5), stop));
                        break;
                }
            }
            catch (Exception e) when (e is RefusedException or ConflictException)
            {
                // Said to whoever asked, and nothing changed.
            }
        }
        foreach (var file in new[] { one, two })
            while (await bench.Store.Write(Scope.System, new Change(KeepDue.Verb, bench.Maker, RegisterChain.Id), db => KeepDue.Take(db, BatchBench.Packs, file, 3, stop), stop) > 0)
            {
                // Until all had their turn.
            }
        Assert.All(await bench.Read(async db => await db.Set<PaymentLine>().AsNoTracking().ToListAsync(stop)), l => Assert.True(l.FactNumber is not null || l.Settled is not null || l.Outcome != PaymentOutcome.Due || !asked));
        foreach (var registrant in all)
        {
            var paid = (await bench.File(registrant)).Rows.Where(r => r.Kind == FactKind.FeePaid).ToList();
            Assert.True(paid.Count <= 1, $"{paid.Count} payments");
            var kept = await bench.Read(db => db.Set<PaymentLine>().CountAsync(l => l.RegistrantId == registrant && l.FactNumber != null, stop));
            Assert.True(kept <= paid.Count);
        }
        Assert.NotEqual(0, await Paid(bench, all));
    }

    [Fact]
    public async Task R2_where_writers_run_side_by_side_a_turn_that_meets_a_payment_by_hand_is_tried_again()
    {
        await using var bench = await BatchBench.Start(databases["postgres"]);
        var (file, all) = await Asked(bench, 12);
        using var run = await Turn(bench);
        var paying = Task.Run(async () =>
        {
            foreach (var registrant in all.Take(6))
                for (var saved = false; !saved;)
                {
                    try
                    {
                        await bench.Save(async db =>
                        {
                            var its = await RegistrantFile.Read(db, BatchBench.Packs, registrant, stop);
                            if (!its.Rows.Any(r => r.Kind == FactKind.FeePaid))
                                its.Add(1, BatchBench.Paid(bench.Today));
                        });
                        saved = true;
                    }
                    catch (ConflictException)
                    {
                        // The turn was first with this one; who pays looks again.
                    }
                }
        }, stop);
        await KeepDue.Work(run, BatchBench.Packs, 4);
        await paying;
        Assert.Equal(12, await Paid(bench, all));
        Assert.Empty(await bench.Read(db => KeepDue.Waiting(db, file).ToListAsync(stop)));
    }

    /// <summary>A file of so many payments that is asked to be kept, and nothing of it put in.</summary>
    private async Task<(Guid File, IReadOnlyList<Guid> All)> Asked(BatchBench bench, int many, string payer = "BACS")
    {
        List<Guid> all = [];
        for (var n = 0; n < many; n++)
            all.Add(await bench.Registrant($"N{n}"));
        var file = await BringIn(bench, all, payer);
        Assert.Equal(many, await Ask(bench, file));
        return (file, all);
    }

    private async Task<Guid> BringIn(BatchBench bench, IEnumerable<Guid> all, string payer)
    {
        var text = new StringBuilder("day,amount,reference,payer reference\n");
        foreach (var registrant in all)
            text.Append(CultureInfo.InvariantCulture, $"{bench.Today:yyyy-MM-dd},25,{(await bench.File(registrant)).Registrant.Number},{payer}\n");
        return await BringInPayments.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, "bank.csv", Encoding.UTF8.GetBytes(text.ToString()), stop);
    }

    private async Task<int> Ask(BatchBench bench, Guid file)
    {
        await bench.Facts.Follow(stop, exactly: true);
        var (version, due) = await bench.Read(async db =>
        {
            var lines = await db.Set<PaymentLine>().AsNoTracking().Where(l => l.FileId == file).OrderBy(l => l.Place).ToListAsync(stop);
            await PaymentReading.Judge(db, lines, await PaymentReading.Numbers(db, lines, stop), r => PaymentJudge.Of(bench.Facts, BatchBench.Packs, r), stop);
            return (await db.Set<PaymentFile>().Where(f => f.Id == file).Select(f => f.Version).SingleAsync(stop), lines.Count(l => l is { Waits: true, Outcome: PaymentOutcome.Due }));
        });
        return await KeepPayments.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, new(file, version, due), stop);
    }

    private Task<List<PaymentLine>> Lines(BatchBench bench, Guid file) => bench.Read(db => db.Set<PaymentLine>().AsNoTracking().Where(l => l.FileId == file).OrderBy(l => l.Place).ToListAsync(stop));

    private static async Task<int> Paid(BatchBench bench, IReadOnlyList<Guid> all)
    {
        var paid = 0;
        foreach (var registrant in all)
            paid += (await bench.File(registrant)).Rows.Count(r => r.Kind == FactKind.FeePaid);
        return paid;
    }

    private static async Task<JobRun> Turn(BatchBench bench) => new(bench.Store, (await JobRun.Take(bench.Store, [KeepDue.Kind]))!, TestContext.Current.CancellationToken) { Actor = bench.Maker };

    private Task<int> Put(JobRun run, Guid file, int most) => run.Write(Scope.System, new Change(KeepDue.Verb, run.Actor, RegisterChain.Id), db => KeepDue.Take(db, BatchBench.Packs, file, most, stop));

    public void Dispose() => databases.Dispose();
}
