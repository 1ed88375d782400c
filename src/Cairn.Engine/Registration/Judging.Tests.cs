using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>(R1, R2, R4, R6)</summary>
public sealed class JudgingTests
{
    private static readonly DateOnly Admitted = Day(2021, 3, 15);

    private static Judgement On(DateOnly day, params IEnumerable<Fact> facts) => Judging.On(InOrder([new(FactKind.Admitted, Admitted), new(FactKind.Role, Admitted, Code: "home/worker"), .. facts]), Yearly, Part, day);

    [Fact]
    public void An_application_is_with_the_register_or_with_the_applicant_and_never_nowhere()
    {
        Fact[] facts = InOrder(new(FactKind.Applied, Day(2026, 1, 5)), new(FactKind.InformationAsked, Day(2026, 1, 9), Day(2026, 2, 9)), new(FactKind.InformationGiven, Day(2026, 1, 20)), new(FactKind.Admitted, Day(2026, 2, 1)));
        Standing At(int month, int day) => Judging.On(facts, Yearly, Part, Day(2026, month, day)).Standing;
        Assert.Equal([Standing.NotApplied, Standing.Applied, Standing.InformationAsked, Standing.Applied, Standing.Registered], [At(1, 4), At(1, 5), At(1, 9), At(1, 20), At(2, 1)]);
        Assert.Equal(Standing.Applied, Judging.On(InOrder(new(FactKind.Applied, Day(2026, 1, 5)), new Fact(FactKind.Refused, Day(2026, 1, 6))), Yearly, Part, Day(2026, 2, 1)).Standing);
    }

    [Fact]
    public void Replay_of_England_2022_who_paid_and_learned_but_did_not_send_the_last_part_stays_registered()
    {
        // Social Work England took 1,017 people off who had paid and met their learning: a last part of the form was not sent.
        var into = Period(Yearly, Admitted, 3);
        Fact[] paid = [new(FactKind.FeeAsked, into.Opened, into.Start, 3, 9_000), new(FactKind.FeePaid, into.Opened.AddDays(3), Period: 3, Amount: 9_000), .. Learned(into)];
        var after = into.Start.AddDays(90);
        var late = On(after, paid);
        Assert.Equal((Standing.Registered, true), (late.Standing, late.Has(StandingMarks.RenewalLate)));

        // Not by a program, and not even by a signed list with notice: it takes a decision about this one person.
        foreach (var by in new[] { Decision.None, Decision.Batch })
        {
            var ended = On(after, [.. paid, new(FactKind.Notice, into.Start.AddDays(1), About: 7), new(FactKind.Lapsed, into.Start.AddDays(40), By: by, Number: 7)]);
            Assert.Equal((Standing.Registered, true), (ended.Standing, ended.Has(StandingMarks.EndWithoutEffect)));
        }
        Assert.Equal(Standing.Lapsed, On(after, [.. paid, new(FactKind.Notice, into.Start.AddDays(1), About: 7), new(FactKind.Lapsed, into.Start.AddDays(40), By: Decision.Person, Number: 7)]).Standing);

        // The rest done late, the renewal is complete and nothing was lost between.
        var done = On(after, [.. paid, new(FactKind.Declared, after.AddDays(-1), Period: 3), new(FactKind.ContactConfirmed, after.AddDays(-1))]);
        Assert.Equal(StandingMarks.None, done.Marks & ~StandingMarks.RenewalOpen);
        Assert.Equal(Admitted, done.Since);
    }

    [Fact]
    public void Replay_of_Northern_Ireland_2021_a_late_renewal_makes_no_fee_that_is_overdue_at_once()
    {
        // NISCC's late renewals made a fee that was due in the past, and removed people for it.
        var into = Period(Yearly, Admitted, 2);
        var late = into.Start.AddDays(100);
        Fact[] facts = InOrder(new(FactKind.Admitted, Admitted), new(FactKind.FeeAsked, late, into.Start, 2, 3_000), new(FactKind.Lapsed, late.AddDays(1), By: Decision.Batch, Number: 9), new(FactKind.Notice, into.Start, About: 9));
        var fee = Renewal.Fee(facts, Yearly, 2, late.AddDays(27));
        Assert.Equal((late.AddDays(28), false), (fee.Due, fee.Overdue(late.AddDays(28))));
        Assert.True(Renewal.Fee(facts, Yearly, 2, late).Overdue(late.AddDays(29)));
        Assert.False(Renewal.AnyFeeOverdue(facts, Yearly, late.AddDays(28)));
    }

    [Fact]
    public void Nobody_is_taken_off_without_proof_of_notice_so_many_days_before()
    {
        var end = Day(2023, 6, 1);
        Standing With(params Fact[] notice) => On(end, [new(FactKind.Lapsed, end, By: Decision.Batch, Number: 7), .. notice]).Standing;
        Assert.Equal(Standing.Registered, With());
        Assert.Equal(Standing.Registered, With(new Fact(FactKind.Notice, end.AddDays(-27), About: 7)));
        Assert.Equal(Standing.Registered, With(new Fact(FactKind.Notice, end.AddDays(-60), About: 8)));
        Assert.Equal(Standing.Lapsed, With(new Fact(FactKind.Notice, end.AddDays(-28), About: 7)));
    }

    [Fact]
    public void An_end_that_is_reversed_never_was()
    {
        var end = Day(2023, 6, 1);
        Fact[] facts = [new(FactKind.Notice, end.AddDays(-28), About: 7), new(FactKind.Lapsed, end, By: Decision.Batch, Number: 7), new(FactKind.EndReversed, end.AddDays(10), By: Decision.Person, About: 7)];
        Assert.Equal(Standing.Lapsed, On(end.AddDays(9), facts).Standing);
        Assert.Equal((Standing.Registered, Admitted), (On(end.AddDays(10), facts).Standing, On(end.AddDays(10), facts).Since));
    }

    [Fact]
    public void Nobody_leaves_to_escape_a_case()
    {
        Fact[] facts = [new(FactKind.CaseOpened, Day(2023, 1, 10), Number: 5), new(FactKind.Left, Day(2023, 2, 1), Number: 6), new(FactKind.CaseClosed, Day(2023, 5, 1), About: 5)];
        Assert.Equal((Standing.Registered, true), (On(Day(2023, 4, 30), facts).Standing, On(Day(2023, 4, 30), facts).Has(StandingMarks.EndWithoutEffect)));
        Assert.Equal((Standing.Left, Day(2023, 5, 1)), (On(Day(2023, 5, 1), facts).Standing, On(Day(2023, 5, 1), facts).Since));
    }

    [Fact]
    public void A_condition_warns_then_marks_the_registration_on_its_day_and_ends_nothing()
    {
        Fact[] facts = [new(FactKind.Condition, Admitted, Code: "supervisor")];
        var due = Admitted.AddMonths(36);
        Assert.Equal((due, false), (On(due, facts).ConditionDue, On(due, facts).Has(StandingMarks.ConditionOverdue)));
        Assert.Equal((Standing.Registered, true), (On(due.AddDays(1), facts).Standing, On(due.AddDays(1), facts).Has(StandingMarks.ConditionOverdue)));
        // One of two groups does not do; a qualification that stands in both does.
        Assert.True(On(due.AddDays(1), [.. facts, new(FactKind.Qualification, Admitted.AddDays(9), Code: "svq")]).Has(StandingMarks.ConditionOverdue));
        Assert.False(On(due.AddDays(1), [.. facts, new(FactKind.Qualification, due, Code: "degree")]).Has(StandingMarks.Condition));
        Assert.False(On(due.AddDays(1), [.. facts, new(FactKind.Qualification, due, Code: "svq"), new(FactKind.Qualification, due, Code: "pda")]).Has(StandingMarks.Condition));
    }

    [Fact]
    public void The_time_for_a_qualification_is_that_of_the_day_of_admission_when_the_rule_changes()
    {
        DateOnly? Due(DateOnly admitted, string level, params Fact[] more) => Conditions.Of(InOrder([new(FactKind.Admitted, admitted), new(FactKind.Role, admitted, Code: $"home/{level}"), new(FactKind.Condition, admitted, Code: "supervisor"), .. more]), Changed, admitted, admitted.AddYears(1)).Due;
        var before = Change.AddDays(-1);
        Assert.Equal(before.AddMonths(60), Due(before, "worker"));
        Assert.Equal(Change.AddMonths(36), Due(Change, "worker"));
        Assert.Equal(Change.AddMonths(60), Due(Change, "supervisor"));
        Assert.Equal(Change.AddMonths(36), Due(Change, "supervisor", new Fact(FactKind.Qualification, Change, Code: "svq")));
        Assert.Equal(Day(2029, 1, 1), Due(Change, "worker", new Fact(FactKind.ConditionExtended, Change.AddDays(9), Day(2029, 1, 1), By: Decision.Person)));
        Assert.Equal(Change.AddMonths(36), Due(Change, "worker", new Fact(FactKind.ConditionExtended, Change.AddDays(9), Day(2029, 1, 1))));
    }

    [Fact]
    public void Periods_of_five_years_are_cut_at_the_first_anniversary_after_the_change_and_are_yearly_then()
    {
        var period = Periods.Of(Changed, Day(2022, 2, 10), Day(2025, 1, 1));
        Assert.Equal((0, Day(2022, 2, 10), Day(2025, 2, 10)), (period.Number, period.Start, period.End));
        Assert.Equal((1, Day(2026, 2, 10)), (Periods.Of(Changed, Day(2022, 2, 10), Day(2025, 2, 10)).Number, Periods.Of(Changed, Day(2022, 2, 10), Day(2025, 2, 10)).End));
        // A 29th of February comes back.
        Assert.Equal([Day(2025, 2, 28), Day(2026, 2, 28), Day(2027, 2, 28), Day(2028, 2, 29)], Enumerable.Range(1, 4).Select(n => Period(Yearly, Day(2024, 2, 29), n).Start));
    }
}
