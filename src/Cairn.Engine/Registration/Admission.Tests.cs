using Xunit;
using static Cairn.Engine.Registration.TestRegisters;

namespace Cairn.Engine.Registration;

/// <summary>What an admission rests on, and how long it has waited for us (R2).</summary>
public sealed class AdmissionTests
{
    private static readonly DateOnly Sent = Day(2026, 1, 5);

    private static Admission Of(DateOnly day, params IEnumerable<Fact> facts) => Admission.Of(InOrder([new(FactKind.Role, Day(2025, 12, 1), Code: "home/worker"), new(FactKind.Applied, Sent), .. facts]), Yearly, Part, day);

    [Fact]
    public void Nobody_is_admitted_before_the_fee_is_paid_or_waived_in_full()
    {
        var fee = new Fact(FactKind.FeeAsked, Sent, Period: 0, Amount: 3_000);
        Assert.Equal(["The fee is neither paid nor waived."], Of(Day(2026, 2, 2), fee).Against);
        Assert.Equal(["A part of the fee is still to be paid or waived."], Of(Day(2026, 2, 2), fee, new(FactKind.FeePaid, Day(2026, 1, 9), Period: 0, Amount: 2_999)).Against);
        Assert.True(Of(Day(2026, 2, 2), fee, new(FactKind.FeePaid, Day(2026, 1, 9), Period: 0, Amount: 2_999), new(FactKind.FeeWaived, Day(2026, 1, 10), Period: 0, Amount: 1)).Can);
        // Of another period, or after the day, it does not count.
        Assert.False(Of(Day(2026, 2, 2), fee, new(FactKind.FeePaid, Day(2026, 1, 9), Period: 1, Amount: 3_000)).Can);
        Assert.False(Of(Day(2026, 2, 2), fee, new(FactKind.FeePaid, Day(2026, 2, 3), Period: 0, Amount: 3_000)).Can);
    }

    [Fact]
    public void Nobody_is_admitted_while_what_was_asked_for_has_not_come_or_without_a_role_or_twice()
    {
        var fee = new Fact(FactKind.FeePaid, Day(2026, 1, 9), Period: 0, Amount: 100_000);
        Assert.Equal(["The applicant was asked for information and it has not come."], Of(Day(2026, 2, 2), fee, new(FactKind.InformationAsked, Day(2026, 1, 12), Day(2026, 2, 12))).Against);
        Assert.True(Of(Day(2026, 2, 2), fee, new(FactKind.InformationAsked, Day(2026, 1, 12), Day(2026, 2, 12)), new(FactKind.InformationGiven, Day(2026, 1, 20))).Can);
        Assert.Contains("No application waits for a decision.", Of(Day(2026, 2, 2), fee, new(FactKind.Admitted, Day(2026, 1, 30), By: Decision.Person)).Against);
        Assert.Contains("The application names no role that is held on the day.", Admission.Of(InOrder(new(FactKind.Applied, Sent), fee), Yearly, Part, Day(2026, 2, 2)).Against);
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-05", 0)]
    [InlineData("2026-01-05", "2026-01-10", 5)]
    [InlineData("2026-01-05", "2026-01-12", 5)]
    [InlineData("2026-01-10", "2026-01-12", 0)]
    [InlineData("2026-01-09", "2026-01-20", 7)]
    [InlineData("2026-01-20", "2026-01-09", 0)]
    public void Working_days_are_those_from_Monday_to_Friday(string from, string until, int days) =>
        Assert.Equal(days, OfficeClock.WorkingDays(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_clock_stands_while_the_application_waits_for_the_applicant()
    {
        Fact[] facts = InOrder(new(FactKind.Applied, Sent), new(FactKind.InformationAsked, Day(2026, 1, 12), Day(2026, 2, 12)), new(FactKind.InformationGiven, Day(2026, 1, 26)), new(FactKind.Admitted, Day(2026, 2, 2), By: Decision.Person));
        Assert.Equal([4, 5, 5, 5, 10, 10], new[] { Day(2026, 1, 9), Day(2026, 1, 12), Day(2026, 1, 20), Day(2026, 1, 26), Day(2026, 2, 2), Day(2026, 6, 1) }.Select(d => OfficeClock.WithUs(facts, d)));
        // Days are the same counted one by one.
        var from = Day(2026, 1, 1);
        for (var n = 0; n < 400; n++)
            Assert.Equal(Enumerable.Range(0, n).Count(i => from.AddDays(i).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)), OfficeClock.WorkingDays(from, from.AddDays(n)));
    }
}
