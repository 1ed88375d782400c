using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>A batch of ends from preview to reversal: whom it leaves out, and each thing without which nobody signs it (R2).</summary>
public sealed class BatchesTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_batch_ends_whom_it_said_after_sample_notice_and_a_second_signature_and_spares_who_pays_between(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (today, day) = (bench.Today, bench.Day);
        var ada = await bench.Registrant("Ada");
        var bea = await bench.Registrant("Bea", [BatchBench.Paid(today.AddDays(-5)), .. BatchBench.Learned(today.AddDays(-50))]);
        var cal = await bench.Registrant("Cal", new Fact(FactKind.CaseOpened, today.AddDays(-3)));
        var dee = await bench.Registrant("Dee");
        await bench.Save(db => { db.Add(new QualificationClaim { Id = NewId.Next(), RegistrantId = dee, Title = "SVQ 2" }); return Task.CompletedTask; });
        var eve = await bench.Registrant("Eve", BatchBench.Learned(today.AddDays(-50)));
        await bench.Registrant("Fay", [BatchBench.Paid(today.AddDays(-5)), .. BatchBench.Learned(today.AddDays(-50)), .. BatchBench.Declared(today.AddDays(-40))]);

        var batch = await bench.Make();
        Assert.Equal([(ada, BatchOutcome.WouldEnd), (bea, BatchOutcome.FeeAndLearning), (cal, BatchOutcome.CaseOpen), (dee, BatchOutcome.WithUs), (eve, BatchOutcome.WouldEnd)], (await bench.Lines(batch)).Select(l => (l.RegistrantId, l.Outcome)));
        Assert.Contains("£25.00 of £25.00 is not paid", (await bench.Line(batch, ada)).Reasons, StringComparison.Ordinal);
        Assert.Equal(Standing.Registered, (await bench.Now(ada)).Standing);

        // Each thing that is missing is told, and all at once.
        var said = await BatchBench.Refused(() => bench.Sign(batch, bench.Maker, read: false));
        foreach (var part in new[] { "You made this batch", "2 lines of the sample are not checked", "2 lines have no notice by", "read what happens to each" })
            Assert.Contains(part, said, StringComparison.Ordinal);
        await bench.CheckAll(batch);
        await bench.Notice(batch, (await bench.Line(batch, ada)).Place);
        Assert.Equal($"1 line has no notice by {Platform.Site.Format.Date(day.AddDays(-28))}. Keep it, or take them out.", await BatchBench.Refused(() => bench.Sign(batch)));
        await bench.NoticeAll(batch);
        Assert.Contains("another registrar signs it", await BatchBench.Refused(() => bench.Sign(batch, bench.Maker)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConflictException>(() => bench.Sign(batch, told: 1));
        await Assert.ThrowsAsync<ConflictException>(() => bench.SignAt(batch, 0));

        // Eve pays in between: she is left out and it is told why. Notice of hers was kept all the same.
        bench.Pass(3);
        await bench.Add(eve, BatchBench.Paid(bench.Today));
        Assert.Equal((1, 1), await bench.Sign(batch));
        Assert.Contains("No fee is overdue and the learning is done", (await bench.Line(batch, eve)).Spared, StringComparison.Ordinal);
        Assert.Equal(Standing.Registered, (await bench.Now(ada)).Standing);
        Assert.Contains("The batch is signed", await BatchBench.Refused(() => bench.Sign(batch)), StringComparison.Ordinal);
        bench.Pass(37);
        Assert.Equal((day, Standing.Lapsed), (bench.Today, (await bench.Now(ada)).Standing));
        foreach (var other in new[] { bea, cal, dee, eve })
            Assert.Equal(Standing.Registered, (await bench.Now(other)).Standing);
        // What was done is in the chain: who, when and for whom.
        Assert.Equal(1, await bench.Read(db => db.Set<Platform.Audit.AuditEvent>().CountAsync(e => e.OrganisationId == RegisterChain.Id && e.Verb == SignBatch.Verb.Name && e.Subject == nameof(EndBatch), stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_who_does_what_is_missing_after_the_signature_and_before_the_day_keeps_the_registration(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (ada, bea) = (await bench.Registrant("Ada"), await bench.Registrant("Bea"));
        var batch = await bench.Make();
        await bench.CheckAll(batch);
        await bench.NoticeAll(batch);
        Assert.Equal((2, 0), await bench.Sign(batch));
        bench.Pass(39);
        await bench.Add(ada, [BatchBench.Paid(bench.Today), .. BatchBench.Learned(bench.Today)]);
        bench.Pass(1);
        Assert.Equal((Standing.Registered, Standing.Lapsed), ((await bench.Now(ada)).Standing, (await bench.Now(bea)).Standing));
        await bench.Facts.Follow(stop, exactly: true);
        var read = await bench.Read(db => BatchRead.Of(db, bench.Facts, BatchBench.Packs, batch, bench.Today, stop));
        Assert.Equal(["Stays registered. The fee was paid and the learning done: that takes a decision about this one person.", $"Ended on {Platform.Site.Format.Date(bench.Today)}"], read!.Lines.Select(l => read.State(l).Words));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_wrong_line_of_the_sample_stops_the_batch_until_it_is_answered_and_a_new_sample_is_right(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        List<Guid> all = [];
        for (var n = 0; n < 13; n++)
            all.Add(await bench.Registrant($"N{n}"));
        var batch = await bench.Make();
        await bench.NoticeAll(batch);
        var drawn = (await bench.Lines(batch)).Where(l => l.Draw == 1).ToList();
        var made = await bench.Batch(batch);
        Assert.Equal(BatchSample.Draw(made.Seed, [.. Enumerable.Range(1, 13)], 10), drawn.Select(l => l.Place));
        Assert.Contains("not in the sample", await BatchBench.Refused(async () => await bench.Check(batch, (await bench.Lines(batch)).First(l => l.Draw == 0).Place)), StringComparison.Ordinal);
        Assert.Contains("what is wrong", await BatchBench.Refused(() => bench.Check(batch, drawn[0].Place, right: false, words: "")), StringComparison.Ordinal);
        async Task Draw(string? mended) => await DrawSample.Run(bench.Store, bench.Maker, new(batch, (await bench.Batch(batch)).Version, mended), stop);
        Assert.Contains("The sample stands", await BatchBench.Refused(() => Draw("I would like another.")), StringComparison.Ordinal);

        await bench.Check(batch, drawn[0].Place, right: false, words: "She paid by cheque.");
        await bench.CheckAll(batch);
        Assert.Contains("was found wrong", await BatchBench.Refused(() => bench.Sign(batch)), StringComparison.Ordinal);
        Assert.Contains("found wrong", await BatchBench.Refused(() => bench.Check(batch, drawn[0].Place)), StringComparison.Ordinal);
        Assert.Contains("what was mended", await BatchBench.Refused(() => Draw(null)), StringComparison.Ordinal);
        // Taken out alone it does not do: what chance found once is looked for again.
        await TakeOut.Run(bench.Store, bench.Maker, new(batch, drawn[0].Place, "Paid by cheque."), stop);
        Assert.Contains("was found wrong", await BatchBench.Refused(() => bench.Sign(batch)), StringComparison.Ordinal);
        await Draw(null);
        Assert.Equal(10, (await bench.Lines(batch)).Count(l => l.Draw == 2 && l is { In: true, IsRight: null }));

        // One that is mended stays, and is looked at again.
        var second = (await bench.Lines(batch)).First(l => l.Draw == 2);
        await bench.Check(batch, second.Place, right: false, words: "The fee was another’s.");
        await Draw("The fee was put right.");
        var again = (await bench.Lines(batch)).Single(l => l.Place == second.Place);
        Assert.Equal((3, null, "Found wrong: The fee was another’s. Mended: The fee was put right."), (again.Draw, again.IsRight, again.Mended));
        await bench.CheckAll(batch);

        // Of the sample so many must be left as there are to be.
        var out_ = (await bench.Lines(batch)).First(l => l is { Draw: 3, IsRight: true });
        await TakeOut.Run(bench.Store, bench.Maker, new(batch, out_.Place, "They are in hospital."), stop);
        if ((await bench.Lines(batch)).Count(l => l is { Draw: 3, IsRight: true, In: true }) < 10)
        {
            Assert.Contains("Too few lines of the sample are left", await BatchBench.Refused(() => bench.Sign(batch)), StringComparison.Ordinal);
            await Draw(null);
            await bench.CheckAll(batch);
        }
        Assert.Equal((11, 0), await bench.Sign(batch));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_no_notice_is_kept_that_is_not_in_time_and_a_file_of_them_is_kept_whole_or_not_at_all(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (ada, bea) = (await bench.Registrant("Ada"), await bench.Registrant("Bea"));
        var batch = await bench.Make(day: bench.Today.AddDays(30));
        async Task<string> Wrong(DateOnly? on, string way = "post", string proof = "RM 1") => await BatchBench.Refused(() => KeepNotice.Run(bench.Store, bench.Maker, new(batch, 1, on, way, proof), stop));
        Assert.Contains("Write the day", await Wrong(null), StringComparison.Ordinal);
        Assert.Contains("past or today", await Wrong(bench.Today.AddDays(1)), StringComparison.Ordinal);
        Assert.Contains("something else", await Wrong(bench.Today.AddDays(-1)), StringComparison.Ordinal);
        Assert.Contains("how it reached them", await Wrong(bench.Today, "pigeon"), StringComparison.Ordinal);
        Assert.Contains("who says so", await Wrong(bench.Today, proof: " "), StringComparison.Ordinal);

        var numbers = new[] { (await bench.File(ada)).Registrant.Number, (await bench.File(bea)).Registrant.Number };
        Task<int> File(string text) => KeepNotices.Run(bench.Store, bench.Maker, batch, Encoding.UTF8.GetBytes(text), stop);
        var day = Platform.Site.Format.IsoDate(bench.Today);
        foreach (var unreadable in new[] { "", "a,b\n1,2\n", "number,day,way,reference\n", "number,day,way,reference\n\"1" })
            Assert.Contains("needs a first line", await BatchBench.Refused(() => File(unreadable)), StringComparison.Ordinal);
        var said = await BatchBench.Refused(() => File($"number,day,way,reference\n{numbers[0]},{day},post,RM 1\n{numbers[0]},{day},post,RM 1\n10000006x,{day},post,RM\n{numbers[1]},soon,bird,\n"));
        foreach (var part in new[] { "Line 3: this number stands in the file twice", "Line 4: the batch has nobody of this number", "Line 5: write the day", "Line 5: choose how it reached them", "Line 5: write who says so", "Nothing of the file was kept" })
            Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.All(await bench.Lines(batch), l => Assert.Null(l.NoticeOn));
        Assert.Equal(2, await File($"Number, Day,Way,Reference\n{RegistrationNumber.Words(numbers[0])},{day},post,RM 1\n{numbers[1]},{bench.Today:d/M/yyyy},By hand,\"Receipt 2, Jo Craig\"\n"));
        Assert.Equal(["post", "hand"], (await bench.Lines(batch)).Select(l => l.NoticeWay));

        bench.Pass(3);
        Assert.Contains("notice had to reach them by", await Wrong(bench.Today), StringComparison.Ordinal);
        await bench.CheckAll(batch);
        bench.Pass(28);
        Assert.Contains("has passed. Stop it and make another", await BatchBench.Refused(() => bench.Sign(batch)), StringComparison.Ordinal);
        await StopBatch.Run(bench.Store, bench.Maker, new(batch, "Its day has passed."), stop);
        Assert.Contains("was stopped", await BatchBench.Refused(() => bench.Sign(batch)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_an_end_that_is_undone_leaves_the_standing_exactly_as_it_would_have_been(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var all = new[] { await bench.Registrant("Ada", new Fact(FactKind.Warning, bench.Today, bench.Today.AddDays(300), By: Decision.Panel)), await bench.Registrant("Bea"), await bench.Registrant("Cal") };
        var batch = await bench.Make();
        await bench.CheckAll(batch);
        await bench.NoticeAll(batch);
        await bench.Sign(batch);
        Assert.Contains("why it is undone", await BatchBench.Refused(() => bench.Reverse(batch, 1, " ")), StringComparison.Ordinal);
        bench.Pass(50);
        Assert.Equal(1, await bench.Reverse(batch, 1));
        Assert.Contains("undone already", await BatchBench.Refused(() => bench.Reverse(batch, 1)), StringComparison.Ordinal);
        Assert.Equal(2, await bench.Reverse(batch, null));
        Assert.Contains("No end of this batch is left", await BatchBench.Refused(() => bench.Reverse(batch, null)), StringComparison.Ordinal);
        foreach (var registrant in all)
        {
            var file = await bench.File(registrant);
            var without = file.Rows.Where(r => r.Kind is not (FactKind.Lapsed or FactKind.Notice or FactKind.EndReversed)).Select(r => r.Fact).ToArray();
            Assert.Equal(file.Rows.Count - 3, without.Length);
            foreach (var days in new[] { 0, 1, 60, 400 })
                Assert.Equal(Judging.On(without, file.Rules, "social-care", bench.Today.AddDays(days)), file.Judge(file.Registrations[0], bench.Today.AddDays(days)));
            // Nothing is asked of them for it.
            Assert.Single(file.Rows, r => r.Kind == FactKind.FeeAsked);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_after_the_free_time_an_end_is_undone_for_one_person_and_no_longer_for_all(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var ada = await bench.Registrant("Ada");
        await bench.Registrant("Bea");
        var batch = await bench.Make();
        await bench.CheckAll(batch);
        await bench.NoticeAll(batch);
        await bench.Sign(batch);
        bench.Pass(40 + 29);
        Assert.Contains("After that each is a decision about one person", await BatchBench.Refused(() => bench.Reverse(batch, null)), StringComparison.Ordinal);
        Assert.Equal(1, await bench.Reverse(batch, (await bench.Line(batch, ada)).Place));
        Assert.Equal(Standing.Registered, (await bench.Now(ada)).Standing);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_batch_is_made_of_what_was_previewed_with_time_for_notice_and_holds_nobody_twice(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        Assert.Contains("Choose the register", await BatchBench.Refused(() => bench.Make()), StringComparison.Ordinal);
        await bench.Registrant("Ada");
        async Task<string> Wrong(string? register, string? end, DateOnly? day) => await BatchBench.Refused(() => MakeBatch.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, new(register, end, day, 1), stop));
        Assert.Contains("Choose the register Choose the end Write the day", await Wrong("none", "Removed", null), StringComparison.Ordinal);
        Assert.Contains("Choose the end", await Wrong("sssc", "Left", bench.Day), StringComparison.Ordinal);
        Assert.Contains("28 days before", await Wrong("sssc", "Lapsed", bench.Today.AddDays(27)), StringComparison.Ordinal);
        Assert.Contains("too much changes", await Wrong("sssc", "Lapsed", bench.Today.AddDays(181)), StringComparison.Ordinal);
        Assert.Contains("Nobody would end", await Wrong("sssc", "RoleEnded", bench.Day), StringComparison.Ordinal);
        Assert.Contains("with an account", await BatchBench.Refused(() => MakeBatch.Run(bench.Store, bench.Facts, BatchBench.Packs, Actor.Public, new("sssc", "Lapsed", bench.Day, 1), stop)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConflictException>(() => bench.Make(told: 2));
        var first = await bench.Make();
        Assert.Contains("Nobody would end", await BatchBench.Refused(() => bench.Make()), StringComparison.Ordinal);
        await bench.Registrant("Bea");
        Assert.Equal([BatchOutcome.OtherBatch, BatchOutcome.WouldEnd], (await bench.Lines(await bench.Make())).Select(l => l.Outcome));
        await StopBatch.Run(bench.Store, bench.Maker, new(first, "Made too early."), stop);
    }

    public void Dispose() => databases.Dispose();
}
