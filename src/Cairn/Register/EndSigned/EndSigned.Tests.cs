using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>What follows a signature: each end once, whatever stops between, and none of whoever did meanwhile what was missing (R2).</summary>
public sealed class EndSignedTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_process_that_vanishes_in_the_midst_leaves_each_end_put_in_once_and_the_next_goes_on(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (batch, all) = await Signed(bench, 7);
        Assert.All(await bench.Lines(batch), l => Assert.Null(l.EndNumber));
        using var old = await Turn(bench);
        Assert.Equal(3, await Put(old, batch, 3));
        Assert.Null(await JobRun.Take(bench.Store, [EndSigned.Kind]));
        bench.PassSeconds(31);
        using var next = await Turn(bench);
        await Assert.ThrowsAsync<LeaseLostException>(() => Put(old, batch, 3));
        await EndSigned.Work(next, BatchBench.Packs, 2);
        await next.Finish(JobState.Done, null);
        Assert.Equal((7, 7), await bench.Read(db => db.Set<Job>().Where(j => j.Kind == EndSigned.Kind).Select(j => new ValueTuple<long, long>(j.DoneUnits, j.TotalUnits)).SingleAsync(stop)));
        foreach (var registrant in all)
            Assert.Equal([FactKind.Notice, FactKind.Lapsed], (await bench.File(registrant)).Rows.Where(r => r.Detail == batch).Select(r => r.Kind).Order());
        Assert.Equal(0, await bench.Turn(batch));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_who_does_what_is_missing_between_signature_and_turn_is_left_out_and_told_and_who_undoes_it_gains_nothing(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (ada, bea, cal) = (await bench.Registrant("Ada"), await bench.Registrant("Bea"), await bench.Registrant("Cal"));
        var batch = await bench.Make();
        await bench.CheckAll(batch);
        await bench.NoticeAll(batch);
        await bench.Add(cal, [BatchBench.Paid(bench.Today), .. BatchBench.Learned(bench.Today)]);
        Assert.Equal((2, 1), await bench.SignAlone(batch));
        await bench.Add(ada, [BatchBench.Paid(bench.Today), .. BatchBench.Learned(bench.Today)]);
        // A fee that was booked by mistake and is taken back after the signature: Cal was not among those whom the signer read.
        await bench.Save(async db =>
        {
            var file = await RegistrantFile.Read(db, BatchBench.Packs, cal, stop);
            await file.Withdraw(file.Rows.Single(r => r.Kind == FactKind.FeePaid), stop);
        });
        await bench.Facts.Follow(stop, exactly: true);
        var read = (await bench.Read(db => BatchRead.Of(db, bench.Facts, BatchBench.Packs, batch, bench.Today, stop)))!;
        Assert.Equal($"Signed: its end on {Platform.Site.Format.Date(bench.Day)} is being put in", read.State(await bench.Line(batch, ada)).Words);
        Assert.Equal(2, await bench.Turn(batch));
        Assert.Contains("No fee is overdue and the learning is done", (await bench.Line(batch, ada)).Spared, StringComparison.Ordinal);
        Assert.Equal([bea], (await bench.Lines(batch)).Where(l => l.EndNumber is not null).Select(l => l.RegistrantId));
        bench.Pass(41);
        Assert.Equal((Standing.Registered, Standing.Lapsed, Standing.Registered), ((await bench.Now(ada)).Standing, (await bench.Now(bea)).Standing, (await bench.Now(cal)).Standing));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_lines_that_wait_stand_in_no_other_batch_are_left_out_when_all_is_undone_and_end_nobody_after_the_day(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (batch, _) = await Signed(bench, 4);
        Assert.Contains("Nobody would end", await BatchBench.Refused(() => bench.Make()), StringComparison.Ordinal);
        Assert.Equal(1, await bench.Turn(batch, 1));
        Assert.Equal(1, await bench.Reverse(batch, null));
        Assert.Equal(0, await bench.Turn(batch));
        Assert.Equal(3, (await bench.Lines(batch)).Count(l => l.Spared == "All of the batch was undone before its turn."));
        Assert.Contains("No end of this batch is left", await BatchBench.Refused(() => bench.Reverse(batch, null)), StringComparison.Ordinal);

        var next = await bench.Make();
        await bench.CheckAll(next);
        await bench.NoticeAll(next);
        await bench.SignAlone(next);
        bench.Pass(41);
        Assert.Equal(4, await bench.Turn(next));
        Assert.All(await bench.Lines(next), l => Assert.Contains("had passed before its turn", l.Spared, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_job_that_failed_is_asked_for_again_and_one_that_works_is_not(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (batch, _) = await Signed(bench, 2);
        Task Again() => EndSigned.Again(bench.Store, bench.Maker, batch, stop);
        Assert.Contains("being put in already", await BatchBench.Refused(Again), StringComparison.Ordinal);
        using (var run = await Turn(bench))
            await run.Finish(JobState.Failed, "Something went wrong.");
        await Again();
        Assert.Contains("being put in already", await BatchBench.Refused(Again), StringComparison.Ordinal);
        using (var run = await Turn(bench))
        {
            await EndSigned.Work(run, BatchBench.Packs, 10);
            await run.Finish(JobState.Done, null);
        }
        Assert.Contains("No line of this batch waits", await BatchBench.Refused(Again), StringComparison.Ordinal);
        Assert.All(await bench.Lines(batch), l => Assert.NotNull(l.EndNumber));
    }

    [Fact]
    public async Task R2_where_writers_run_side_by_side_a_turn_that_meets_a_payment_is_tried_again()
    {
        await using var bench = await BatchBench.Start(databases["postgres"]);
        var (batch, all) = await Signed(bench, 12);
        using var run = await Turn(bench);
        var paying = Task.Run(async () =>
        {
            foreach (var registrant in all.Take(6))
                for (var saved = false; !saved;)
                {
                    try
                    {
                        await bench.Add(registrant, [BatchBench.Paid(bench.Today), .. BatchBench.Learned(bench.Today)]);
                        saved = true;
                    }
                    catch (ConflictException)
                    {
                        // The turn was first with this one; who pays tries again.
                    }
                }
        }, stop);
        await EndSigned.Work(run, BatchBench.Packs, 4);
        await paying;
        bench.Pass(41);
        for (var n = 0; n < all.Count; n++)
            Assert.Equal(n < 6 ? Standing.Registered : Standing.Lapsed, (await bench.Now(all[n])).Standing);
    }

    /// <summary>A batch of so many that is signed, and nothing of it put in.</summary>
    private static async Task<(Guid Batch, IReadOnlyList<Guid> All)> Signed(BatchBench bench, int many)
    {
        List<Guid> all = [];
        for (var n = 0; n < many; n++)
            all.Add(await bench.Registrant($"N{n}"));
        var batch = await bench.Make();
        await bench.CheckAll(batch);
        await bench.NoticeAll(batch);
        Assert.Equal((many, 0), await bench.SignAlone(batch));
        return (batch, all);
    }

    private static async Task<JobRun> Turn(BatchBench bench) => new(bench.Store, (await JobRun.Take(bench.Store, [EndSigned.Kind]))!, TestContext.Current.CancellationToken) { Actor = bench.Signer };

    private Task<int> Put(JobRun run, Guid batch, int most) => run.Write(Scope.System, new Change(EndSigned.Verb, run.Actor, RegisterChain.Id), db => EndSigned.Take(db, BatchBench.Packs, batch, most, stop));

    public void Dispose() => databases.Dispose();
}
