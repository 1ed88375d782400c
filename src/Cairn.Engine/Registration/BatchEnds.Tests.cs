using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>Whom a batch of ends would take off, and the sample that is checked before (R2).</summary>
public sealed class BatchEndsTests
{
    private static readonly DateOnly Admitted = Day(2022, 3, 1);
    private static readonly Period Into = Period(Yearly, Admitted, 3);
    private static readonly DateOnly Today = Into.Start.AddDays(60);
    private static readonly DateOnly End = Today.AddDays(40);

    private static BatchView Of(FactKind end, IEnumerable<Fact> more, DateOnly? day = null, bool withUs = false, DateOnly? today = null) =>
        BatchEnds.Of(InOrder([new(FactKind.Admitted, Admitted, By: Decision.Person), new(FactKind.Role, Admitted, Code: "home/worker"), .. more]), Yearly, Part, end, day ?? End, today ?? Today, withUs);

    private static readonly Fact[] Owing = [new(FactKind.FeeAsked, Into.Opened, Into.Start, 3, 9_000)];
    private static readonly Fact Payment = new(FactKind.FeePaid, Today.AddDays(-1), Period: 3, Amount: 9_000);

    [Fact]
    public void Who_owes_a_fee_and_has_not_learned_would_end_with_each_reason_and_its_rule()
    {
        var view = Of(FactKind.Lapsed, Owing);
        Assert.Equal(BatchOutcome.WouldEnd, view.Outcome);
        Assert.Equal(["fee-notice", "renew", "learn", "renew"], view.Reasons.Select(r => r.Rule));
        Assert.Contains("£90.00 of £90.00 is not paid", view.Reasons[0].Text, StringComparison.Ordinal);
        Assert.Contains("The learning of the period before 1 March 2025 is not done", view.Reasons[2].Text, StringComparison.Ordinal);
        Assert.Null(view.Against);
    }

    [Fact]
    public void Who_paid_and_learned_is_left_out_to_be_rung_although_a_part_of_the_form_was_not_sent()
    {
        var view = Of(FactKind.Lapsed, [.. Owing, Payment, .. Learned(Into)]);
        Assert.Equal((BatchOutcome.FeeAndLearning, 2), (view.Outcome, view.Reasons.Count));
        // Half of it does not do, and the whole renewal is no business of a batch.
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.Lapsed, [.. Owing, Payment]).Outcome);
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.Lapsed, [.. Owing, .. Learned(Into)]).Outcome);
        Assert.Equal(BatchOutcome.NotConcerned, Of(FactKind.Lapsed, Renewed(Yearly, Admitted, 3)).Outcome);
    }

    [Fact]
    public void A_fee_whose_day_is_still_to_come_takes_nobody_off()
    {
        // Northern Ireland 2021: asked for late, it was overdue at once. Here it is due 28 days after it was asked for, and owed by nobody before.
        Fact[] late = [new(FactKind.FeeAsked, Today.AddDays(-3), Into.Start, 3, 9_000), .. Learned(Into)];
        Assert.Equal(BatchOutcome.FeeAndLearning, Of(FactKind.Lapsed, late).Outcome);
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.Lapsed, late, Today.AddDays(80), today: Today.AddDays(40)).Outcome);
    }

    [Fact]
    public void On_the_first_day_of_a_period_nothing_of_its_renewal_is_late()
    {
        Assert.Equal(BatchOutcome.NotConcerned, Of(FactKind.Lapsed, Owing, today: Into.Start).Outcome);
        Assert.Equal((BatchOutcome.WouldEnd, 4), (Of(FactKind.Lapsed, Owing, today: Into.Start.AddDays(1)).Outcome, Of(FactKind.Lapsed, Owing, today: Into.Start.AddDays(1)).Reasons.Count));
    }

    [Fact]
    public void Nobody_would_end_while_a_case_is_open_something_waits_for_the_office_an_end_is_recorded_or_another_period_begins()
    {
        Assert.Equal(BatchOutcome.CaseOpen, Of(FactKind.Lapsed, [.. Owing, new(FactKind.CaseOpened, Today.AddDays(-5), Number: 7)]).Outcome);
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.Lapsed, [.. Owing, new(FactKind.CaseOpened, Today.AddDays(-5), Number: 7), new(FactKind.CaseClosed, Today.AddDays(-1), About: 7)]).Outcome);
        Assert.Equal(BatchOutcome.WithUs, Of(FactKind.Lapsed, Owing, withUs: true).Outcome);
        Assert.Equal(BatchOutcome.Leaving, Of(FactKind.Lapsed, [.. Owing, new(FactKind.Left, Today.AddDays(9), Number: 7)]).Outcome);
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.Lapsed, [.. Owing, new(FactKind.Left, Today.AddDays(9), Number: 7), new(FactKind.EndReversed, Today, About: 7)]).Outcome);
        Assert.Equal(BatchOutcome.NewPeriod, Of(FactKind.Lapsed, Owing, Into.End).Outcome);
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.Lapsed, Owing, Into.End.AddDays(-1)).Outcome);
        Assert.Equal(BatchOutcome.NotConcerned, Of(FactKind.Lapsed, [.. Owing, new(FactKind.Left, Today.AddDays(-9), Number: 7)]).Outcome);
    }

    [Fact]
    public void Each_other_end_is_about_whom_its_reason_holds_for_today_and_on_the_day()
    {
        Assert.Equal(BatchOutcome.NotConcerned, Of(FactKind.RoleEnded, Owing).Outcome);
        Fact[] gone = [.. Owing, new(FactKind.Role, Today.AddDays(20), Code: "home/worker")];
        BatchView Without(IEnumerable<Fact> facts) => BatchEnds.Of(InOrder([new(FactKind.Admitted, Admitted), new(FactKind.Role, Admitted, Today.AddDays(-30), Code: "home/worker"), .. facts]), Yearly, Part, FactKind.RoleEnded, End, Today, false);
        Assert.Equal(BatchOutcome.WouldEnd, Without(Owing).Outcome);
        Assert.Contains("In no role of the register since", Without(Owing).Reasons[0].Text, StringComparison.Ordinal);
        Assert.Equal(BatchOutcome.NotConcerned, Without(gone).Outcome);

        Fact[] condition = [new(FactKind.Condition, Admitted, Code: "supervisor"), .. Owing];
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.ConditionUnmet, condition).Outcome);
        Assert.Equal(BatchOutcome.NotConcerned, Of(FactKind.ConditionUnmet, [.. condition, new(FactKind.Qualification, Today, Code: "degree")]).Outcome);
        // Paid and learned, one person decides about them, whatever the end.
        Assert.Equal(BatchOutcome.FeeAndLearning, Of(FactKind.ConditionUnmet, [.. condition, Payment, .. Learned(Into)]).Outcome);

        Fact[] asked = [new(FactKind.InformationAsked, Today.AddDays(-40), Today.AddDays(-10), Number: 5), .. Owing];
        Assert.Equal(BatchOutcome.WouldEnd, Of(FactKind.InformationNotGiven, asked).Outcome);
        Assert.Equal(BatchOutcome.NotConcerned, Of(FactKind.InformationNotGiven, [.. asked, new(FactKind.InformationGiven, Today.AddDays(-2))]).Outcome);
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(FactKind.Left, Owing));
    }

    [Fact]
    public void Whom_the_batch_would_end_the_recorded_end_takes_off_and_what_is_done_before_the_day_holds_it_back()
    {
        Fact[] end = [new(FactKind.Notice, Today.AddDays(1), Code: "Lapsed", Number: 8, About: 7), new(FactKind.Lapsed, End, By: Decision.Batch, Number: 7)];
        Standing On(params Fact[] more) => Judging.On(InOrder([new(FactKind.Admitted, Admitted), .. Owing, .. end, .. more]), Yearly, Part, End).Standing;
        Assert.Equal(Standing.Lapsed, On());
        Assert.Equal(Standing.Registered, On([.. Learned(Into), Payment with { On = End }]));
        Assert.Equal(Standing.Lapsed, On([.. Learned(Into), Payment with { On = End.AddDays(1) }]));
    }

    [Theory]
    [InlineData(0, 0), InlineData(1, 1), InlineData(10, 10), InlineData(11, 10), InlineData(200, 10), InlineData(201, 11), InlineData(5_000, 250)]
    public void The_sample_is_ten_or_one_in_twenty_or_all(int lines, int size) => Assert.Equal(size, BatchSample.Size(lines));

    [Fact]
    public void The_sample_is_the_same_for_the_same_seed_and_no_line_is_likelier_than_another()
    {
        IReadOnlyList<int> lines = [.. Enumerable.Range(1, 40)];
        Assert.Equal(BatchSample.Draw(7, lines, 10), BatchSample.Draw(7, lines, 10));
        Assert.NotEqual(BatchSample.Draw(7, lines, 10), BatchSample.Draw(8, lines, 10));
        var times = new int[41];
        for (var seed = 0; seed < 20_000; seed++)
        {
            var drawn = BatchSample.Draw(seed, lines, 10);
            Assert.Equal(10, drawn.Distinct().Count());
            foreach (var line in drawn)
                times[line]++;
        }
        // Each is expected 5,000 times with a standard deviation of 61; six of them are allowed for.
        Assert.All(times.Skip(1), t => Assert.InRange(t, 4_630, 5_370));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchSample.Draw(1, lines, 41));
    }

    [Fact]
    public void What_a_sample_without_fault_leaves_possible_is_the_exact_bound()
    {
        // 1 - 0.05^(1/10) = 0.25887 and 1 - 0.05^(1/250) = 0.01191, by hand.
        Assert.Equal(0.25887, BatchSample.MostWrong(10, 200), 5);
        Assert.Equal(0.01191, BatchSample.MostWrong(250, 5_000), 5);
        Assert.Equal((0.0, 1.0), (BatchSample.MostWrong(10, 10), BatchSample.MostWrong(0, 10)));
    }
}
