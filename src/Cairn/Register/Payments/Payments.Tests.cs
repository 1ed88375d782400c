using System.Globalization;
using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>Files of payments (R2): told before it happens, kept by the rule of a payment by hand, and nothing guessed or dropped.</summary>
public sealed class PaymentsTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static byte[] File(params string[] lines) => Encoding.UTF8.GetBytes("day,amount,reference,payer reference\n" + string.Join('\n', lines));

    private Task<Guid> BringIn(BatchBench bench, byte[] bytes) => BringInPayments.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, "bank.csv", bytes, stop);

    /// <summary>Asks and gives every line its turn.</summary>
    /// <returns>How many payments were kept by it.</returns>
    private async Task<int> Keep(BatchBench bench, Guid file, int told)
    {
        var kept = (await Lines(bench, file)).Count(l => l.FactNumber is not null);
        var version = await bench.Read(db => db.Set<PaymentFile>().Where(f => f.Id == file).Select(f => f.Version).SingleAsync(stop));
        Assert.Equal(told, await KeepPayments.Run(bench.Store, bench.Facts, BatchBench.Packs, bench.Maker, new(file, version, told), stop));
        while (await bench.Store.Write(Scope.System, new Change(KeepDue.Verb, bench.Maker, RegisterChain.Id), db => KeepDue.Take(db, BatchBench.Packs, file, 1, stop), stop) > 0)
        {
            // Until all had their turn.
        }
        return (await Lines(bench, file)).Count(l => l.FactNumber is not null) - kept;
    }

    private Task Settle(BatchBench bench, Guid file, int? place, string? how, string? reference, string? why) => SettlePayment.Run(bench.Store, BatchBench.Packs, bench.Maker, new(file, place, how, reference, why), stop);

    private Task<List<PaymentLine>> Lines(BatchBench bench, Guid file) => bench.Read(db => db.Set<PaymentLine>().AsNoTracking().Where(l => l.FileId == file).OrderBy(l => l.Place).ToListAsync(stop));

    private static async Task<string> Number(BatchBench bench, Guid registrant) => RegistrationNumber.Words((await bench.File(registrant)).Registrant.Number);

    private static async Task<Fact[]> Paid(BatchBench bench, Guid registrant) => [.. (await bench.File(registrant)).Rows.Where(r => r.Kind == FactKind.FeePaid).Select(r => r.Fact)];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_every_line_is_told_before_it_counts_and_only_what_is_due_to_the_penny_is_kept(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (due, less, more, paid, two) = (await bench.Registrant("Due"), await bench.Registrant("Less"), await bench.Registrant("More"), await bench.Registrant("Paid", BatchBench.Paid(bench.Today.AddDays(-50))), await bench.Registrant("Two"));
        await bench.Save(async db =>
        {
            await RegistrantFile.Begin(db, two, "children", stop);
            await db.SaveChangesAsync(stop);
            var file = await RegistrantFile.Read(db, BatchBench.Packs, two, stop);
            file.Add(2, new Fact(FactKind.Role, bench.Today.AddDays(-100), Code: "day-care-children/worker"));
            file.Add(2, new Fact(FactKind.Applied, bench.Today.AddDays(-20)));
            file.Add(2, new Fact(FactKind.FeeAsked, bench.Today.AddDays(-20), bench.Today.AddDays(10), 0, 1_500));
        });
        var (day, later) = (bench.Today.AddDays(-3).ToString("d/M/yyyy", CultureInfo.InvariantCulture), bench.Today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var number = await Number(bench, due);
        var bytes = File(
            $"{day},25.00,{number},BACS 1", $"{day},£20,{await Number(bench, less)},BACS 2", $"{day},\"1,025.00\",{await Number(bench, more)},BACS 3", $"{day},25.00,{RegistrationNumber.Of(9_999_999)},BACS 4", $"{day},25.00,rent,BACS 5",
            $"{day},25.00,{number},bacs 1", $"{day},25.00,{number},BACS 6", $"{day},25.00,{await Number(bench, paid)},BACS 7", $"{later},25.00,{await Number(bench, less)},BACS 8", $"{day},\"28,50\",{number},BACS 9",
            $"31/2/2026,25.00,{number},BACS 10", $"{day},15.00,{await Number(bench, two)},BACS 11", "", $"{day},15.00,{await Number(bench, two)}-2,BACS 12", $"{day},-25.00,{number},BACS 13");
        var file = await BringIn(bench, bytes);
        PaymentOutcome[] found =
        [
            PaymentOutcome.Due, PaymentOutcome.Less, PaymentOutcome.More, PaymentOutcome.Unknown, PaymentOutcome.Unknown, PaymentOutcome.Twice, PaymentOutcome.NotDue, PaymentOutcome.NotDue, PaymentOutcome.Day, PaymentOutcome.Unreadable,
            PaymentOutcome.Unreadable, PaymentOutcome.Several, PaymentOutcome.Due, PaymentOutcome.Unreadable,
        ];
        Assert.Equal(found, (await Lines(bench, file)).Select(l => l.Outcome));
        Assert.Empty(await Paid(bench, due));

        await Assert.ThrowsAsync<ConflictException>(() => Keep(bench, file, 3));
        Assert.Equal(2, await Keep(bench, file, 2));
        var fact = Assert.Single(await Paid(bench, due));
        Assert.Equal((bench.Today.AddDays(-3), 1, 2_500L, Decision.Person), (fact.On, fact.Period, fact.Amount, fact.By));
        Assert.Equal((0, 1_500L), (Assert.Single(await Paid(bench, two)).Period, (await Paid(bench, two))[0].Amount));
        foreach (var other in new[] { less, more })
            Assert.Empty(await Paid(bench, other));
        var lines = await Lines(bench, file);
        Assert.Equal([1, 13], lines.Where(l => l.FactNumber is not null).Select(l => l.Place));
        Assert.Equal(14, lines.Count);

        // By hand the same fact comes of it.
        var byHand = await bench.Registrant("Hand");
        await KeepPayment.Run(bench.Store, BatchBench.Packs, bench.Maker, new(byHand, 1, (await bench.File(byHand)).Registrant.Version, "paid", 25, bench.Today.AddDays(-3), null), stop);
        Assert.Equal(fact, Assert.Single(await Paid(bench, byHand)));

        Assert.Contains("This very file was brought in", await BatchBench.Refused(() => BringIn(bench, bytes)), StringComparison.Ordinal);
        Assert.Contains("No payment of this file is a fee that is due", await BatchBench.Refused(() => Keep(bench, file, 0)), StringComparison.Ordinal);
        // The same payment in another file is known by its payer's reference.
        Assert.Equal(PaymentOutcome.Twice, Assert.Single(await Lines(bench, await BringIn(bench, File($"{day},25.00,{number},BACS 1")))).Outcome);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_what_was_paid_by_hand_in_between_is_not_kept_twice(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var (one, other) = (await bench.Registrant("One"), await bench.Registrant("Other"));
        var day = bench.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var file = await BringIn(bench, File($"{day},25,{await Number(bench, one)},", $"{day},25,{await Number(bench, other)},"));
        await bench.Add(one, BatchBench.Paid(bench.Today));
        await Assert.ThrowsAsync<ConflictException>(() => Keep(bench, file, 2));
        Assert.Empty(await Paid(bench, other));
        Assert.Equal(1, await Keep(bench, file, 1));
        Assert.Single(await Paid(bench, one));
        Assert.Equal(PaymentOutcome.NotDue, Assert.Single(await Lines(bench, file), l => l.Waits).Outcome);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_what_is_not_matched_stays_listed_until_a_person_settles_it_with_a_reason(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        var less = await bench.Registrant("Less");
        var (day, number) = (bench.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await Number(bench, less));
        var file = await BringIn(bench, File($"{day},20,{number},", $"{day},20,rent,", $"{day},oats,{number},", $"{day},5,{number},"));
        Assert.Contains("Write why", await BatchBench.Refused(() => Settle(bench, file, 1, "kept", number, " ")), StringComparison.Ordinal);
        Assert.Contains("Choose whether", await BatchBench.Refused(() => Settle(bench, file, 1, "burnt", number, "Rang them.")), StringComparison.Ordinal);
        Assert.Contains("Write the number", await BatchBench.Refused(() => Settle(bench, file, 2, "kept", "rent", "Rang them.")), StringComparison.Ordinal);
        Assert.Contains("cannot be kept as the file has it", await BatchBench.Refused(() => Settle(bench, file, 3, "kept", number, "Rang them.")), StringComparison.Ordinal);
        Assert.Contains("Choose whether", await BatchBench.Refused(() => Settle(bench, file, null, "kept", number, "All of it.")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NoSuchRecordException>(() => Settle(bench, file, 9, "aside", null, "No such line."));
        Assert.Empty(await Paid(bench, less));

        await Settle(bench, file, 1, "kept", number, "They pay the rest next month.");
        Assert.Equal(2_000, Assert.Single(await Paid(bench, less)).Amount);
        Assert.Contains("settled already", await BatchBench.Refused(() => Settle(bench, file, 1, "aside", null, "Again.")), StringComparison.Ordinal);
        // The rest is now what is due.
        Assert.Equal(1, await Keep(bench, file, 1));
        Assert.Equal((PaymentOutcome.Due, 500L), (await Lines(bench, file)) is [.., var last] ? (last.Outcome, last.Open) : default);
        await Settle(bench, file, null, "aside", null, "Sent back to the bank.");
        var lines = await Lines(bench, file);
        Assert.Equal(4, lines.Count);
        Assert.DoesNotContain(lines, l => l.Waits);
        Assert.Equal([PaymentSettled.Kept, PaymentSettled.Aside, PaymentSettled.Aside, null], lines.Select(l => l.How));
        Assert.Equal(2, lines.Count(l => l.Why == "Sent back to the bank."));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_file_that_is_none_is_told_what_it_needs_and_nothing_of_it_is_kept(string kind)
    {
        await using var bench = await BatchBench.Start(databases[kind]);
        foreach (var text in new[] { "", "day,amount,reference\n2026-11-01,25,1000 0006", "day,amount,reference,payer reference\n", "hello" })
            Assert.Contains("The file needs a first line", await BatchBench.Refused(() => BringIn(bench, Encoding.UTF8.GetBytes(text))), StringComparison.Ordinal);
        Assert.Contains("a cell is longer", await BatchBench.Refused(() => BringIn(bench, File($"2026-11-01,25,{new string('7', 300)},"))), StringComparison.Ordinal);
        Assert.Equal(0, await bench.Read(db => db.Set<PaymentFile>().CountAsync(stop)));
    }

    [Theory]
    [InlineData("25", 2_500L)]
    [InlineData("25.5", 2_550L)]
    [InlineData("£1,025.00", 102_500L)]
    [InlineData("£ 25.00", 2_500L)]
    [InlineData("25,00", null)]
    [InlineData("1,2", null)]
    [InlineData("0", null)]
    [InlineData("-25", null)]
    [InlineData("25.005", null)]
    [InlineData("99999999", null)]
    [InlineData("", null)]
    public void A_sum_is_read_or_not_and_never_guessed(string text, long? pence) => Assert.Equal(pence, PaymentText.Pence(text));

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Whatever_a_file_holds_no_fee_is_paid_twice_by_it_and_every_line_has_an_answer(int seed)
    {
        var (random, today) = (new Random(seed), new DateOnly(2026, 11, 22));
        var people = Enumerable.Range(0, 20).Select(n => (Id: new Guid(n + 1, 0, 0, new byte[8]), Number: RegistrationNumber.Of(RegistrationNumber.First + n), Pence: 1_000L * random.Next(1, 4), Registrations: random.Next(1, 3))).ToList();
        IEnumerable<PaidFor> Of(Guid id) => people.Where(p => p.Id == id).SelectMany(p => Enumerable.Range(1, p.Registrations).Select(o => new PaidFor(o, "social-care",
            [new Fact(FactKind.Role, today.AddDays(-500), Code: "care-at-home/worker"), new Fact(FactKind.Admitted, today.AddDays(-400), By: Decision.Person), new Fact(FactKind.FeeAsked, today.AddDays(-95), today.AddDays(-35), 1, p.Pence)], BatchBench.Packs.Register("sssc"))));
        var judge = new PaymentJudge(people.ToDictionary(p => p.Number, p => p.Id), Of, [], today);
        var lines = Enumerable.Range(1, 400).Select(n => people[random.Next(people.Count)] is var p ? new PaymentLine
        {
            Place = n, DayText = "", SumText = "", Reference = random.Next(3) == 0 ? FeeReference.Words(p.Number, random.Next(1, 3), 2) : RegistrationNumber.Words(p.Number), Payer = random.Next(4) == 0 ? "" : $"P{random.Next(200)}",
            Day = random.Next(20) == 0 ? null : today.AddDays(random.Next(-800, 5)), Pence = random.Next(20) == 0 ? null : 1_000L * random.Next(1, 4),
        } : null!).ToList();
        foreach (var line in lines)
            judge.Judge(line);
        var due = lines.Where(l => l.Outcome == PaymentOutcome.Due).ToList();
        Assert.NotEmpty(due);
        Assert.All(due.GroupBy(l => (l.RegistrantId, l.Ordinal)), g => Assert.Single(g));
        Assert.All(due, l => Assert.Equal(people.Single(p => p.Id == l.RegistrantId).Pence, l.Pence));
        Assert.All(lines, l => Assert.NotEqual("", PaymentWords.Why(l)));
    }

    public void Dispose() => databases.Dispose();
}
